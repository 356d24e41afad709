package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.Wall;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Those who look after the house see it live, and only they. */
@Timeout(90)
class WallTest {

  @Test
  void theWallFollowsTheHouse(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA));
        var visitor = Visitor.newAt(new Address(house.port()))) {
      watch(ada);
      Wall empty = wall(ada, any -> true);
      assertThat(empty.lines()).isEmpty();
      assertThat(empty.service().counted()).isZero();
      assertThat(maria(empty).status()).isEqualTo(AgentStatus.OFFLINE);

      visitor.asksForPerson();
      Wall waiting = wall(ada, wall -> wall.chats().queued() == 1);
      assertThat(waiting.lines()).singleElement().satisfies(line -> {
        assertThat(line.waiting()).isEqualTo(1);
        assertThat(line.first().getFirst().conversation()).isEqualTo(visitor.conversation());
      });

      try (var maria = Agent.available(new Address(house.port()), TestHouse.MARIA)) {
        maria.rings(visitor.conversation());
        wall(ada, wall -> visitor.conversation().equals(maria(wall).ringing()));
        maria.accepts(visitor.conversation());
        Wall met = wall(ada, wall -> maria(wall).load() == 1);
        assertThat(met.lines()).isEmpty();
        assertThat(met.chats().human()).isEqualTo(1);
        assertThat(maria(met).status()).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(maria(met).since()).isNotNull();
        assertThat(maria(met).chats())
            .singleElement()
            .satisfies(chat -> assertThat(chat.conversation()).isEqualTo(visitor.conversation()));
        assertThat(met.service().met()).isEqualTo(1);
        assertThat(met.service().counted()).isEqualTo(1);
      }
    }
  }

  @Test
  void aNewWindowAsksAgainAfterARestartAndTheDayIsNotForgotten(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      try (var maria = Agent.available(new Address(house.port()), TestHouse.MARIA)) {
        visitor.reaches(maria);
      }
      house.restart();
      try (var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
        watch(ada);
        assertThat(wall(ada, any -> true).service().met()).isEqualTo(1);
      }
    }
  }

  @Test
  void agentsSeeNoWall(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA)) {
      assertThatThrownBy(() -> watch(maria))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refused().code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
  }

  private static void watch(Agent who) {
    who.asks(id -> new AgentCommand.WatchWall(id, true));
  }

  private static Wall wall(Agent who, Predicate<Wall> wanted) {
    return who.frames
        .first(AgentFrame.WallChanged.class, frame -> wanted.test(frame.wall()))
        .wall();
  }

  private static Wall.AtWork maria(Wall wall) {
    return wall.agents().stream()
        .filter(at -> at.agent().name().equals(TestHouse.MARIAS_NAME))
        .findFirst()
        .orElseThrow();
  }
}
