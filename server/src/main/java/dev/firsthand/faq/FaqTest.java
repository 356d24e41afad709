package dev.firsthand.faq;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tries a question on the site's bot as it is now, without a conversation. Thread-safe. */
@FunctionalInterface
public interface FaqTest {

  /**
   * What the bot would do.
   *
   * @param language the visitor's, BCP 47; empty if not given
   * @param at when the question is asked
   */
  Result test(SiteKey site, String text, String language, Instant at);

  /**
   * What the bot would do with the question.
   *
   * @param verdict ANSWER, ASK_BACK, SMALL_TALK, OFFER or ESCALATE
   * @param reason why it would escalate, or null
   * @param text what it would say
   * @param why the decision with its numbers: the protocol's Why, written as JSON
   * @param notNow the entry that would come first, were it an answer at that time; null if none would
   */
  record Result(
      String verdict,
      @Nullable String reason,
      String text,
      @JsonRawValue String why,
      @Nullable NotNow notNow) {}

  /**
   * An entry that may not be an answer at a moment.
   *
   * @param confidence how sure it would be, were it
   * @param hasEnded whether its time is over; else it is still to come
   * @param boundary when it begins or ended, with an offset
   */
  record NotNow(
      String entry, String title, double confidence, boolean hasEnded, Instant boundary) {}
}
