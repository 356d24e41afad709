package dev.firsthand.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what the visitor's words say besides their question. */
final class SignalReader {

  private final @Nullable Encoder encoder;

  SignalReader(@Nullable Encoder encoder) {
    this.encoder = encoder;
  }

  Signals read(Question question) {
    var words = Words.of(question.text());
    if (words.isEmpty()) {
      return Signals.NONE;
    }
    var text = question.text();
    var guess = LanguageGuess.guess(text);
    var language = LanguageGuess.forReading(guess);
    var mood = Mood.of(text, language);
    return new Signals(
        wish(text, language),
        mood.frustrated(),
        Courtesy.greeting(words),
        Courtesy.thanks(words),
        Courtesy.goodbye(words),
        mood.helped(),
        mood.notHelped(),
        repeated(question),
        guess.heard(),
        guess.language());
  }

  /** By pattern, or else by meaning, if the encoder is there; its vector of the question is not new. */
  private Signal wish(String text, String language) {
    var said = PersonWish.in(text, language);
    if (encoder == null || said.isLikely() || !LearnedWish.knows(encoder, language)) {
      return said;
    }
    var meaning = encoder;
    return LearnedWish.clause(text)
        .map(clause ->
            Signal.stronger(said, LearnedWish.in(meaning.encode(Gist.within(text)), clause)))
        .orElse(said);
  }

  private Signal repeated(Question question) {
    var words = Words.of(question.text());
    if (question.earlier().isEmpty()) {
      return Signal.NONE;
    }
    var meant = encoder == null ? null : encoder.encode(Gist.within(question.text()));
    double most = 0;
    var nearest = List.<String>of();
    for (var earlier : lastOf(question.earlier())) {
      double cosine = meant == null || encoder == null
          ? Repetition.UNKNOWN
          : cosine(meant, encoder.encode(Gist.within(earlier)));
      double chance = Repetition.chance(words, Words.of(earlier), cosine);
      if (chance > most) {
        most = chance;
        nearest = Words.of(earlier);
      }
    }
    var shared = Repetition.shared(words, nearest);
    return most == 0 ? Signal.NONE : new Signal(most, shared.isEmpty() ? words : shared);
  }

  private static List<String> lastOf(List<String> earlier) {
    return earlier.subList(Math.max(0, earlier.size() - 5), earlier.size());
  }

  private static double cosine(float[] one, float[] other) {
    double cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += one[i] * other[i];
    }
    return cosine;
  }
}
