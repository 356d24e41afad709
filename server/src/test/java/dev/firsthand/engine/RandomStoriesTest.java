package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.Chance;
import org.junit.jupiter.api.Test;

/**
 * A whole house under random visitors, agents, faults and crashes keeps the contract. {@code
 * -Dstories=N} plays more, {@code -Dseed=S} one again.
 */
class RandomStoriesTest {

  private static final int STORIES = 150;
  private static final int STEPS = 250;

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
