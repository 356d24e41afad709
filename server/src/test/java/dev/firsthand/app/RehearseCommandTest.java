package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.ConversationLog.BoxKind;
import dev.firsthand.engine.ConversationLog.BoxQuery;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the JVM is shown after each build. */
@Timeout(90)
class RehearseCommandTest {

  private static final BusyDay.Size SHORT = new BusyDay.Size(3, 2, 4);

  @TempDir
  private Path data;

  @Test
  void theDayIsPlayedAsItSays() throws IOException {
    var played = RehearseCommand.rehearse(data, SHORT);

    assertThat(played).isEqualTo(new BusyDay.Played(3 * (2 + 4 / 2), 3 * 4, 3));
    assertThat(logs()).hasSize(3).allSatisfy(log -> {
      assertThat(of(log, ConversationEvent.VisitorSaid.class))
          .extracting(ConversationEvent.VisitorSaid::key)
          .doesNotHaveDuplicates()
          .hasSize(1 + 4 + 1);
      assertThat(of(log, ConversationEvent.Accepted.class)).hasSize(1);
      assertThat(of(log, ConversationEvent.AgentReplied.class)).hasSize(1);
      assertThat(log.getLast()).isInstanceOf(ConversationEvent.ClosedByAgent.class);
    });
  }

  @Test
  void aHouseThatDoesNotPlayAlongIsToldOf() {
    var day = new BusyDay(1, "demo", List.of(new BusyDay.SignIn("maria", "secret")), SHORT);

    assertThatThrownBy(day::play).isInstanceOf(IOException.class);
  }

  private List<List<ConversationEvent>> logs() {
    Map<String, String> settings = TestHouse.all("data.directory=" + data);
    try (var house =
        new House(TestHouse.config(data, settings), Clock.systemUTC(), new SecureRandom())) {
      var log = house.database.log();
      return log.page(new BoxQuery(BoxKind.CLOSED, new AgentId("-"), null, 10)).summaries().stream()
          .map(chat -> log.read(chat.id(), 0, 100).stream().map(Recorded::event).toList())
          .toList();
    }
  }

  private static <E extends ConversationEvent> List<E> of(
      List<ConversationEvent> log, Class<E> kind) {
    return log.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
