package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Role;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.Occasion;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.sites.ShopContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Chats as they may have been, told to the log of the shop "shop". */
abstract class ToldChats extends ShopContract {

  static final SiteKey SHOP = new SiteKey("shop");

  AgentId maria;
  private int visitors;

  @BeforeEach
  final void hireMaria() {
    maria = house.hire("maria", Role.AGENT).id();
  }

  interface Story {
    List<ConversationEvent> after(long said);
  }

  final ConversationId talk(String text, Story story) {
    var id = ConversationId.of(new VisitorId("visitor-" + ++visitors), 1);
    var events = new ArrayList<ConversationEvent>();
    events.add(new ConversationEvent.Started(now(), SHOP, id.visitor(), "en", "/", "Hello"));
    events.add(new ConversationEvent.VisitorSaid(now(), "k", text));
    events.addAll(story.after(2));
    events.forEach(event -> goesOn(id, event));
    return id;
  }

  /** One more event in a chat. */
  final void goesOn(ConversationId id, ConversationEvent event) {
    var log = house.database.whole().log();
    var before = Conversation.empty(id);
    for (var recorded : log.read(id, 0, 1_000)) {
      before = before.after(recorded.event());
    }
    var append = log.append(
        new Appending(id, before.seq(), List.of(event), before.after(event), Claims.NOTHING, null));
    assertThat(append).isInstanceOf(Append.Appended.class);
  }

  final Instant now() {
    return Instant.ofEpochMilli(house.clock.millis());
  }

  final ConversationEvent answered(long question, Decision decision) {
    return new ConversationEvent.BotAnswered(
        now(), question, "sending", "Two days.", List.of(), decision);
  }

  final ConversationEvent askedBack(long question) {
    return new ConversationEvent.BotAskedBack(
        now(),
        question,
        "Did you mean",
        List.of(new Choice("sending", "Sending"), new Choice("returns", "Returns")),
        decision(Decision.Verdict.ASK_BACK, null, "returns", 0.5, "lexical"));
  }

  final ConversationEvent chose(long askBack, String choice) {
    return new ConversationEvent.Chose(now(), "c", askBack, choice, "");
  }

  final ConversationEvent rated(long answer, boolean helpful) {
    return new ConversationEvent.AnswerRated(now(), "r", answer, helpful);
  }

  final ConversationEvent escalated(Decision decision) {
    return new ConversationEvent.Escalated(
        now(), EscalationReason.LOW_CONFIDENCE, 0, null, "", decision);
  }

  final ConversationEvent escalatedAtTheButton() {
    return new ConversationEvent.Escalated(
        now(), EscalationReason.VISITOR_ASKED, 0, null, "", null);
  }

  final ConversationEvent accepted() {
    return new ConversationEvent.Accepted(
        now(), new AgentProfile(maria, "Maria", "", null), "a", "Hi", true);
  }

  final ConversationEvent replied(String text) {
    return new ConversationEvent.AgentReplied(now(), maria, "p", text);
  }

  final ConversationEvent judged(long turn, long question, String entry) {
    return new ConversationEvent.Judged(
        now(), maria, "j", turn, question, Judgement.BOT_COULD_HAVE_ANSWERED, entry);
  }

  static Decision unsure(double confidence) {
    return decision(
        Decision.Verdict.ESCALATE,
        EscalationReason.LOW_CONFIDENCE,
        "sending",
        confidence,
        "lexical");
  }

  static Decision decision(
      Decision.Verdict verdict,
      @Nullable EscalationReason reason,
      String top,
      double confidence,
      String model) {
    return new Decision(
        verdict,
        reason,
        List.of(new Decision.Tried(top, top, confidence, top, List.of())),
        List.of(),
        new Decision.Thresholds(0.8, 0.5, 0.1),
        Counters.NONE,
        1,
        2,
        model,
        null,
        "shipped-test",
        confidence,
        0,
        "en",
        null,
        List.of(),
        new Decision.Grounds(Occasion.MESSAGE, true, 0, null, null));
  }
}
