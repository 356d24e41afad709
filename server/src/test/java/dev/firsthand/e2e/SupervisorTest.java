package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who looks after the agents steps in: quietly, or for all to see. */
@Timeout(90)
class SupervisorTest {

  private static final String SECRET = "Offer the larger voucher.";

  @Test
  void aWhisperReachesTheAgentAndNobodyElse(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS));
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      jonas.opens(chat);
      ada.opens(chat);

      ada.does((id, key) -> new AgentCommand.Whisper(id, key, chat, SECRET));
      long answer = maria.replies(chat, maria.owns(chat), "I can offer you something.");

      assertThat(maria.reads(chat, AgentEvent.Whispered.class).text()).isEqualTo(SECRET);
      assertThat(ada.reads(chat, AgentEvent.Whispered.class).to()).isEqualTo(maria.id);
      assertThat(visitor.event(SharedEvent.AgentReplied.class, 0).seq()).isEqualTo(answer);
      assertThat(visitor.events.all()).noneMatch(event -> event.toString().contains(SECRET));
      assertThat(visitor.events.all())
          .filteredOn(event -> event.seq() == answer - 1)
          .singleElement()
          .satisfies(event -> assertThat(event.event()).isInstanceOf(SharedEvent.Internal.class));
      jonas.reads(chat, SharedEvent.AgentReplied.class);
      assertThat(jonas.frames.all()).noneMatch(frame -> frame.toString().contains(SECRET));
    }
  }

  @Test
  void aSupervisorTakesOverAndTheVisitorReadsTheNewName(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      String chat = visitor.reaches(maria);
      long epoch = ada.summary(chat, StateName.HUMAN, maria.id);
      refused(
          () -> ada.does((id, key) -> new AgentCommand.TakeOver(id, key, chat, epoch - 1)),
          ErrorCode.STALE_EPOCH);

      long taken = ada.does((id, key) -> new AgentCommand.TakeOver(id, key, chat, epoch));

      assertThat(visitor.hears(SharedEvent.Accepted.class, taken - 1).agent().name())
          .isEqualTo("Ada Moreau");
      ada.replies(chat, ada.owns(chat), "Hello from me.");
      refused(() -> maria.replies(chat, epoch, "Am I still here?"), ErrorCode.STALE_EPOCH);
      maria.frames.first(
          AgentFrame.Colleagues.class,
          frame -> frame.agents().stream()
              .anyMatch(each -> each.agent().id().equals(ada.id) && each.load() == 1));
    }
  }

  @Test
  void aChatIsGivenToWhoHasRoomAndBackToTheQueue(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA));
        var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS))) {
      String chat = visitor.reaches(maria);
      long epoch = ada.summary(chat, StateName.HUMAN, maria.id);

      ada.does((id, key) ->
          new AgentCommand.Reassign(id, key, chat, epoch, jonas.id, null, "knows parcels"));
      long his = jonas.owns(chat);
      jonas.opens(chat);
      assertThat(jonas.reads(chat, AgentEvent.Reassigned.class).brief()).isEqualTo("knows parcels");

      ada.does((id, key) -> new AgentCommand.Reassign(id, key, chat, his, null, null, null));
      visitor.hears(SharedEvent.Requeued.class);
      maria.rings(chat, his + 1);
    }
  }

  @Test
  void aChatIsGivenToATeamAndAnUnknownOneIsRefusedByName(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS))) {
      var staff = Staff.signIn(new Address(house.port()), TestHouse.ADA);
      String team = staff
          .post(
              "/api/v1/teams",
              Map.of("name", "Parcels", "mode", "ring", "members", List.of(jonas.id)))
          .body()
          .get("id")
          .asString();
      try (var ada = Agent.at(staff)) {
        String chat = visitor.reaches(maria);
        long epoch = ada.summary(chat, StateName.HUMAN, maria.id);

        assertThatThrownBy(() -> ada.does((id, key) ->
                new AgentCommand.Reassign(id, key, chat, epoch, null, "no-such-team", null)))
            .isInstanceOfSatisfying(RefusedException.class, refused -> {
              assertThat(refused.refused().code()).isEqualTo(ErrorCode.BAD_FIELD);
              assertThat(refused.refused().field()).isEqualTo("team");
            });
        ada.does(
            (id, key) -> new AgentCommand.Reassign(id, key, chat, epoch, null, team, "parcels"));
        jonas.asks(id -> new AgentCommand.SetStatus(id, AgentStatus.AVAILABLE, null));

        jonas.rings(chat);
        jonas.opens(chat);
        assertThat(jonas.reads(chat, AgentEvent.Reassigned.class).team()).isEqualTo(team);
      }
    }
  }

  @Test
  void whoOpensAChatFromTheWallIsToldWhatItIs(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      String chat = visitor.reaches(maria);
      try (var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
        ada.opens(chat);

        ada.summary(chat, StateName.HUMAN, maria.id);
      }
    }
  }

  @Test
  void agentsMayNotLookAfterAgents(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS))) {
      String chat = visitor.reaches(maria);
      long epoch = jonas.summary(chat, StateName.HUMAN, maria.id);

      refused(
          () -> jonas.does((id, key) -> new AgentCommand.TakeOver(id, key, chat, epoch)),
          ErrorCode.FORBIDDEN);
      refused(
          () -> jonas.does((id, key) -> new AgentCommand.Whisper(id, key, chat, "psst")),
          ErrorCode.FORBIDDEN);
      refused(
          () -> jonas.does(
              (id, key) -> new AgentCommand.Reassign(id, key, chat, epoch, jonas.id, null, null)),
          ErrorCode.FORBIDDEN);
      assertThat(maria.owns(chat)).isEqualTo(epoch);
    }
  }

  @Test
  void readingAlongLeavesNoMarkButInTheAuditRecord(@TempDir Path data) throws SQLException {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      ada.opens(chat);
      ada.client.mention(new AgentCommand.Typing(chat, true));
      ada.client.mention(new AgentCommand.Seen(chat, 3));
      ada.asks(AgentCommand.Ping::new);
      maria.replies(chat, maria.owns(chat), "All well.");
      visitor.hears(SharedEvent.AgentReplied.class);

      assertThat(visitor.told.all())
          .noneMatch(
              frame -> frame instanceof VisitorFrame.Typing || frame instanceof VisitorFrame.Seen);
      assertThat(maria.frames.all()).noneMatch(AgentFrame.Typing.class::isInstance);
      assertThat(Readings.in(data)).containsExactly(ada.id + " " + chat);
    }
  }

  @Test
  void whatIsFetchedWithoutBeingOpenedIsInTheAuditRecordToo(@TempDir Path data)
      throws SQLException {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      String chat = visitor.reaches(maria);

      ada.asks(id -> new AgentCommand.Fetch(id, chat, 0, 10));

      assertThat(Readings.in(data)).containsExactly(ada.id + " " + chat);
    }
  }

  private static void refused(ThrowingCallable command, ErrorCode code) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refused().code()).isEqualTo(code));
  }
}
