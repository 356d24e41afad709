package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.MARIAS_CARD;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.offeredToTom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationEvent.GestureGiven;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Who may give a goodwill gesture, and what is then on record. */
class GestureRulesTest {

  static final GestureId VOUCHER = new GestureId("voucher");

  static final Giveable.Gift TEN_EUROS = new Giveable.Gift(
      VOUCHER, 3, "Apology voucher", "Sorry! A-1", "A-1", true, Worth.of(1000, "EUR"));

  @Test
  void whoAnswersGivesAndAllOfItIsOnRecord() {
    marias()
        .when(give(marias(), MARIAS_CARD, "g"))
        .thenExactly(new GestureGiven(
            NOON,
            MARIA,
            "g",
            VOUCHER,
            3,
            "Apology voucher",
            "Sorry! A-1",
            "A-1",
            true,
            Worth.of(1000, "EUR"),
            YearMonth.of(2030, 6),
            null));
    var asked = offeredToTom();
    asked.when(give(asked, MARIAS_CARD, "g")).then(GestureGiven.class);
  }

  @Test
  void nobodyElseGivesButInAFollowUpAnybodyByName() {
    marias().when(give(marias(), TOMS_CARD, "g")).thenRefused(Refusal.NOT_YOURS);
    var queued = aQueuedConversation();
    queued.when(give(queued, TOMS_CARD, "g")).thenRefused(Refusal.WRONG_STATE);
    var late = new ConversationCommand.GiveGesture(
        MARIAS_CARD, "g", marias().epoch() - 1, VOUCHER, TEN_EUROS);
    marias().when(late).thenRefused(Refusal.STALE_EPOCH);

    var followUp = queued.done(new ConversationCommand.OpenFollowUp());
    var given = followUp.done(give(followUp, TOMS_CARD, "g"));
    assertThat(given.state()).isInstanceOf(ConversationState.FollowUp.class);
    assertThat(given.conversation().receipt(Sender.of(TOM), "g")).isPresent();
  }

  @Test
  void whatIsNotThereIsRefusedWithWhyButNotBeforeWhoAsks() {
    var empty = new Giveable.Nothing(Refusal.POOL_EMPTY);
    var story = marias();

    story
        .when(new ConversationCommand.GiveGesture(MARIAS_CARD, "g", story.epoch(), VOUCHER, empty))
        .thenRefused(Refusal.POOL_EMPTY);
    story
        .when(new ConversationCommand.GiveGesture(TOMS_CARD, "g", story.epoch(), VOUCHER, empty))
        .thenRefused(Refusal.NOT_YOURS);
  }

  /** The answer was lost, and by now the pool is empty: it was given all the same. */
  @Test
  void theSameKeyGivesOnceWhateverIsLeft() {
    var story = marias();
    var given = story.done(give(story, MARIAS_CARD, "g"));
    var empty = new Giveable.Nothing(Refusal.POOL_EMPTY);
    var another = new GestureId("another");

    given
        .when(new ConversationCommand.GiveGesture(MARIAS_CARD, "g", story.epoch(), VOUCHER, empty))
        .thenKnown(given.seq());
    given
        .when(new ConversationCommand.GiveGesture(MARIAS_CARD, "g", story.epoch(), another, empty))
        .thenRefused(Refusal.KEY_REUSED);
  }

  @Test
  void itCountsForTheMonthOnTheSitesClock() {
    Instant newYearInTokyo = Instant.parse("2030-12-31T15:00:00Z");
    var tokyo = new ConversationRules(
        ConversationStory.TIMES,
        (site, language, key) -> key,
        (site, now) -> new Outlook(null, null, ZoneId.of("Asia/Tokyo")));
    var story = marias();

    Outcome outcome =
        tokyo.decide(story.conversation(), give(story, MARIAS_CARD, "g"), newYearInTokyo);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Events.class,
            events -> assertThat(((GestureGiven) events.events().getFirst()).month())
                .isEqualTo(YearMonth.of(2031, 1)));
  }

  @Test
  void theVisitorReadsTheCodeOnce() {
    assertThat(words("Sorry! A-1", "A-1")).isEqualTo("Sorry! A-1");
    assertThat(words("Sorry!", "A-1")).isEqualTo("Sorry!\n\nA-1");
    assertThat(words("Free shipping.", null)).isEqualTo("Free shipping.");
  }

  private static String words(String text, String code) {
    return new GestureGiven(
            NOON,
            MARIA,
            "g",
            VOUCHER,
            1,
            "name",
            text,
            code,
            false,
            Worth.of("something"),
            YearMonth.of(2030, 6),
            null)
        .words();
  }

  static ConversationCommand give(ConversationStory story, AgentProfile who, String key) {
    return new ConversationCommand.GiveGesture(who, key, story.epoch(), VOUCHER, TEN_EUROS);
  }
}
