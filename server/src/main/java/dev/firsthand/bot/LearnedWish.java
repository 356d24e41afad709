package dev.firsthand.bot;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hears the wish for a person in the meaning of a message, where {@link PersonWish} knows no pattern
 * for its words: a logistic regression over the encoder's vector. It is asked only about messages
 * with a clause that names somebody and neither denies, tells of the past nor asks for a fact; that
 * clause is what says so.
 */
final class LearnedWish {

  /** The encoder whose vectors the weights are for. */
  private static final String ENCODER = "bge-small-en-v1.5-q";

  /** Somebody is named; nothing is denied, past, or a question of fact. */
  private static final Pattern MAY_WISH =
      Pattern.compile("(?!.*0[fpR]*[PSLDE1])[^NZQd]*[PSLDE1][^NZQd]*");

  private LearnedWish() {}

  /** Whether the weights are for {@code encoder}, which reads English. */
  static boolean knows(Encoder encoder, String language) {
    return encoder.name().equals(ENCODER) && (language.equals("en") || language.isEmpty());
  }

  /** The first clause of {@code text} that may hold a wish for a person. */
  static Optional<List<String>> clause(String text) {
    return Clauses.of(text).stream().filter(LearnedWish::mayWish).findFirst();
  }

  private static boolean mayWish(List<String> clause) {
    return PersonConcepts.of("en").stream()
        .anyMatch(concepts -> MAY_WISH.matcher(concepts.tag(clause).letters()).matches());
  }

  /** How likely a message that means {@code vector} is a wish, said by {@code clause}. */
  static Signal in(float[] vector, List<String> clause) {
    double logit = WishWeights.bias();
    for (int i = 0; i < vector.length; i++) {
      logit += WishWeights.of(i) * vector[i];
    }
    return Scale.LEARNED_WISH.chance(new Signal(Softmax.sigmoid(logit), clause));
  }
}
