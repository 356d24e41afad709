package dev.firsthand.privacy;

/** Numbers of telephones: 8 to 15 digits after a plus, 9 to 15 that begin with a zero. Two stay. */
final class PhoneNumbers {

  private static final int SHORTEST_ABROAD = 8;
  private static final int SHORTEST_HERE = 9;
  private static final int LONGEST = 15;
  private static final int SHOWN = 2;

  private PhoneNumbers() {}

  static void hideIn(Hiding text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.digit(i) < 0 || text.isOfWord(i - 1)) {
        continue;
      }
      boolean abroad = i > 0 && text.at(i - 1) == '+';
      if (abroad || text.digit(i) == 0) {
        DigitRun run = DigitRun.from(text, i, LONGEST + 1);
        int least = abroad ? SHORTEST_ABROAD : SHORTEST_HERE;
        if (run.count() >= least && run.count() <= LONGEST && !run.goesOn()) {
          run.hide(text, run.count(), SHOWN);
        }
      }
    }
  }
}
