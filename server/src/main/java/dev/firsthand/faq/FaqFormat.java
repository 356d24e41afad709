package dev.firsthand.faq;

import java.util.Optional;

/** The forms of an FAQ file. */
public enum FaqFormat {
  /** {@code {"entries": [...]}}. */
  JSON,
  /** A table with a header; phrasings and quick replies are separated by {@code |}. */
  CSV,
  /** Headings with answers below, to be read by people. */
  MARKDOWN;

  /** The format of a word such as {@code csv}. */
  public static Optional<FaqFormat> of(String word) {
    return switch (word) {
      case "json" -> Optional.of(JSON);
      case "csv" -> Optional.of(CSV);
      case "markdown", "md" -> Optional.of(MARKDOWN);
      default -> Optional.empty();
    };
  }
}
