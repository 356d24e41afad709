package dev.firsthand.privacy;

/** Numbers of payment cards: 13 to 19 digits that fulfil the formula of Luhn (ISO/IEC 7812-1). Four stay. */
final class CardNumbers {

  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final int SHOWN = 4;

  private CardNumbers() {}

  static void hideIn(Hiding text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBeginning(text, i)) {
        hideFrom(text, DigitRun.from(text, i, LONGEST));
      }
    }
  }

  /** Cards of people begin with 2 to 6. */
  private static boolean isBeginning(Hiding text, int i) {
    int digit = text.digit(i);
    return digit >= 2
        && digit <= 6
        && text.digit(i - 1) < 0
        && (i == 0 || text.at(i - 1) != Hiding.DOT);
  }

  private static void hideFrom(Hiding text, DigitRun run) {
    for (int length = run.count(); length >= SHORTEST; length--) {
      if (run.mayEnd(text, length) && isWhole(run, length)) {
        run.hide(text, length, SHOWN);
        return;
      }
    }
  }

  private static boolean isWhole(DigitRun run, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = run.digit(length - 1 - i);
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
