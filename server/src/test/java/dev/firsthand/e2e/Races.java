package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.client.AgentClient;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Two agents reach for one waiting conversation at the same moment, over real sockets, again and
 * again: one has it each time, the other is told who was first, and the visitor meets one person.
 */
public final class Races implements AutoCloseable {

  private static final long QUEUED = 2;
  private static final int WINDOWS = 8;
  private static final Set<ErrorCode> LOST = Set.of(ErrorCode.STALE_EPOCH, ErrorCode.NOT_YOURS);

  private final TestHouse house;
  private final Address at;
  /** Windows of each agent, used in turn: one alone would be told that it is too fast. */
  private final List<List<AgentClient>> agents;

  private final List<String> names;
  private final int[] won = new int[2];

  /** A server under {@code data}, and two agents who take by hand. */
  public Races(Path data) {
    house = TestHouse.start(
        data, "http.requests-per-second=100000", "http.connections-per-address=10000");
    at = new Address(house.port());
    Staff maria = Staff.signIn(at, TestHouse.MARIA);
    Staff jonas = Staff.signIn(at, TestHouse.JONAS);
    agents = List.of(windows(maria), windows(jonas));
    names = List.of(maria.id(), jonas.id());
  }

  /** Runs {@code many} races; {@code done} hears the number of each. */
  public void run(int many, IntConsumer done) {
    for (int i = 0; i < many; i++) {
      race(i);
      done.accept(i + 1);
    }
  }

  /** How many races each of the two has won. */
  public List<Integer> won() {
    return List.of(won[0], won[1]);
  }

  private void race(int number) {
    try (Visitor visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      String conversation = visitor.conversation();
      int first = number % 2;
      var takes = List.of(take(first, conversation, number), take(1 - first, conversation, number));
      List<Boolean> has = takes.stream().map(Races::isWon).toList();
      assertThat(has).as("one winner of race %s", number).containsExactlyInAnyOrder(true, false);
      int winner = has.getFirst() ? first : 1 - first;
      won[winner]++;
      String met = visitor.hears(SharedEvent.Accepted.class).agent().id();
      assertThat(met).as("whom the visitor of race %s met", number).isEqualTo(names.get(winner));
      Net.get(window(winner, number)
          .ask(
              id -> new AgentCommand.Close(id, "close-" + number, conversation, QUEUED + 1, null)));
      visitor.hears(SharedEvent.Closed.class);
      assertThat(visitor.events.all().stream()
              .filter(heard -> heard.event() instanceof SharedEvent.Accepted))
          .as("people in race %s", number)
          .hasSize(1);
    }
  }

  private CompletableFuture<AgentFrame> take(int agent, String conversation, int number) {
    return window(agent, number)
        .ask(id -> new AgentCommand.Take(id, "take-" + number, conversation, QUEUED));
  }

  private static boolean isWon(CompletableFuture<AgentFrame> take) {
    try {
      take.join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefusedException refused
          && LOST.contains(refused.refused().code())) {
        return false;
      }
      throw e;
    }
  }

  private AgentClient window(int agent, int race) {
    return agents.get(agent).get(race % WINDOWS);
  }

  private List<AgentClient> windows(Staff staff) {
    return Stream.generate(() -> open(staff)).limit(WINDOWS).toList();
  }

  private AgentClient open(Staff staff) {
    var deaf = new AgentClient.Listener() {
      @Override
      public void frame(AgentFrame frame) {}

      @Override
      public void lost(int closeNumber) {}
    };
    var client =
        AgentClient.connect(at.agents(), at.origin(), staff.cookie(), List.of(), Net.HTTP, deaf);
    Net.get(client.welcome());
    Net.get(client.ask(id -> new AgentCommand.SetStatus(id, AgentStatus.BUSY, null)));
    return client;
  }

  @Override
  public void close() {
    agents.forEach(windows -> windows.forEach(AgentClient::close));
    house.close();
  }
}
