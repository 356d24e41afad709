package dev.firsthand.engine;

import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn of the bot in one row: what it did, how sure it was, and what people said of it. Holds
 * nothing that anybody said.
 *
 * @param seq the turn's number in its conversation
 * @param question the number of what it was a turn on; 0 if unknown
 * @param language what the visitor's words were taken for (BCP 47); empty if unknown
 * @param top the entry that came first into question, if one did
 * @param entry the entry that the bot answered with, if it answered
 * @param prior the top entry's chance before the site's own adjustment
 * @param confidence its chance as the policy saw it
 * @param adjustment version of the site's adjustment in force; 0 if there was none
 */
public record TurnTaken(
    ConversationId conversation,
    long seq,
    long question,
    SiteKey site,
    Instant at,
    String language,
    Decision.Verdict verdict,
    @Nullable EscalationReason reason,
    @Nullable String top,
    @Nullable String entry,
    double prior,
    double confidence,
    long faqVersion,
    long policyVersion,
    long adjustment,
    String model,
    TurnSigns signs) {

  /** What people's signs make of the top entry; null if nothing. */
  public @Nullable TurnLabel label() {
    return signs.label(top);
  }

  /** Whether it left the visitor without an answer; see {@link BotTurns.Which#UNANSWERED}. */
  public boolean isUnanswered() {
    boolean passedOn = verdict == Decision.Verdict.ESCALATE
        && (reason == EscalationReason.LOW_CONFIDENCE || reason == EscalationReason.NOT_CLARIFIED);
    return verdict == Decision.Verdict.REPHRASE
        || passedOn
        || Choice.NONE.equals(signs.choice())
        || Boolean.FALSE.equals(signs.helpful())
        || signs.cameTooLate();
  }

  /** The same turn with other signs. */
  public TurnTaken with(TurnSigns other) {
    return new TurnTaken(
        conversation,
        seq,
        question,
        site,
        at,
        language,
        verdict,
        reason,
        top,
        entry,
        prior,
        confidence,
        faqVersion,
        policyVersion,
        adjustment,
        model,
        other);
  }
}
