package dev.firsthand.gateway;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as visitors write them, fit to be dialled by agents. */
final class PhoneNumber {

  /** E.164 has at most 15 digits; fewer than 5 are no number that can be reached from outside. */
  private static final int FEWEST = 5;

  private static final int MOST = 15;

  private static final Pattern FORM = Pattern.compile("\\+?[0-9][0-9 ./()\\-\\u00A0\\u2011]*");
  private static final Pattern SEPARATORS = Pattern.compile("[ ./()\\-\\u00A0\\u2011]+");

  private PhoneNumber() {}

  /** The number with single spaces for all that separates; empty if it is none. */
  static Optional<String> tidied(String written) {
    String number = written.strip();
    if (number.startsWith("+")) {
      number = number.replace("(0)", " ");
    } else if (number.startsWith("(")) {
      number = number.substring(1);
    }
    if (!FORM.matcher(number).matches()) {
      return Optional.empty();
    }
    long digits = number.chars().filter(Character::isDigit).count();
    return digits < FEWEST || digits > MOST
        ? Optional.empty()
        : Optional.of(SEPARATORS.matcher(number).replaceAll(" ").strip());
  }
}
