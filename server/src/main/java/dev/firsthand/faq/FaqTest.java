package dev.firsthand.faq;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.firsthand.conversation.SiteKey;
import org.jspecify.annotations.Nullable;

/** Tries a question on the site's bot as it is now, without a conversation. Thread-safe. */
@FunctionalInterface
public interface FaqTest {

  /**
   * What the bot would do.
   *
   * @param language the visitor's, BCP 47; empty if not given
   */
  Result test(SiteKey site, String text, String language);

  /**
   * What the bot would do with the question.
   *
   * @param verdict ANSWER, ASK_BACK, SMALL_TALK, OFFER or ESCALATE
   * @param reason why it would escalate, or null
   * @param text what it would say
   * @param why the decision with its numbers: the protocol's Why, written as JSON
   */
  record Result(
      String verdict,
      @Nullable String reason,
      String text,
      @JsonRawValue String why) {}
}
