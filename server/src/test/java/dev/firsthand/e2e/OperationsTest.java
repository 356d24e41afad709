package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.StateName;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators see and do. */
class OperationsTest {

  private TestHouse house;
  private Address at;

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.start(data);
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    house.close();
  }

  @Test
  void theSnapshotShowsConversationsAndAgentsAsTheyAre() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at);
        var other = Visitor.newAt(at)) {
      visitor.asksForPerson();
      maria.rings(visitor.conversation());
      long epoch = maria.accepts(visitor.conversation());
      other.says("When are you open?");
      other.hears(BotAnswered.class);

      JsonNode snapshot =
          Staff.signIn(at, TestHouse.ADA).get("/api/v1/snapshot").body();

      JsonNode mine = find(snapshot.get("conversations"), "conversation", visitor.conversation());
      assertThat(mine.get("state").asString()).isEqualTo("human");
      assertThat(mine.get("owner").asString()).isEqualTo(maria.id);
      assertThat(mine.get("epoch").asLong()).isEqualTo(epoch);
      JsonNode bots = find(snapshot.get("conversations"), "conversation", other.conversation());
      assertThat(bots.get("state").asString()).isEqualTo("bot");
      JsonNode agent = find(snapshot.get("agents"), "id", maria.id);
      assertThat(agent.get("status").asString()).isEqualTo("available");
      assertThat(agent.get("load").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aHealthyServerIsReady() {
    assertThat(Staff.anonymously(at, "/healthz").status()).isEqualTo(200);
    var ready = Staff.anonymously(at, "/readyz");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body().get("ready").asBoolean()).isTrue();
  }

  @Test
  void aDrainingServerSaysSoSendsAllAwayAndIsNotReady() {
    try (var visitor = Visitor.newAt(at);
        var agent = RawSocket.open(at.visitors())) {
      visitor.is(StateName.BOT);
      agent.says("{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}").hears("caughtUp");

      house.drain();

      assertThat(visitor.isTold(ServerFrame.Draining.class, any -> true).reconnectInMs())
          .isNotNegative();
      assertThat(agent.hears("draining").get("reconnectInMs").asLong()).isNotNegative();
      assertThat(agent.closeCode()).isEqualTo(1012);
      assertThat(isReady()).isFalse();
    }
  }

  @Test
  void anAdminCanDrainTheServer() {
    try (var visitor = RawSocket.open(at.visitors())) {
      visitor.says("{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}").hears("caughtUp");
      var drained = Staff.signIn(at, TestHouse.ADA).post("/api/v1/drain", java.util.Map.of());
      assertThat(drained.status()).isEqualTo(202);
      visitor.hears("draining");
      assertThat(visitor.closeCode()).isEqualTo(1012);
    }
  }

  private boolean isReady() {
    try {
      return Net.HTTP
              .send(
                  HttpRequest.newBuilder(at.page("/readyz")).GET().build(), BodyHandlers.ofString())
              .statusCode()
          == 200;
    } catch (ConnectException gone) {
      return false;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    return list.valueStream()
        .filter(one -> one.get(field).asString().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Not in " + list));
  }
}
