package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
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
    @Nullable EscalationReason reason,
    String language,
    @Nullable String visitorName,
    @Nullable String preview,
    @Nullable String lastBy,
    Instant lastAt,
    long seenByAgent,
    long seenByVisitor) {}
