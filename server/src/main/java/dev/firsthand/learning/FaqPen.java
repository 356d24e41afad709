package dev.firsthand.learning;

import dev.firsthand.access.Author;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;

/** Writes into a site's FAQ, in somebody's name. Thread-safe; may block. */
@FunctionalInterface
public interface FaqPen {

  /** What became of it. */
  sealed interface Written {
    record Done(long version, FaqEntry entry) implements Written {}

    /** Somebody changed the FAQ first. */
    record Stale(long version) implements Written {}

    /** The entry is not there. */
    record Missing() implements Written {}
  }

  /**
   * Adds a phrasing to an entry, unless it has it.
   *
   * @param basedOn the version of the FAQ that its author saw
   */
  Written addPhrasing(SiteKey site, long basedOn, String entry, String phrasing, Author by);
}
