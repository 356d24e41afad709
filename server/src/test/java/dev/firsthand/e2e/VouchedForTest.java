package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.Card;
import dev.firsthand.protocol.VisitorAttribute;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.client.RefusedException;
import dev.firsthand.visitors.VisitorTokenCodecTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A visitor for whom the site's server vouches, as the agent sees them. */
@Timeout(90)
class VouchedForTest {

  @Test
  void whatIsSignedIsShownAsVerifiedAndWhatThePageSaysIsNot(@TempDir Path data) throws Exception {
    try (var house = TestHouse.start(data)) {
      var at = new Address(house.port());
      String key = Staff.signIn(at, TestHouse.ADA)
          .post("/api/v1/sites/demo/visitor-keys", Map.of())
          .body()
          .get("newKey")
          .asString();
      String token = VisitorTokenCodecTest.signed(
          key,
          "{\"alg\":\"HS256\"}",
          "{\"exp\":" + (Instant.now().getEpochSecond() + 60)
              + ",\"name\":\"Ida\",\"attributes\":{\"plan\":\"gold\"}}");
      try (var maria = Agent.available(at, TestHouse.MARIA);
          var visitor = Visitor.newAt(at)) {
        visitor.does(id -> key2 -> identified(id, key2, token));
        visitor.does(id -> key2 -> new VisitorCommand.Identify(
            id,
            key2,
            "Eve",
            null,
            List.of(new VisitorAttribute("plan", "platinum"), new VisitorAttribute("cart", "99.5")),
            null));
        assertThatThrownBy(() ->
                visitor.does(id -> key2 -> identified(id, key2, token.substring(0, 40) + ".x.y")))
            .isInstanceOf(RefusedException.class)
            .hasMessageContaining("token");
        visitor.asksForPerson();

        Card.VisitorFacts facts = maria.rings(visitor.conversation()).card().visitor();

        assertThat(facts.name()).isEqualTo("Ida");
        assertThat(facts.verified()).isTrue();
        assertThat(facts.attributes())
            .containsExactly(
                new Card.Attribute("cart", "99.5", false),
                new Card.Attribute("plan", "gold", true));
      }
    }
  }

  private static VisitorCommand.Keyed identified(String id, String key, String token) {
    return new VisitorCommand.Identify(id, key, null, null, null, token);
  }
}
