package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.firsthand.conversation.Chance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A whole house under random visitors, agents, faults and crashes keeps the contract. {@code
 * -Dstories=N} plays more, {@code -Dseed=S} one again.
 */
class RandomStoriesTest {

  private static final int STORIES = 400;
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
    var commands = new int[1];
    Chance.play(STORIES, chance -> {
      var house = new RandomHouse(chance);
      for (int i = 0; i < STEPS; i++) {
        house.step();
      }
      house.comesToRest();
      house.nothingAcknowledgedIsLost();
      commands[0] += house.commands();
    });

    assertThat(commands[0]).isPositive();
  }
}
