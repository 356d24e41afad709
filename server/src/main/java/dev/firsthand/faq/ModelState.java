package dev.firsthand.faq;

import dev.firsthand.conversation.SiteKey;
import org.jspecify.annotations.Nullable;

/** Says what the bot of a site reads questions with. Thread-safe; quick. */
@FunctionalInterface
public interface ModelState {

  /** The state now. */
  Now of(SiteKey site);

  /**
   * What answers now, and what becomes of the semantic model.
   *
   * @param model {@code lexical}, or the name of the model in use
   * @param modelState {@code loading}, {@code ready} or {@code absent}
   * @param reason why it is absent, in words for an admin, or null
   */
  record Now(String model, String modelState, @Nullable String reason) {}
}
