package dev.firsthand.bot;

import java.util.List;

/**
 * Hears the wish for a person: not the word "agent", but somebody who wants, to talk or be connected,
 * to one. Sentence patterns over kinds of words, misspelt ones too; what is denied ("no need for an
 * agent"), past ("I spoke to an agent yesterday") or asked as a fact does not count, clause by clause.
 */
final class PersonWish {

  private PersonWish() {}

  static Signal in(String text) {
    return in(text, LanguageGuess.forReading(LanguageGuess.guess(text)));
  }

  /** The wish in {@code text}, read in {@code language}, or in each that has patterns. */
  static Signal in(String text, String language) {
    var best = Signal.NONE;
    for (var words : Clauses.of(text)) {
      best = Signal.stronger(best, inClause(words, language));
    }
    return Scale.WISH_FOR_A_PERSON.chance(best);
  }

  private static Signal inClause(List<String> words, String language) {
    var best = Signal.NONE;
    for (var concepts : PersonConcepts.of(language)) {
      best = Signal.stronger(best, PersonFrames.in(concepts.tag(words)));
    }
    return best;
  }
}
