package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentFrame;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for too long is told of, to those who can do something about it. */
@Timeout(90)
class WaitAlertTest {

  @Test
  void supervisorsAreToldOnceAlsoOverARestartAndAgentsAreNot(@TempDir Path data) {
    try (var house = TestHouse.start(data, "service.alert=1s");
        var visitor = Visitor.newAt(new Address(house.port()))) {
      try (var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA));
          var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS))) {
        visitor.asksForPerson();
        var alert = ada.hears(AgentFrame.WaitAlert.class);
        assertThat(alert.conversation()).isEqualTo(visitor.conversation());
        assertThat(jonas.frames.all()).noneMatch(AgentFrame.WaitAlert.class::isInstance);
      }
      house.restart();
      try (var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA));
          var second = Visitor.newAt(new Address(house.port()))) {
        second.asksForPerson();
        var alert = ada.hears(AgentFrame.WaitAlert.class);
        assertThat(alert.conversation()).isEqualTo(second.conversation());
      }
    }
  }
}
