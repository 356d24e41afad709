package dev.firsthand.bot;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Hears the wish for a person: not the word "agent", but somebody who wants, to talk or be connected,
 * to one. A grammar of turns of phrase per language over mended words; what is denied ("no need for
 * an agent") or past ("I spoke to an agent yesterday") does not count, clause by clause.
 */
final class PersonWish {

  /** A language's words, phrases, and what takes them back. */
  private record Grammar(
      Misspelling spelling, List<Phrase> phrases, Pattern denied, Pattern past) {}

  private static final List<Grammar> GRAMMARS = List.of(
          PersonWishes.english(),
          PersonWishes.german(),
          PersonWishes.french(),
          PersonWishes.spanish())
      .stream()
      .map(PersonWish::grammar)
      .toList();

  private PersonWish() {}

  private static Grammar grammar(PersonWishes.Source source) {
    return new Grammar(
        new Misspelling(source.spellings(), source.ordinary()),
        Phrase.parse(source.phrases(), source.classes()),
        Pattern.compile(source.denied()),
        Pattern.compile(source.past()));
  }

  static Signal in(String text) {
    var best = Signal.NONE;
    for (var words : Clauses.of(text)) {
      for (var grammar : GRAMMARS) {
        best = Signal.stronger(best, inClause(words, grammar));
      }
    }
    return best;
  }

  private static Signal inClause(List<String> words, Grammar grammar) {
    var clause = Phrase.clause(words.stream().map(grammar.spelling()::mend).toList());
    var best = Signal.NONE;
    for (var phrase : grammar.phrases()) {
      if (phrase.probability() <= best.probability()) {
        continue;
      }
      var match = phrase.in(clause);
      boolean found = match.find();
      while (found) {
        var before = clause.substring(0, match.start());
        if (!grammar.denied().matcher(before).find()
            && !grammar.past().matcher(before).find()) {
          best = new Signal(phrase.probability(), Phrase.words(match.group()));
          break;
        }
        found = match.start() + 1 < clause.length() && match.find(match.start() + 1);
      }
    }
    return best;
  }
}
