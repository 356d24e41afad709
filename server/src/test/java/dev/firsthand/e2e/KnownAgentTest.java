package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.SharedEvent.WaitChosen;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The person whom the visitor knows in a while, or a colleague now: the visitor says. */
class KnownAgentTest {

  private static final int MARIAS_CAPACITY = 3;

  private TestHouse house;
  private Address at;

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.start(data);
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    house.close();
  }

  @Test
  void whoWaitsForMariaGetsMariaThoughAColleagueComesFree() {
    var others = new ArrayList<Visitor>();
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = served(visitor, maria);
      String other = "";
      long otherEpoch = 0;
      for (int i = 0; i < MARIAS_CAPACITY; i++) {
        var next = Visitor.newAt(at);
        others.add(next);
        next.asksForPerson();
        other = next.conversation();
        maria.rings(other);
        otherEpoch = maria.accepts(other);
      }

      visitor.says("One more thing");
      visitor.is(StateName.QUEUED);
      var place =
          visitor.isTold(VisitorFrame.Place.class, told -> told.known() != null).known();
      assertThat(place.agent().name()).isEqualTo(TestHouse.MARIAS_NAME);
      assertThat(place.waits()).isFalse();
      visitor.does(id -> key -> new VisitorCommand.WaitFor(id, key, true));
      assertThat(visitor.hears(WaitChosen.class).known()).isTrue();
      visitor.isTold(
          VisitorFrame.Place.class, told -> told.known() != null && told.known().waits());

      try (var jonas = Agent.available(at, TestHouse.JONAS);
          var third = Visitor.newAt(at)) {
        third.asksForPerson();
        jonas.rings(third.conversation());
        String busy = other;
        long epoch = otherEpoch;
        maria.does((id, key) -> new AgentCommand.Close(id, key, busy, epoch, null));
        maria.rings(chat, 3);

        assertThat(offers(jonas)).containsExactly(third.conversation());
      }
    } finally {
      others.forEach(Visitor::close);
    }
  }

  private static String served(Visitor visitor, Agent maria) {
    visitor.asksForPerson();
    String chat = visitor.conversation();
    maria.rings(chat);
    long epoch = maria.accepts(chat);
    maria.does((id, key) -> new AgentCommand.Close(id, key, chat, epoch, null));
    visitor.is(StateName.CLOSED);
    return chat;
  }

  private static List<String> offers(Agent agent) {
    return agent.frames.all().stream()
        .filter(AgentFrame.Offer.class::isInstance)
        .map(frame -> ((AgentFrame.Offer) frame).conversation())
        .toList();
  }
}
