package dev.firsthand.bot;

import java.util.List;

/** An immutable version of a site's FAQ. */
public record Faq(long version, List<FaqEntry> entries) {

  public Faq {
    entries = List.copyOf(entries);
  }

  /** Whether any entry is for visitors who write in {@code language} (BCP 47, without a region). */
  public boolean speaks(String language) {
    String heard = Languages.kin(language);
    return entries.stream()
        .map(entry -> Languages.kin(Languages.primary(entry.language())))
        .anyMatch(own -> own.isEmpty() || own.equals(heard));
  }

  /** The FAQ of a site that has written nothing yet. */
  public static Faq empty() {
    return new Faq(0, List.of());
  }
}
