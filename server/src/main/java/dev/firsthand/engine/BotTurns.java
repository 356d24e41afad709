package dev.firsthand.engine;

import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bot's turns with what people said of them, kept in step with the log by each append.
 * Thread-safe; may block; throws {@link LogUnavailable}.
 */
public interface BotTurns {

  /** The most turns on one page. */
  int LONGEST_PAGE = 5_000;

  /**
   * One page, latest first.
   *
   * @throws IllegalArgumentException if the limit or the cursor can't be taken
   */
  Page page(Query query);

  /** The kinds of turns that can be asked for. */
  enum Which {
    ALL,
    /** Of which somebody said something. */
    SIGNED,
    /**
     * Which left the visitor without an answer: asked to say it in other words, passed on for want
     * of an answer, none of the choices was meant, or the answer did not help.
     */
    UNANSWERED
  }

  /**
   * Asks for one page.
   *
   * @param from the earliest moment
   * @param until the first moment that is too late
   * @param language only turns in this language; null for all
   * @param which the kind of turns
   * @param before cursor of the page before, or null for the first
   * @param limit 1 to {@link #LONGEST_PAGE}
   */
  record Query(
      SiteKey site,
      Instant from,
      Instant until,
      @Nullable String language,
      Which which,
      @Nullable String before,
      int limit) {

    /** The same question for the page that begins at {@code cursor}. */
    public Query after(@Nullable String cursor) {
      return new Query(site, from, until, language, which, cursor, limit);
    }
  }

  /**
   * One page.
   *
   * @param next cursor for the next page, or null at the end
   */
  record Page(List<TurnTaken> turns, @Nullable String next) {
    public Page {
      turns = List.copyOf(turns);
    }
  }

  /** All that a query finds, page by page, at most {@code most}: the latest. */
  default List<TurnTaken> latest(Query query, int most) {
    var found = new ArrayList<TurnTaken>();
    Page page = page(query);
    found.addAll(page.turns());
    while (page.next() != null && found.size() < most) {
      page = page(query.after(page.next()));
      found.addAll(page.turns());
    }
    return found.size() <= most ? found : List.copyOf(found.subList(0, most));
  }
}
