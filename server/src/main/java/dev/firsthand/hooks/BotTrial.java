package dev.firsthand.hooks;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.firsthand.conversation.SiteKey;
import org.jspecify.annotations.Nullable;

/** Asks a site's webhook a question, without a conversation. Thread-safe; blocks. */
@FunctionalInterface
public interface BotTrial {

  /**
   * What would happen to the question.
   *
   * @param language the visitor's, BCP 47; empty if not given
   * @throws HookFailure if the bot gave no answer that can be used
   */
  Turn tryOut(SiteKey site, String text, String language) throws HookFailure, InterruptedException;

  /**
   * What the house would do with the bot's answer.
   *
   * @param verdict as in the protocol's Why
   * @param reason why it would escalate, or null
   * @param text what it would say
   * @param why the decision with its numbers: the protocol's Why, written as JSON
   */
  record Turn(
      String verdict,
      @Nullable String reason,
      String text,
      @JsonRawValue String why) {}
}
