package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Validity;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent.Started;
import dev.firsthand.conversation.ConversationEvent.VisitorSaid;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Unanswered;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The bot reads a question at the moment at which it was asked, whenever it gets to it. */
class BotDeskTest {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final Instant END = Instant.parse("2026-12-01T17:00:00Z");
  private static final Instant BEFORE = END.minusMillis(1);
  private static final String SALE = "Is there a sale on monsteras?";
  private static final Faq FAQ = new Faq(
      4,
      List.of(
          new FaqEntry("hours", "When are you open?", List.of(), "At nine.", "", "en", List.of()),
          new FaqEntry(
              "sale", SALE, List.of(), "Half off.", "", "en", List.of(), new Validity(null, END))));

  private final BotDesk bot;

  BotDeskTest() {
    var indexes = new FaqIndexes(EncoderLoader.off(), Runnable::run);
    indexes.put(SHOP.value(), FAQ);
    bot = new BotDesk(
        CompletableFuture.completedFuture(null),
        indexes,
        site -> FAQ,
        site -> PolicyVersion.initial(),
        conversation -> PolicyVersion.initial(),
        site -> Adjustment.NONE,
        (site, language, key) -> key,
        FaqIndex::read);
  }

  private static Conversation asked(Instant at) {
    var id = ConversationId.of(new VisitorId("ida"), 1);
    return Conversation.empty(id)
        .after(new Started(at, SHOP, id.visitor(), "en", "/", "Hello"))
        .after(new VisitorSaid(at, "k", SALE));
  }

  private BotTurn turn(Instant at) {
    var conversation = asked(at);
    return bot.answer(conversation, Objects.requireNonNull(conversation.unanswered()));
  }

  @Test
  void anEntryIsAnAnswerUpToItsEndAndNotFromThenOn() {
    assertThat(turn(BEFORE))
        .isInstanceOfSatisfying(
            BotTurn.Answer.class, answer -> assertThat(answer.entry()).isEqualTo("sale"));

    var after = turn(END);
    assertThat(after).isNotInstanceOf(BotTurn.Answer.class);
    assertThat(after.decision().tried()).noneMatch(tried -> tried.entry().equals("sale"));
  }

  @Test
  void theSameQuestionAtTheSameTimeGetsTheSameTurnWheneverItIsPlayed() {
    for (var at : List.of(BEFORE, END)) {
      assertThat(turn(at)).isEqualTo(turn(at));
    }
  }

  @Test
  void whatWasDecidedIsReplayedFromWhatIsStoredWithoutLookingAtTheTimeAgain() {
    for (var at : List.of(BEFORE, END)) {
      var decision = turn(at).decision();
      assertThat(EscalationRules.replay(PolicyVersion.initial(), decision)).contains(decision);
    }
  }

  @Test
  void aChoiceWhoseTimeIsOverGetsAPerson() {
    var conversation = asked(BEFORE);

    assertThat(bot.answer(conversation, new Unanswered.Chosen(2, BEFORE, "sale")))
        .isInstanceOf(BotTurn.Answer.class);
    var late = bot.answer(conversation, new Unanswered.Chosen(2, END, "sale"));
    assertThat(late.decision().reason()).isEqualTo(EscalationReason.NOT_CLARIFIED);
  }

  @Test
  void aTrialSaysWhichEntryWouldComeFirstAtAnotherTime() {
    assertThat(bot.tryOut(SHOP, SALE, "en", BEFORE)).isInstanceOf(BotTurn.Answer.class);
    assertThat(bot.notNow(SHOP, SALE, "en", BEFORE)).isEmpty();
    assertThat(bot.notNow(SHOP, "When are you open?", "en", END)).isEmpty();

    var notNow = bot.notNow(SHOP, SALE, "en", END).orElseThrow();
    assertThat(notNow.entry().id()).isEqualTo("sale");
    assertThat(notNow.confidence()).isGreaterThan(0.5);
  }
}
