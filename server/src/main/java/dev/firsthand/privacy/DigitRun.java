package dev.firsthand.privacy;

/** A number as people write it: digits, and between its groups a gap or two. For one thread. */
final class DigitRun {

  private static final int MOST_GAP = 3;

  private final int[] places;
  private final int[] digits;
  private int count;
  private boolean goesOn;

  private DigitRun(int most) {
    places = new int[most];
    digits = new int[most];
  }

  /**
   * The number that begins at a digit.
   *
   * @param most reads no more digits than this
   */
  static DigitRun from(Hiding text, int start, int most) {
    var run = new DigitRun(most);
    int gap = 0;
    for (int i = start; i < text.length() && run.count < most; i++) {
      int digit = text.digit(i);
      if (digit >= 0) {
        run.places[run.count] = i;
        run.digits[run.count++] = digit;
        gap = 0;
      } else if (!text.isGap(i) || ++gap > MOST_GAP) {
        run.goesOn = text.at(i) == Hiding.DOT;
        break;
      }
    }
    return run;
  }

  int count() {
    return count;
  }

  int digit(int i) {
    return digits[i];
  }

  /** Whether there was more of it, which was hidden before. */
  boolean goesOn() {
    return goesOn;
  }

  /** Whether the number may end with its first {@code length} digits: no digit follows at once. */
  boolean mayEnd(Hiding text, int length) {
    int next = places[length - 1] + 1;
    return text.digit(next) < 0 && (next == text.length() || text.at(next) != Hiding.DOT);
  }

  /** Hides all but the last few of the first {@code length} digits. */
  void hide(Hiding text, int length, int left) {
    for (int i = 0; i < length - left; i++) {
      text.hide(places[i], places[i] + 1, any -> true);
    }
  }
}
