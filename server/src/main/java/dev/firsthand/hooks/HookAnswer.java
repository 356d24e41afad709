package dev.firsthand.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot answered, checked but not yet judged.
 *
 * @param wantsPerson whether the bot understood that the visitor wants a person
 */
record HookAnswer(List<Proposal> proposals, boolean wantsPerson) {

  HookAnswer {
    proposals = List.copyOf(proposals);
  }

  /** Something that may answer the question. */
  sealed interface Proposal {

    /** How sure the bot is, 0 to 1. */
    double confidence();
  }

  /** An entry of the site's FAQ. */
  record Entry(String id, double confidence) implements Proposal {}

  /**
   * A text of the bot's own.
   *
   * @param id the bot's own id for it, or null
   * @param text Markdown
   */
  record Text(@Nullable String id, String title, String text, double confidence)
      implements Proposal {}
}
