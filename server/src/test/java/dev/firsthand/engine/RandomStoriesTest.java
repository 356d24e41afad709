package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.firsthand.conversation.Chance;
import dev.firsthand.store.DatabaseSettings.Durability;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A whole house under random visitors, agents, faults and crashes keeps the contract. {@code
 * -Dstories=N} plays more, {@code -Dseed=S} one again.
 */
class RandomStoriesTest {

  private static final int STORIES = 400;
  private static final int STORIES_ON_DISK = 12;
  private static final int STEPS = 250;

  private static final Logger ENGINE = (Logger) LoggerFactory.getLogger("dev.firsthand.engine");

  /** The faults are on purpose, and many. */
  @BeforeAll
  static void hush() {
    ENGINE.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakUp() {
    ENGINE.setLevel(null);
  }

  @Test
  void whateverHappensToTheHouseTheContractHolds() {
    Chance.play(STORIES, chance -> tell(chance, Store.inMemory()));
  }

  @Test
  void itHoldsOverTheProductsOwnStore(@TempDir Path folder) {
    Chance.play(
        STORIES_ON_DISK,
        chance -> tell(
            chance, Store.sqlite(folder.resolve(UUID.randomUUID() + ".db"), Durability.NORMAL)));
  }

  private static void tell(Chance chance, Store store) {
    try (store) {
      var house = new RandomHouse(chance, store);
      for (int i = 0; i < STEPS; i++) {
        house.step();
      }
      house.comesToRest();
      assertThat(house.commands()).isPositive();
    }
  }
}
