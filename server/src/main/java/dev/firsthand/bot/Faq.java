package dev.firsthand.bot;

import java.util.List;

/** An immutable version of a site's FAQ. */
public record Faq(long version, List<FaqEntry> entries) {

  public Faq {
    entries = List.copyOf(entries);
  }

  /** The FAQ of a site that has written nothing yet. */
  public static Faq empty() {
    return new Faq(0, List.of());
  }
}
