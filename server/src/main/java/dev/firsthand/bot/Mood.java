package dev.firsthand.bot;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What visitors say about the conversation itself: it helped, it did not, it drives them mad. Turns
 * of phrase of the language that was heard, or of all four. Shouting and exclamation marks only add
 * to words that say so. Immutable.
 */
final class Mood {

  private static final int SHOUTED_LETTERS = 10;

  /** Phrases weaker than this are meant only in messages of at most {@link #SHORT} words. */
  private static final double BY_ITSELF = 0.86;

  private static final int SHORT = 9;

  /** Nobody tells the bot in more words than these that it helped. */
  private static final int LONG = 28;

  private final String text;
  private final String language;
  private final int words;
  private final List<String> clauses;
  private final Signal notHelped;

  private Mood(String text, String language) {
    this.text = text;
    this.language = language;
    words = Words.of(text).size();
    clauses = Clauses.of(text).stream().map(Phrase::clause).toList();
    var heard = aboutTheAnswer(HelpPhrases.NOT_HELPED);
    boolean asked = isQuestion(text) && heard.probability() < BY_ITSELF;
    notHelped = Scale.NOT_HELPED.chance(asked ? weaker(heard, 0.4) : heard);
  }

  /** The mood of {@code text}, written in {@code language}, as far as that was heard. */
  static Mood of(String text, String language) {
    return new Mood(text, language);
  }

  Signal helped() {
    if (notHelped.isLikely()) {
      return Signal.NONE;
    }
    var heard = aboutTheAnswer(HelpPhrases.HELPED);
    return Scale.HELPED.chance(isQuestion(text) ? weaker(heard, 0.3) : heard);
  }

  Signal notHelped() {
    return notHelped;
  }

  Signal frustrated() {
    var angry = likeliest(AngerPhrases.BY_LANGUAGE);
    boolean loud = isShouted(text) || text.contains("!!") || text.contains("?!");
    if (angry.probability() > 0) {
      return Scale.FRUSTRATED.chance(loud ? louder(angry) : angry);
    }
    return loud && notHelped.isLikely()
        ? new Signal(0.6, notHelped.words())
        : weaker(notHelped, 0.3);
  }

  private Signal aboutTheAnswer(Map<String, List<Phrase>> phrases) {
    var heard = likeliest(phrases);
    boolean aside = words > LONG || (heard.probability() < BY_ITSELF && words > SHORT);
    return aside ? weaker(heard, 0.3) : heard;
  }

  private static boolean isQuestion(String text) {
    return text.stripTrailing().endsWith("?");
  }

  private static Signal weaker(Signal signal, double factor) {
    return signal.probability() == 0
        ? signal
        : new Signal(signal.probability() * factor, signal.words());
  }

  private static Signal louder(Signal signal) {
    return new Signal(1 - (1 - signal.probability()) * 0.6, signal.words());
  }

  private static boolean isShouted(String text) {
    long upper = text.codePoints().filter(Character::isUpperCase).count();
    long lower = text.codePoints().filter(Character::isLowerCase).count();
    return upper >= SHOUTED_LETTERS && upper > 4 * lower;
  }

  private Signal likeliest(Map<String, List<Phrase>> phrases) {
    var own = phrases.get(language);
    Collection<List<Phrase>> lists = own == null ? phrases.values() : List.of(own);
    var best = Signal.NONE;
    for (var clause : clauses) {
      for (var list : lists) {
        best = Signal.stronger(best, Phrase.likeliest(list, clause));
      }
    }
    return best;
  }
}
