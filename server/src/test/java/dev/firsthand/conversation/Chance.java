package dev.firsthand.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded dice for random stories, which also write down what was thrown. */
public final class Chance {

  private static final long BASE = 20_300_603L;

  private final long seed;
  private final RandomGenerator random;
  private final List<String> story = new ArrayList<>();

  public Chance(long seed) {
    this.seed = seed;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /**
   * Plays stories with fixed seeds, or the one that {@code -Dseed} names.
   *
   * @param usual how many, unless {@code -Dstories} says otherwise
   * @throws AssertionError with the seed and the story, if one goes wrong
   */
  public static void play(int usual, Story story) {
    Long only = Long.getLong("seed");
    if (only != null) {
      new Chance(only).play(story);
      return;
    }
    int stories = Integer.getInteger("stories", usual);
    for (int i = 0; i < stories; i++) {
      new Chance(BASE + i).play(story);
    }
  }

  /**
   * Plays the one story of this seed.
   *
   * @throws AssertionError with the seed and the story, if it goes wrong
   */
  public static void playOne(long seed, Story story) {
    new Chance(seed).play(story);
  }

  private void play(Story told) {
    try {
      told.play(this);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("-Dseed=%d%n%s%n%s".formatted(seed, String.join("\n", story), e), e);
    }
  }

  /** One story. */
  @FunctionalInterface
  public interface Story {
    void play(Chance chance);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  public <T> T of(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Writes down what happens, for the reader of a failure. */
  public void tell(Object what) {
    story.add(what.toString());
  }
}
