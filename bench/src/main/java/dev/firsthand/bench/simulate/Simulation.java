package dev.firsthand.bench.simulate;

import dev.firsthand.conversation.Chance;
import dev.firsthand.engine.RandomHouse;
import dev.firsthand.engine.Store;
import dev.firsthand.store.DatabaseSettings.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays stories side by side until enough has happened, time is up, or a promise is broken. */
final class Simulation {

  /** About as many steps as a day of the random house has. */
  private static final int STEPS_OF_A_STORY = 1_000;

  private final Options options;
  private final BooleanSupplier timeIsUp;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong stories = new AtomicLong();
  private final AtomicLong commands = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong crashes = new AtomicLong();
  private final AtomicLong seconds = new AtomicLong();
  private byte @Nullable [] empty;
  private final AtomicReference<@Nullable AssertionError> broken = new AtomicReference<>();

  /**
   * What has happened.
   *
   * @param steps interleavings: each one thing that happened, after which everything was checked
   * @param commands commands that clients sent, doubles included
   * @param events events that came of them
   * @param lived virtual time
   */
  record Figures(
      long stories, long steps, long commands, long events, long crashes, Duration lived) {}

  Simulation(Options options, BooleanSupplier timeIsUp) {
    this.options = options;
    this.timeIsUp = timeIsUp;
  }

  /** Blocks until the end; gives the broken promise with its story, or null if none broke. */
  @Nullable
  AssertionError run() throws InterruptedException {
    int workers = options.only() ? 1 : options.workers();
    List<Thread> threads = IntStream.range(0, workers)
        .mapToObj(number -> Thread.ofPlatform().name("story-" + number).start(this::play))
        .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    return broken.get();
  }

  Figures figures() {
    return new Figures(
        stories.get(),
        steps.get(),
        commands.get(),
        events.get(),
        crashes.get(),
        Duration.ofSeconds(seconds.get()));
  }

  private void play() {
    long most = options.only() ? 1 : Math.ceilDiv(options.interleavings(), STEPS_OF_A_STORY);
    long number = begun.getAndIncrement();
    while (number < most && broken.get() == null && !timeIsUp.getAsBoolean()) {
      try {
        Chance.playOne(options.seed() + number, this::story);
      } catch (AssertionError e) {
        broken.compareAndSet(null, e);
      }
      number = begun.getAndIncrement();
    }
  }

  private void story(Chance chance) {
    Path folder = options.folder();
    if (folder == null) {
      story(chance, Store.inMemory());
      return;
    }
    try {
      Path own = Files.createTempDirectory(folder, "firsthand-story");
      try {
        Path file = own.resolve("story.db");
        Files.write(file, empty(folder));
        story(chance, Store.sqlite(file, Durability.NORMAL));
      } finally {
        delete(own);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A database in which nothing has happened yet: making its tables takes longer than a copy. */
  private synchronized byte[] empty(Path folder) throws IOException {
    byte[] known = empty;
    if (known == null) {
      Path own = Files.createTempDirectory(folder, "firsthand-empty");
      try {
        Path file = own.resolve("empty.db");
        Store.sqlite(file, Durability.NORMAL).close();
        known = Files.readAllBytes(file);
        empty = known;
      } finally {
        delete(own);
      }
    }
    return known;
  }

  private void story(Chance chance, Store store) {
    try (store) {
      var house = new RandomHouse(chance, store);
      for (int i = 0; i < STEPS_OF_A_STORY; i++) {
        house.step();
        steps.incrementAndGet();
      }
      house.comesToRest();
      stories.incrementAndGet();
      commands.addAndGet(house.commands());
      events.addAndGet(house.events());
      crashes.addAndGet(house.crashes());
      seconds.addAndGet(house.lived().toSeconds());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
