package dev.firsthand.bot;

import java.time.Instant;
import java.util.List;

/** An immutable version of a site's FAQ. */
public record Faq(long version, List<FaqEntry> entries) {

  private static final int MOST_LOOKED_AT = 100;

  /** An FAQ of which more than this share is in a language speaks it. */
  private static final double WRITTEN = 0.2;

  public Faq {
    entries = List.copyOf(entries);
  }

  /**
   * Whether entries are for visitors who write in {@code language} (BCP 47, without a region): by their
   * mark, or, as marks may be wrong, by the words of their questions.
   */
  public boolean speaks(String language) {
    String heard = Languages.kin(language);
    boolean marked = entries.stream()
        .map(entry -> Languages.kin(Languages.primary(entry.language())))
        .anyMatch(own -> own.isEmpty() || own.equals(heard));
    return marked || isWrittenIn(heard);
  }

  private boolean isWrittenIn(String language) {
    long looked = Math.min(MOST_LOOKED_AT, entries.size());
    long written = entries.stream()
        .limit(looked)
        .filter(entry -> Languages.kin(LanguageGuess.of(entry.question())).equals(language))
        .count();
    return written > looked * WRITTEN;
  }

  /** What of it may be an answer at a moment; the same version. */
  public Faq at(Instant moment) {
    for (var entry : entries) {
      if (!entry.validity().holds(moment)) {
        return new Faq(
            version,
            entries.stream().filter(each -> each.validity().holds(moment)).toList());
      }
    }
    return this;
  }

  /** The FAQ of a site that has written nothing yet. */
  public static Faq empty() {
    return new Faq(0, List.of());
  }
}
