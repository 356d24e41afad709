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
    return new Signals(
        PersonWish.in(text),
        Mood.frustrated(text),
        Courtesy.greeting(words),
        Courtesy.thanks(words),
        Courtesy.goodbye(words),
        Mood.helped(text),
        Mood.notHelped(text),
        repeated(question),
        LanguageGuess.of(words));
  }

  private Signal repeated(Question question) {
    var words = Words.of(question.text());
    if (words.isEmpty() || question.earlier().isEmpty()) {
      return Signal.NONE;
    }
    var meant = encoder == null ? null : encoder.encode(Words.bounded(question.text()));
    double most = 0;
    for (var earlier : lastOf(question.earlier())) {
      most = Math.max(most, sameness(words, Words.of(earlier)));
      if (meant != null && encoder != null && words.size() > 2) {
        most = Math.max(most, closeness(meant, encoder.encode(Words.bounded(earlier))));
      }
    }
    return most == 0 ? Signal.NONE : new Signal(most, words);
  }

  private static List<String> lastOf(List<String> earlier) {
    return earlier.subList(Math.max(0, earlier.size() - 5), earlier.size());
  }

  private static double sameness(List<String> words, List<String> earlier) {
    if (earlier.isEmpty()) {
      return 0;
    }
    long shared = words.stream().distinct().filter(earlier::contains).count();
    long all = words.stream().distinct().count() + earlier.stream().distinct().count() - shared;
    double share = (double) shared / all;
    return Softmax.sigmoid(12 * (share - 0.7));
  }

  private static double closeness(float[] one, float[] other) {
    double cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += one[i] * other[i];
    }
    return Softmax.sigmoid(40 * (cosine - 0.9));
  }
}
