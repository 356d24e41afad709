package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in one row, written with each append.
 *
 * @param state the state's word: BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP or CLOSED
 * @param owner the agent who answers, also while a colleague is asked
 * @param rungAt the agent at whom it rings
 * @param waitingSince since when it waits in the queue, also while it rings
 * @param priority place in line: higher first
 * @param preferred the agent the visitor knows
 * @param team the team that the last escalation wanted, if one is named
 * @param preview the last words said, shortened to 140 characters; null before the first
 * @param lastBy VISITOR, BOT or AGENT: whose the last words are
 * @param seenByAgent number of the last event that the owner has seen
 */
public record ConversationSummary(
    ConversationId id,
    SiteKey site,
    String state,
    long epoch,
    long seq,
    @Nullable AgentId owner,
    @Nullable AgentId rungAt,
    @Nullable Instant waitingSince,
    int priority,
    @Nullable AgentId preferred,
    @Nullable TeamId team,
    @Nullable EscalationReason reason,
    String language,
    @Nullable String visitorName,
    @Nullable String preview,
    @Nullable String lastBy,
    Instant lastAt,
    long seenByAgent,
    long seenByVisitor) {

  /**
   * The summary of {@code after}, which {@code events} led to.
   *
   * @param events at least one
   * @param before the summary without these events; null for a new conversation
   */
  public static ConversationSummary of(
      Conversation after, List<ConversationEvent> events, @Nullable ConversationSummary before) {
    Conversation.Facts facts = after.facts();
    Place place = after.state().place();
    LastWords words = LastWords.in(events);
    Instant lastAt = facts.lastAt();
    String name = facts.name();
    return new ConversationSummary(
        after.id(),
        Objects.requireNonNull(facts.site(), "A conversation starts at a site."),
        after.state().word(),
        after.epoch(),
        after.seq(),
        after.state().owner(),
        after.state().rungAt(),
        place == null ? null : place.since(),
        place == null ? Place.ORDINARY : place.priority(),
        place == null ? null : place.preferred(),
        facts.team(),
        facts.reason(),
        facts.language(),
        name == null ? null : LastWords.shortened(name),
        words != null ? words.preview() : before == null ? null : before.preview(),
        words != null ? words.by() : before == null ? null : before.lastBy(),
        lastAt == null ? events.getLast().at() : lastAt,
        before == null ? 0 : before.seenByAgent(),
        before == null ? 0 : before.seenByVisitor());
  }

  /** The same, with the last words of an earlier one where this one has none. */
  public ConversationSummary orWordsOf(@Nullable ConversationSummary earlier) {
    if (preview != null || earlier == null || earlier.preview == null) {
      return this;
    }
    return with(earlier.preview, earlier.lastBy, seenByAgent, seenByVisitor);
  }

  /** The same, where each side has read so far. */
  public ConversationSummary seen(long byAgent, long byVisitor) {
    return with(preview, lastBy, byAgent, byVisitor);
  }

  private ConversationSummary with(
      @Nullable String words, @Nullable String by, long byAgent, long byVisitor) {
    return new ConversationSummary(
        id,
        site,
        state,
        epoch,
        seq,
        owner,
        rungAt,
        waitingSince,
        priority,
        preferred,
        team,
        reason,
        language,
        visitorName,
        words,
        by,
        lastAt,
        byAgent,
        byVisitor);
  }
}
