package dev.firsthand.e2e;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.protocol.client.ChatClient;
import dev.firsthand.protocol.client.Memory;
import dev.firsthand.protocol.client.Page;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** A visitor with a chat client, who remembers all that was heard. */
final class Visitor implements AutoCloseable {

  private static final AtomicLong VISITORS = new AtomicLong();

  final Heard<VisitorFrame> told = new Heard<>();
  final Heard<VisitorFrame.Event> events = new Heard<>();
  final Heard<Integer> ended = new Heard<>();
  final ChatClient client;

  private Visitor(Address at, Memory memory) {
    long number = VISITORS.incrementAndGet();
    var keys = new AtomicLong();
    client = new ChatClient(
        at.visitors(),
        null,
        new Page(TestHouse.SITE, "en", null),
        memory,
        Net.HTTP,
        Net.ALARMS,
        new Eager(),
        () -> "v" + number + "-" + keys.incrementAndGet(),
        new Ear());
    client.start();
  }

  /** A visitor whom nobody knows yet. */
  static Visitor newAt(Address at) {
    return new Visitor(at, Memory.NONE);
  }

  /** The same visitor again, in another tab or on another day. */
  static Visitor again(Address at, Memory memory) {
    return new Visitor(at, memory);
  }

  /** Says something, and gives its number once it is durable. */
  long says(String text) {
    return seq(Net.get(client.say(text)));
  }

  long asksForPerson() {
    return seq(Net.get(client.askForHuman()));
  }

  /** Asks for a person, at whom it rings and who takes the chat; gives the conversation. */
  String reaches(Agent agent) {
    asksForPerson();
    agent.rings(conversation());
    agent.accepts(conversation());
    is(StateName.HUMAN);
    return conversation();
  }

  ServerFrame.Ok does(Function<String, Function<String, VisitorCommand.Keyed>> command) {
    return Net.get(client.submit(command));
  }

  /** The first event of {@code kind}, also if it was heard before. */
  <E extends SharedEvent> E hears(Class<E> kind) {
    return hears(kind, 0);
  }

  /** The first event of {@code kind} with a number above {@code after}. */
  <E extends SharedEvent> E hears(Class<E> kind, long after) {
    return kind.cast(event(kind, after).event());
  }

  VisitorFrame.Event event(Class<? extends SharedEvent> kind, long after) {
    return events.when(
        kind.getSimpleName() + " after " + after,
        all -> all.stream()
            .filter(heard -> heard.seq() > after && kind.isInstance(heard.event()))
            .findFirst());
  }

  /** Waits until the latest that was told of the state is {@code state}. */
  VisitorFrame.Status is(StateName state) {
    return told.when("state " + state, all -> {
      Optional<VisitorFrame.Status> last = Optional.empty();
      for (VisitorFrame frame : all) {
        if (frame instanceof VisitorFrame.StatusChanged changed) {
          last = Optional.of(changed.status());
        } else if (frame instanceof VisitorFrame.CaughtUp caughtUp) {
          last = Optional.of(caughtUp.status());
        }
      }
      return last.filter(status -> status.state() == state);
    });
  }

  <F extends VisitorFrame> F isTold(Class<F> kind, Predicate<F> fits) {
    return told.first(kind, fits);
  }

  /** Id of the conversation, once the first event was heard. */
  String conversation() {
    return events.when("an event", all -> all.stream().findFirst()).conversation();
  }

  List<Long> numbers() {
    return events.all().stream().map(VisitorFrame.Event::seq).toList();
  }

  @Override
  public void close() {
    client.close();
  }

  private static long seq(ServerFrame.Ok ok) {
    Long seq = ok.seq();
    if (seq == null) {
      throw new AssertionError("An ok without a number");
    }
    return seq;
  }

  /** Comes back soon, so that tests do not wait out long pauses. */
  private static final class Eager implements RandomGenerator {
    private static final long SOON_MS = 150;

    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public long nextLong(long bound) {
      return Math.min(SOON_MS, bound - 1);
    }
  }

  private final class Ear implements ChatClient.Listener {
    @Override
    public void event(VisitorFrame.Event event) {
      events.add(event);
    }

    @Override
    public void told(VisitorFrame frame) {
      told.add(frame);
    }

    @Override
    public void ended(int closeNumber) {
      ended.add(closeNumber);
    }
  }
}
