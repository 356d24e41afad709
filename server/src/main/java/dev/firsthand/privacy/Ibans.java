package dev.firsthand.privacy;

/** Numbers of bank accounts (ISO 13616): a country, two check digits that fit, and the rest. Country and four stay. */
final class Ibans {

  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private static final int SHOWN = 4;
  private static final int COUNTRY = 2;

  private Ibans() {}

  static void hideIn(Hiding text) {
    for (int i = 0; i + SHORTEST <= text.length(); i++) {
      if (isBeginning(text, i)) {
        hideFrom(text, i);
      }
    }
  }

  private static boolean isBeginning(Hiding text, int i) {
    return !text.isOfWord(i - 1)
        && isLetter(text.at(i))
        && isLetter(text.at(i + 1))
        && isDigit(text.at(i + 2))
        && isDigit(text.at(i + 3));
  }

  private static void hideFrom(Hiding text, int start) {
    var places = new int[LONGEST];
    int count = 0;
    int whole = 0;
    for (int i = start; i < text.length() && count < LONGEST; i++) {
      if (isLetter(text.at(i)) || isDigit(text.at(i))) {
        places[count++] = i;
        if (count >= SHORTEST && !text.isOfWord(i + 1) && fits(text, places, count)) {
          whole = count;
        }
      } else if (!text.isGap(i) || text.isGap(i - 1)) {
        break;
      }
    }
    for (int i = COUNTRY; i < whole - SHOWN; i++) {
      text.hide(places[i], places[i] + 1, any -> true);
    }
  }

  /** The first four moved to the end, letters as 10 to 35: it leaves 1 when divided by 97. */
  private static boolean fits(Hiding text, int[] places, int count) {
    int rest = 0;
    for (int i = 0; i < count; i++) {
      int value = Character.digit(text.at(places[(i + 4) % count]), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
