package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.Card;
import dev.firsthand.protocol.Settled;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.BotSaid;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.SharedEvent.GivenBack;
import dev.firsthand.protocol.StateName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contract of a hand-back, on a whole server: the bot keeps to what a person settled. */
@Timeout(90)
class GiveBackTest {

  private static final Settled AGREED =
      new Settled("You may come at seven on Friday, Maria lets you in.", "opening-hours");

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
  void theBotTellsWhatAPersonSettledAndThenBringsThatPersonBack() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      givesBack(maria, chat, List.of(AGREED));

      assertThat(visitor.hears(GivenBack.class).settled()).containsExactly(AGREED);
      long asked = visitor.says("When are you open?");
      BotSaid told = (BotSaid) visitor.event(BotSaid.class, asked).event();
      assertThat(told.text()).contains(TestHouse.MARIAS_NAME, AGREED.text());
      assertThat(told.offersPerson()).isTrue();

      long again = visitor.says("What are your opening hours?");
      visitor.event(Escalated.class, again);
      assertThat(visitor.events.all()).noneMatch(e -> e.event() instanceof BotAnswered);
      var card = maria.rings(chat, epoch + 2).card();
      assertThat(card.settled())
          .containsExactly(
              new Card.SettledBefore(AGREED.text(), AGREED.entry(), TestHouse.MARIAS_NAME));
      assertThat(why(chat, told(visitor, asked)).get("why").get("verdict").asString())
          .isEqualTo("SETTLED");
    }
  }

  @Test
  void whyIsMadeAgainOfWhatStood() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      givesBack(maria, chat, List.of(AGREED));
      long asked = visitor.says("When are you open?");

      JsonNode why = why(chat, told(visitor, asked));

      assertThat(why.get("same").asBoolean()).isTrue();
      assertThat(why.get("again").get("stands").get("settled").asString()).isEqualTo("STANDS");
    }
  }

  @Test
  void anotherQuestionIsAnsweredAsEver() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      givesBack(maria, chat, List.of(new Settled("Your address is noted.", null)));
      visitor.says("When are you open?");

      assertThat(visitor.hears(BotAnswered.class).entry()).isEqualTo("opening-hours");
    }
  }

  @Test
  void whoAsksAfterAPromiseReadsByWhenItIsKept() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      Instant due = Instant.now().plus(Duration.ofHours(20));
      maria.does((id, key) ->
          new AgentCommand.MakePromise(id, key, chat, "ask the grower", due, maria.id));
      givesBack(maria, chat, null);
      assertThat(visitor.hears(GivenBack.class).text())
          .contains(TestHouse.MARIAS_NAME + " will get back to you by");

      long asked = visitor.says("Any news?");

      assertThat(((BotSaid) visitor.event(BotSaid.class, asked).event()).text())
          .contains(TestHouse.MARIAS_NAME + " will get back to you by");
      visitor.is(StateName.BOT);
    }
  }

  private JsonNode why(String chat, long seq) {
    return Staff.signIn(at, TestHouse.ADA)
        .get("/api/v1/conversations/" + chat + "/why/" + seq)
        .body();
  }

  private static long told(Visitor visitor, long asked) {
    return visitor.event(BotSaid.class, asked).seq();
  }

  private static void givesBack(Agent agent, String chat, @Nullable List<Settled> settled) {
    agent.does((id, key) -> new AgentCommand.GiveBack(id, key, chat, agent.owns(chat), settled));
  }
}
