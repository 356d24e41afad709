package dev.firsthand.past;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** All chance of a past, from one seed. Confined to one thread. */
final class Dice {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final RandomGenerator random;

  Dice(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double number() {
    return random.nextDouble();
  }

  <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  Duration seconds(int least, int most) {
    return Duration.ofMillis(1_000L * least + random.nextInt(1_000 * (most - least) + 1));
  }

  Duration exponential(Duration mean) {
    return Duration.ofMillis((long) (-mean.toMillis() * Math.log(1 - random.nextDouble())));
  }

  /** Around 1, seldom far from it. */
  double about(double spread) {
    return Math.exp(spread * random.nextGaussian() - spread * spread / 2);
  }

  <T> List<T> shuffled(List<T> list) {
    var copy = new ArrayList<>(list);
    for (int i = copy.size() - 1; i > 0; i--) {
      Collections.swap(copy, i, random.nextInt(i + 1));
    }
    return copy;
  }

  /** A name that no other one has. */
  String name() {
    var name = new StringBuilder("p");
    for (int i = 0; i < 21; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
