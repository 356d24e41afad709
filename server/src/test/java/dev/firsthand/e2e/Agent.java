package dev.firsthand.e2e;

import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.client.AgentClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An agent with one window, who remembers all that was heard. */
final class Agent implements AutoCloseable {

  private static final AtomicLong KEYS = new AtomicLong();

  final Heard<AgentFrame> frames = new Heard<>();
  final Heard<Integer> ended = new Heard<>();
  final AgentClient client;
  final String id;

  private Agent(Staff staff, List<Resume> resume) {
    id = staff.id();
    client = AgentClient.connect(
        staff.at().agents(), staff.at().origin(), staff.cookie(), resume, Net.HTTP, new Ear());
  }

  /** Opens a window and waits until the inbox is there. */
  static Agent at(Staff staff) {
    return at(staff, List.of());
  }

  static Agent at(Staff staff, List<Resume> resume) {
    var agent = new Agent(staff, resume);
    Net.get(agent.client.welcome());
    agent.hears(AgentFrame.Ready.class);
    return agent;
  }

  /** Signs in, opens a window and is available. */
  static Agent available(Address at, String login) {
    var agent = at(Staff.signIn(at, login));
    agent.becomes(AgentStatus.AVAILABLE);
    return agent;
  }

  void becomes(AgentStatus status) {
    Net.get(client.ask(id -> new AgentCommand.SetStatus(id, status, null)));
  }

  /** The first offer of {@code conversation} at {@code epoch} or later. */
  AgentFrame.Offer rings(String conversation, long epoch) {
    return frames.first(
        AgentFrame.Offer.class,
        offer -> offer.conversation().equals(conversation) && offer.epoch() >= epoch);
  }

  AgentFrame.Offer rings(String conversation) {
    return rings(conversation, 0);
  }

  /** Accepts, and gives the epoch in which the conversation is the agent's own. */
  long accepts(String conversation) {
    does((request, key) -> new AgentCommand.Accept(request, key, conversation));
    return owns(conversation);
  }

  /** Waits until the inbox says that the conversation is the agent's own; gives the epoch. */
  long owns(String conversation) {
    return summary(conversation, StateName.HUMAN, id);
  }

  /** Waits until the latest line of the inbox says {@code state}; gives the epoch. */
  long summary(String conversation, StateName state, @Nullable String owner) {
    return frames.when(conversation + " " + state, all -> {
      Optional<AgentFrame.SummaryChanged> last = Optional.empty();
      for (AgentFrame frame : all) {
        if (frame instanceof AgentFrame.SummaryChanged changed
            && changed.summary().conversation().equals(conversation)) {
          last = Optional.of(changed);
        }
      }
      return last.map(AgentFrame.SummaryChanged::summary)
          .filter(summary -> summary.state() == state)
          .filter(summary -> owner == null || owner.equals(summary.agent()))
          .map(summary -> summary.epoch());
    });
  }

  long replies(String conversation, long epoch, String text) {
    return does((request, key) -> new AgentCommand.Reply(request, key, conversation, epoch, text));
  }

  void opens(String conversation) {
    Net.get(client.ask(request -> new AgentCommand.Open(request, conversation, 0)));
    frames.first(
        AgentFrame.CaughtUp.class, caughtUp -> caughtUp.conversation().equals(conversation));
  }

  /** A command that changes a conversation, made from request id and key; gives its number. */
  long does(KeyedCommand command) {
    String key = "a" + KEYS.incrementAndGet();
    var answer = Net.get(client.ask(request -> command.of(request, key)));
    if (answer instanceof ServerFrame.Ok ok && ok.seq() != null) {
      return ok.seq();
    }
    throw new AssertionError("No number in " + answer);
  }

  AgentFrame asks(Function<String, AgentCommand> command) {
    return Net.get(client.ask(command));
  }

  <F extends AgentFrame> F hears(Class<F> kind) {
    return frames.first(kind, any -> true);
  }

  /** The first event of {@code kind} in {@code conversation}. */
  <E extends AgentEvent> E reads(String conversation, Class<E> kind) {
    return kind.cast(frames
        .first(
            AgentFrame.Event.class,
            event -> event.conversation().equals(conversation) && kind.isInstance(event.event()))
        .event());
  }

  List<AgentFrame.Event> events(String conversation) {
    return frames.all().stream()
        .filter(AgentFrame.Event.class::isInstance)
        .map(AgentFrame.Event.class::cast)
        .filter(event -> event.conversation().equals(conversation))
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }

  /** Makes a command from the request's id and its key. */
  interface KeyedCommand {
    AgentCommand.Keyed of(String request, String key);
  }

  private final class Ear implements AgentClient.Listener {
    @Override
    public void frame(AgentFrame frame) {
      frames.add(frame);
    }

    @Override
    public void lost(int closeNumber) {
      ended.add(closeNumber);
    }
  }
}
