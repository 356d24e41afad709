package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full text of all conversations, kept behind the log; it may be lost and made anew. Words in it are
 * folded: letters and digits only, parted by blanks.
 */
public interface TranscriptIndex extends LogBacklog {

  /** Whose words are found. */
  enum Speaker {
    VISITOR,
    BOT,
    AGENT,
    /** An agent's words that no visitor reads. */
    COLLEAGUE
  }

  /**
   * Adds what was said after {@code behind} up to number {@code upTo}, in one step with the position; does
   * nothing if somebody else was first.
   */
  void add(Behind behind, long upTo, List<Said> said);

  /** Takes a conversation's words out, to be read again. */
  void forget(ConversationId id);

  /** The conversations that fit, latest words first. */
  Page find(Search search);

  /**
   * Words to find again.
   *
   * @param agent the agent who takes part by them, or null
   * @param folded the words, folded
   */
  record Said(long seq, Instant at, Speaker by, @Nullable AgentId agent, String folded) {}

  /**
   * Words that must stand beside each other.
   *
   * @param folded one folded word or more
   * @param begun whether the last may go on
   */
  record Term(List<String> folded, boolean begun) {
    public Term {
      folded = List.copyOf(folded);
    }
  }

  /**
   * What is looked for.
   *
   * @param terms all of which must stand in one message; none finds every conversation
   * @param by whose words; null for everybody's
   * @param agent who must have said something in the conversation
   * @param visitor whose conversations; null for everybody's
   * @param states the states' words; empty for all
   * @param from not before
   * @param to before
   * @param before cursor of the page before, or null for the first
   */
  record Search(
      List<Term> terms,
      @Nullable Speaker by,
      @Nullable AgentId agent,
      @Nullable String team,
      @Nullable String tag,
      @Nullable String site,
      @Nullable VisitorId visitor,
      List<String> states,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String before,
      int limit) {
    public Search {
      terms = List.copyOf(terms);
      states = List.copyOf(states);
    }
  }

  /**
   * A conversation that fits.
   *
   * @param seq number of the latest message that fits; 0 where no words were looked for
   * @param many how many messages fit
   */
  record Hit(
      ConversationSummary summary,
      long seq,
      Instant at,
      @Nullable Speaker by,
      @Nullable AgentId agent,
      int many) {}

  /**
   * One page of what was found.
   *
   * @param next cursor of the next page, or null at the end
   */
  record Page(List<Hit> hits, @Nullable String next) {
    public Page {
      hits = List.copyOf(hits);
    }
  }
}
