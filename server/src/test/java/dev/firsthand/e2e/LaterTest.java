package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.CallTime;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.CallBackAsked;
import dev.firsthand.protocol.SharedEvent.MessageLeft;
import dev.firsthand.protocol.SharedEvent.NobodyThere;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever would rather hear from a person later, and whoever must, on a whole server. */
class LaterTest {

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
  void aMessageMayBeTheFirstWordOfAVisitor() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.does(id -> key -> new VisitorCommand.LeaveMessage(
          id, key, "Is my frame ready?", "Ida", "ida@mail.example"));

      assertThat(visitor.hears(MessageLeft.class).told()).isNotBlank();
      visitor.is(StateName.FOLLOW_UP);
      try (var maria = Agent.at(Staff.signIn(at, TestHouse.MARIA))) {
        maria.summary(visitor.conversation(), StateName.FOLLOW_UP, null);
      }
    }
  }

  @Test
  void whoTalksWithTheBotMayAskForACallWithoutAskingForAPersonFirst() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);
      visitor.does(id -> key -> new VisitorCommand.AskForCallBack(
          id, key, "+49 30 1234567", CallTime.SOON, "The chain", "Ida"));

      assertThat(visitor.hears(CallBackAsked.class).told()).isNotBlank();
      visitor.is(StateName.FOLLOW_UP);
      maria.opens(visitor.conversation());
      assertThat(maria.reads(visitor.conversation(), CallBackAsked.class).phone())
          .isEqualTo("+49 30 1234567");
    }
  }

  @Test
  void whoFindsNobodyThereReadsTheSitesOwnWords() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    var texts = Map.of("NOBODY_SIGNED_IN", Map.of("en", "We are out in the workshop."));
    var hours =
        Map.of("always", true, "answerWithinMinutes", 30, "offersOutside", false, "texts", texts);
    assertThat(ada.put(
                "/api/v1/sites/" + TestHouse.SITE + "/hours",
                Map.of("basedOn", 0, "hours", hours),
                null)
            .status())
        .isEqualTo(200);

    try (var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      assertThat(visitor.hears(NobodyThere.class).text()).isEqualTo("We are out in the workshop.");
    }
  }
}
