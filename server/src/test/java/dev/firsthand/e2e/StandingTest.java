package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.SharedEvent.Requeued;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is there, who wants a pause, and what becomes of the chats of those who are gone. */
@Timeout(90)
class StandingTest {

  @Test
  void afterTheLastChatEveryWindowSaysAway(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var second = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.MARIA));
        var visitor = Visitor.newAt(new Address(house.port()));
        var other = Visitor.newAt(new Address(house.port()))) {
      String chat = visitor.reaches(maria);
      maria.becomes(AgentStatus.LAST_CHAT);
      second.frames.first(
          AgentFrame.StatusChanged.class, now -> now.status() == AgentStatus.LAST_CHAT);
      other.asksForPerson();
      long epoch = maria.owns(chat);

      maria.does((id, key) -> new AgentCommand.Close(id, key, chat, epoch, "solved"));

      for (Agent window : new Agent[] {maria, second}) {
        var away = window.frames.first(
            AgentFrame.StatusChanged.class, now -> "LAST_CHAT".equals(now.because()));
        assertThat(away.status()).isEqualTo(AgentStatus.AWAY);
      }
      assertThat(maria.frames.all())
          .filteredOn(AgentFrame.Offer.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void aNotNowSaysWhenItEndsAndEndsWithAWord(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      Instant before = Instant.now();
      maria.asks(id -> new AgentCommand.SetStatus(id, AgentStatus.AWAY, "a walk", 15));
      var paused = maria.frames.first(AgentFrame.StatusChanged.class, now -> now.until() != null);
      assertThat(paused.until()).isBetween(before.plusSeconds(899), before.plusSeconds(960));

      visitor.asksForPerson();
      try (var later = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.MARIA))) {
        assertThat(later.hears(AgentFrame.StatusChanged.class).until()).isEqualTo(paused.until());
        later.becomes(AgentStatus.AVAILABLE);
        later.rings(visitor.conversation());
      }
      assertThatThrownBy(
              () -> maria.asks(id -> new AgentCommand.SetStatus(id, AgentStatus.BUSY, null, 15)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refused().field()).isEqualTo("minutes"));
    }
  }

  @Test
  void whoMissesTwoOffersInARowIsAwayAndTold(@TempDir Path data) {
    try (var house = TestHouse.start(data, "times.offer=1s", "times.rest=1s");
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      visitor.asksForPerson();

      var away = maria.frames.first(
          AgentFrame.StatusChanged.class, now -> "MISSED_OFFERS".equals(now.because()));

      assertThat(away.status()).isEqualTo(AgentStatus.AWAY);
    }
  }

  @Test
  void aChatStaysWhileAnotherWindowIsOpen(@TempDir Path data) {
    try (var house = TestHouse.start(data, "times.grace=1s");
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      var staff = Staff.signIn(new Address(house.port()), TestHouse.MARIA);
      var second = Agent.at(staff);
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      second.close();
      visitor.says("Still there?");

      maria.replies(chat, maria.owns(chat), "I am.");

      assertThat(maria.events(chat))
          .noneMatch(event -> event.event() instanceof AgentEvent.AgentLost);
    }
  }

  @Test
  void killedInsideTheGraceTimeTheChatStillGoesToTheHeadOfTheQueue(@TempDir Path data) {
    TestHouse.furnish(data);
    String[] settings = {"bot.semantic=false", "times.grace=4s", "log.level=error"};
    TestProcess first = TestProcess.start(data, 0, settings);
    Address at = first.at();
    try (var visitor = Visitor.newAt(at)) {
      try (var maria = Agent.available(at, TestHouse.MARIA)) {
        visitor.reaches(maria);
      }
      first.kill();
      try (var second = TestProcess.start(data, at.port(), settings);
          var jonas = Agent.available(second.at(), TestHouse.JONAS)) {
        assertThat(visitor.hears(Requeued.class).text()).isNotBlank();
        jonas.rings(visitor.conversation());
        jonas.accepts(visitor.conversation());
        visitor.is(StateName.HUMAN);
      }
    }
  }

  @Test
  void whatWaitsForLongRingsAtTwoAndTheOtherIsToldWhoHasIt(@TempDir Path data) {
    try (var house = TestHouse.start(data, "times.second-offer=1s")) {
      var at = new Address(house.port());
      try (var maria = Agent.available(at, TestHouse.MARIA);
          var jonas = Agent.available(at, TestHouse.JONAS);
          var visitor = Visitor.newAt(at)) {
        visitor.asksForPerson();
        String chat = visitor.conversation();
        maria.rings(chat);
        jonas.rings(chat);
        maria.frames.first(AgentFrame.Offer.class, offer -> jonas.id.equals(offer.also()));

        jonas.accepts(chat);

        var ended = maria.hears(AgentFrame.OfferEnded.class);
        assertThat(ended.how()).isEqualTo("ACCEPTED");
        assertThat(ended.by()).isEqualTo(jonas.id);
        maria.opens(chat);
        assertThat(maria.reads(chat, AgentEvent.AlsoOffered.class).skipped())
            .extracting(AgentEvent.Skipped::why)
            .contains("another offer rings");
        visitor.is(StateName.HUMAN);
      }
    }
  }

  @Test
  void whyNobodyCouldBeAskedStandsInTheTranscript(@TempDir Path data) {
    try (var house = TestHouse.start(data)) {
      var at = new Address(house.port());
      try (var visitor = Visitor.newAt(at);
          var maria = Agent.at(Staff.signIn(at, TestHouse.MARIA))) {
        visitor.asksForPerson();
        maria.opens(visitor.conversation());

        assertThat(maria
                .reads(visitor.conversation(), AgentEvent.NobodyAsked.class)
                .skipped())
            .anySatisfy(skipped -> assertThat(skipped.agent()).isEqualTo(maria.id));
      }
    }
  }

  @Test
  void anAgentMayTakeFewerForTheDay(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var other = Visitor.newAt(new Address(house.port()))) {
      maria.asks(id -> new AgentCommand.SetLimit(id, 1, 60));
      maria.frames.first(
          AgentFrame.StatusChanged.class, now -> Integer.valueOf(1).equals(now.limit()));
      visitor.reaches(maria);
      other.asksForPerson();
      assertThatThrownBy(() -> maria.asks(id -> new AgentCommand.SetLimit(id, 1000, 60)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refused().field()).isEqualTo("limit"));
      assertThat(maria.frames.all())
          .filteredOn(AgentFrame.Offer.class::isInstance)
          .hasSize(1);

      maria.asks(id -> new AgentCommand.SetLimit(id, null, null));

      maria.rings(other.conversation());
    }
  }
}
