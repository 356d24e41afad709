package dev.firsthand.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agents talk over among themselves inside a conversation, while it is open. It is between those
 * who were asked and whoever answers the visitor; while nobody does, the one who asked.
 *
 * @param seq number of the question that began it, which names it
 * @param by who asked
 * @param asked who was asked and still takes part
 * @param team the team that they were asked as, if any
 * @param text the question; empty after an erasure
 * @param said number of the last word
 * @param words how often somebody spoke
 * @param waits whether the last word is not of those who were asked
 */
public record ColleagueThread(
    long seq,
    Instant at,
    AgentId by,
    List<AgentId> asked,
    @Nullable TeamId team,
    String text,
    long said,
    int words,
    boolean waits) {

  /** How often may be spoken in one thread. */
  public static final int MOST_WORDS = 100;

  /** Who can be asked at once. */
  public static final int MOST_ASKED = 50;

  public ColleagueThread {
    asked = List.copyOf(asked);
  }

  static ColleagueThread of(long seq, ConversationEvent.ColleaguesAsked e) {
    return new ColleagueThread(seq, e.at(), e.agent(), e.asked(), e.team(), e.text(), seq, 1, true);
  }

  boolean isFull() {
    return words >= MOST_WORDS;
  }

  /** Whether the agent takes part, where {@code owner} answers the visitor, if anybody does. */
  public boolean isBetween(AgentId agent, @Nullable AgentId owner) {
    return asked.contains(agent) || agent.equals(owner == null ? by : owner);
  }

  ColleagueThread after(long number, AgentId agent) {
    return new ColleagueThread(
        seq, at, by, asked, team, text, number, words + 1, !asked.contains(agent));
  }

  ColleagueThread without(AgentId agent) {
    List<AgentId> others = asked.stream().filter(other -> !other.equals(agent)).toList();
    return new ColleagueThread(seq, at, by, others, team, text, said, words, waits);
  }
}
