package dev.firsthand.privacy;

/** Addresses of mail. */
final class Emails {

  private Emails() {}

  static void hideIn(Hiding text) {
    for (int at = text.text().indexOf('@'); at >= 0; at = text.text().indexOf('@', at + 1)) {
      int from = at;
      while (from > 0 && isOfName(text, from - 1)) {
        from--;
      }
      int to = at + 1;
      while (to < text.length() && isOfHost(text, to)) {
        to++;
      }
      while (to > at && !Character.isLetterOrDigit(text.at(to - 1))) {
        to--;
      }
      if (from < at && to > at && text.text().substring(at, to).indexOf('.') > 1) {
        text.hide(from, to, c -> c != '@');
      }
    }
  }

  private static boolean isOfName(Hiding text, int i) {
    return Character.isLetterOrDigit(text.at(i)) || "!#$%&'*+-/=?^_`{|}~.".indexOf(text.at(i)) >= 0;
  }

  private static boolean isOfHost(Hiding text, int i) {
    return Character.isLetterOrDigit(text.at(i)) || text.at(i) == '-' || text.at(i) == '.';
  }
}
