package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.KeptBeside;
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.client.RefusedException;
import dev.firsthand.store.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a blocked visitor can and can't do, and who hears of it, over real sockets. */
@Timeout(90)
class BlockTest {

  @Test
  void aBlockedVisitorReadsAndEndsButSaysNothingMore(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      var at = new Address(house.port());
      var maria = Staff.signIn(at, TestHouse.MARIA);
      long said = visitor.says("When are you open?");
      String block = "/api/v1/visitors/" + visitorOf(visitor) + "/block";
      assertThat(maria.put(block, INSULTS, null).status()).isEqualTo(200);

      isRefused(() -> visitor.says("And another thing"));
      isRefused(visitor::asksForPerson);
      isRefused(
          () -> visitor.does(id -> key -> new VisitorCommand.Rate(id, key, 1, "more of the same")));
      isRefused(() -> visitor.does(
          id -> key -> new VisitorCommand.LeaveMessage(id, key, "read this", null, null)));
      assertThat(visitor.events.all())
          .filteredOn(each -> each.event() instanceof VisitorSaid)
          .extracting(each -> each.seq())
          .containsExactly(said);
      visitor.does(id -> key -> new VisitorCommand.End(id, key));

      assertThat(maria.delete(block).status()).isEqualTo(200);
      assertThat(visitor.says("I am sorry.")).isGreaterThan(said);
    }
  }

  @Test
  void aBlockedVisitorWaitsForNobodyAnyMore(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      visitor.says("You are all fools.");
      visitor.asksForPerson();
      visitor.is(StateName.QUEUED);
      var maria = Staff.signIn(new Address(house.port()), TestHouse.MARIA);
      maria.put("/api/v1/visitors/" + visitorOf(visitor) + "/block", INSULTS, null);

      visitor.is(StateName.CLOSED);
      isRefused(visitor::asksForPerson);
    }
  }

  @Test
  void whatWasSaidBeforeTheBlockIsAnsweredAsItWas(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var socket = RawSocket.open(new Address(house.port()).visitors())) {
      var maria = Staff.signIn(new Address(house.port()), TestHouse.MARIA);
      String visitor = socket
          .says("{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}")
          .hears("welcome")
          .get("visitor")
          .asString();
      long said = socket.says(say("2", "once")).answer("ok", "2").get("seq").asLong();
      maria.put("/api/v1/visitors/" + visitor + "/block", INSULTS, null);

      assertThat(socket.says(say("3", "once")).answer("ok", "3").get("seq").asLong())
          .isEqualTo(said);
      assertThat(socket.says(say("4", "new")).answer("refused", "4").get("code").asString())
          .isEqualTo("BLOCKED");
    }
  }

  private static String say(String id, String key) {
    return "{\"type\":\"say\",\"id\":\"%s\",\"key\":\"%s\",\"text\":\"You are fools.\"}"
        .formatted(id, key);
  }

  @Test
  void aBlockATagAndCannedResponsesAreHeardOfOnOtherNodes(@TempDir Path data) throws SQLException {
    String database = "database.url=" + PostgresForTests.newDatabase().url();
    TestHouse.furnishElsewhere(data, database);
    try (var one = TestHouse.again(data, database, "node.name=one");
        var other = TestHouse.again(data, database, "node.name=other");
        var visitor = Visitor.newAt(new Address(other.port()));
        var jonas = Agent.at(Staff.signIn(new Address(other.port()), TestHouse.JONAS))) {
      visitor.says("You are all fools.");
      String chat = visitor.conversation();
      jonas.opens(chat);
      var maria = Staff.signIn(new Address(one.port()), TestHouse.MARIA);
      var ada = Staff.signIn(new Address(one.port()), TestHouse.ADA);

      maria.put("/api/v1/conversations/" + chat + "/tags/rude", Map.of(), null);
      hears(jonas, KeptBeside.TAGS, chat);
      maria.put("/api/v1/visitors/" + visitorOf(visitor) + "/note", NOTE, null);
      hears(jonas, KeptBeside.NOTE, visitorOf(visitor));
      ada.post("/api/v1/canned", Map.of("shortcut", "bye", "title", "Bye", "text", "Goodbye."));
      hears(jonas, KeptBeside.CANNED, null);
      maria.put("/api/v1/visitors/" + visitorOf(visitor) + "/block", INSULTS, null);
      hears(jonas, KeptBeside.BLOCK, visitorOf(visitor));

      Net.until("the other node refuses", () -> refused(() -> visitor.says("And another thing")));
    }
  }

  private static final Map<String, Object> INSULTS = Map.of("reason", "insults");
  private static final Map<String, Object> NOTE = Map.of("text", "is rude", "version", 0);

  private static void hears(Agent agent, KeptBeside what, @Nullable String id) {
    agent.frames.first(
        AgentFrame.Changed.class,
        changed -> changed.what() == what && Objects.equals(changed.id(), id));
  }

  private static String visitorOf(Visitor visitor) {
    String conversation = visitor.conversation();
    return conversation.substring(0, conversation.lastIndexOf('.'));
  }

  private static boolean refused(Runnable saying) {
    try {
      saying.run();
      return false;
    } catch (RefusedException no) {
      return no.refused().code() == ErrorCode.BLOCKED;
    }
  }

  private static void isRefused(ThrowingCallable saying) {
    assertThatThrownBy(saying).isInstanceOfSatisfying(RefusedException.class, no -> {
      assertThat(no.refused().code()).isEqualTo(ErrorCode.BLOCKED);
      assertThat(no.refused().retry()).isFalse();
    });
  }
}
