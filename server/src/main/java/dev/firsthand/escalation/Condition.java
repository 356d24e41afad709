package dev.firsthand.escalation;

import dev.firsthand.bot.Mentions;
import java.util.Locale;

/**
 * What must hold of a visitor for a rule to apply.
 *
 * @param attribute {@code page}, {@code language}, or the name of an attribute that the site's pages
 *     give, such as {@code plan}
 * @param is how the visitor's value is compared with {@code value}
 * @param verified whether the value counts only if the site's server signed it
 */
public record Condition(String attribute, Comparison is, String value, boolean verified) {

  /** A condition for which the page's word is enough. */
  public Condition(String attribute, Comparison is, String value) {
    this(attribute, is, value, false);
  }

  /** The path of the page on which the conversation began. */
  public static final String PAGE = "page";

  /** The visitor's language (BCP 47). */
  public static final String LANGUAGE = "language";

  /** How two values are compared; case and accents never matter. */
  public enum Comparison {
    EQUALS,
    CONTAINS,
    /** Both are numbers, and the visitor's is not the smaller one. */
    AT_LEAST
  }

  /** Whether it holds of a visitor with this value; never of one without. */
  boolean holdsOf(String theirs) {
    if (theirs.isBlank()) {
      return false;
    }
    return switch (is) {
      case EQUALS -> isSame(theirs);
      case CONTAINS -> Mentions.folded(theirs).contains(Mentions.folded(value));
      case AT_LEAST -> number(theirs) >= number(value);
    };
  }

  /** Whether a signature can be asked for: the browser itself says page and language. */
  boolean isSignable() {
    return !attribute.equals(PAGE) && !attribute.equals(LANGUAGE);
  }

  /** Whether the value can be compared in this way at all. */
  boolean isComparable() {
    return is != Comparison.AT_LEAST || !Double.isNaN(number(value));
  }

  /** Whether it holds wherever {@code other} does, as far as can be told from the two alone. */
  boolean followsFrom(Condition other) {
    if (!attribute.equals(other.attribute) || (verified && !other.verified)) {
      return false;
    }
    return switch (is) {
      case EQUALS -> other.is == Comparison.EQUALS && isSame(other.value);
      case CONTAINS -> other.is != Comparison.AT_LEAST && holdsOf(other.value);
      case AT_LEAST -> other.is != Comparison.CONTAINS && holdsOf(other.value);
    };
  }

  /** Whether it can't hold together with {@code other}. */
  boolean contradicts(Condition other) {
    if (!attribute.equals(other.attribute) || is != Comparison.EQUALS) {
      return false;
    }
    return switch (other.is) {
      case EQUALS -> !isSame(other.value) && !other.isSame(value);
      case CONTAINS, AT_LEAST -> !other.holdsOf(value);
    };
  }

  /** {@code de} means German wherever it is spoken. */
  private boolean isSame(String theirs) {
    String mine = Mentions.folded(value);
    String other = Mentions.folded(theirs);
    return other.equals(mine) || (attribute.equals(LANGUAGE) && other.startsWith(mine + "-"));
  }

  private static double number(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || plain.length() > 20 || !plain.matches("-?[0-9]+([.,][0-9]+)?")) {
      return Double.NaN;
    }
    return Double.parseDouble(plain.replace(',', '.'));
  }
}
