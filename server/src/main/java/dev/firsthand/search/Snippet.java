package dev.firsthand.search;

import dev.firsthand.engine.TranscriptIndex.Term;
import java.util.ArrayList;
import java.util.List;

/** The part of a text around what was found, in pieces; plain text, never markup. */
final class Snippet {

  static final int LONGEST = 180;
  private static final int BEFORE = 50;
  private static final String MORE = "…";

  private Snippet() {}

  /** A piece of the text, and whether it was looked for. */
  record Piece(String text, boolean found) {}

  static List<Piece> of(String text, List<Term> terms) {
    List<Folded.Word> words = Folded.words(text);
    boolean[] found = new boolean[words.size()];
    for (Term term : terms) {
      mark(words, term, found);
    }
    int first = 0;
    while (first < found.length && !found[first]) {
      first++;
    }
    int hit = first == found.length ? 0 : words.get(first).from();
    int begin = hit <= BEFORE ? 0 : startOfWord(words, hit - BEFORE);
    int end = Math.min(text.length(), begin + LONGEST);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return pieces(text, words, found, begin, end);
  }

  private static void mark(List<Folded.Word> words, Term term, boolean[] found) {
    int length = term.folded().size();
    for (int at = 0; at + length <= words.size(); at++) {
      if (fits(words, at, term)) {
        for (int i = at; i < at + length; i++) {
          found[i] = true;
        }
      }
    }
  }

  private static boolean fits(List<Folded.Word> words, int at, Term term) {
    int length = term.folded().size();
    for (int i = 0; i < length; i++) {
      String word = words.get(at + i).folded();
      String wanted = term.folded().get(i);
      boolean mayGoOn = term.begun() && i == length - 1;
      if (!(mayGoOn ? word.startsWith(wanted) : word.equals(wanted))) {
        return false;
      }
    }
    return true;
  }

  private static int startOfWord(List<Folded.Word> words, int from) {
    return words.stream()
        .mapToInt(Folded.Word::from)
        .filter(start -> start >= from)
        .findFirst()
        .orElse(0);
  }

  private static List<Piece> pieces(
      String text, List<Folded.Word> words, boolean[] found, int begin, int end) {
    var pieces = new ArrayList<Piece>();
    int at = begin;
    for (int i = 0; i < words.size(); i++) {
      Folded.Word word = words.get(i);
      if (!found[i] || word.from() < at || word.to() > end) {
        continue;
      }
      if (word.from() > at) {
        pieces.add(
            new Piece((at == begin ? lead(begin) : "") + text.substring(at, word.from()), false));
      }
      pieces.add(new Piece(text.substring(word.from(), word.to()), true));
      at = word.to();
    }
    String rest = text.substring(at, end) + (end < text.length() ? MORE : "");
    if (!rest.isEmpty()) {
      pieces.add(new Piece((at == begin ? lead(begin) : "") + rest, false));
    }
    return List.copyOf(pieces);
  }

  private static String lead(int begin) {
    return begin == 0 ? "" : MORE;
  }
}
