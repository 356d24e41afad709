package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.store.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A colleague who is named in a note is told of it until they have read it; the visitor hears nothing. */
@Timeout(90)
class MentionTest {

  private static final String WORDS = "Is this a matter of warranty?";

  @Test
  void theyAreToldAtOnceInAllWindowsAndReadIsReadInAll(@TempDir Path data) throws SQLException {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA));
        var adasOther = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      String chat = visitor.reaches(maria);
      long first = names(maria, chat, ada.id);
      for (var window : List.of(ada, adasOther)) {
        var mention = told(window, chat, m -> m.seq() == first);
        assertThat(mention.from()).isEqualTo(maria.id);
        assertThat(mention.text()).isEqualTo(WORDS);
        assertThat(mention.notes()).isEqualTo(1);
      }
      long second = names(maria, chat, ada.id, ada.id);
      var both = told(ada, chat, m -> m.seq() == second);
      assertThat(both.first()).isEqualTo(first);
      assertThat(both.notes()).isEqualTo(2);

      ada.opens(chat);
      assertThat(ada.reads(chat, AgentEvent.Noted.class).mentioned()).containsExactly(ada.id);
      ada.client.mention(new AgentCommand.Seen(chat, first));
      assertThat(told(adasOther, chat, m -> m.first() == second).notes()).isEqualTo(1);
      ada.client.mention(new AgentCommand.Seen(chat, second));
      nothingIsTold(ada, second);
      nothingIsTold(adasOther, second);
      assertThat(Readings.in(data)).as("who is named reads by invitation").isEmpty();

      maria.replies(chat, maria.owns(chat), "One moment, please.");
      visitor.hears(SharedEvent.AgentReplied.class);
      assertThat(visitor.told.all()).noneMatch(frame -> frame.toString().contains("warranty"));
      assertThat(visitor.events.all()).noneMatch(event -> event.toString().contains("warranty"));
      assertThat(visitor.events.all()).noneMatch(event -> event.toString().contains(ada.id));
    }
  }

  @Test
  void onlyWhoWorksHereCanBeNamedNotOneselfAndNotTooMany(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS))) {
      String chat = visitor.reaches(maria);
      for (String nobody : List.of("nobody", maria.id, "", " ", "x".repeat(65))) {
        ColleagueTest.refused(() -> names(maria, chat, jonas.id, nobody), ErrorCode.UNKNOWN_AGENT);
      }
      var office = Staff.signIn(new Address(house.port()), TestHouse.ADA);
      var many = new ArrayList<>(Collections.nCopies(10, jonas.id));
      names(jonas, chat, maria.id);
      told(maria, chat, m -> m.from().equals(jonas.id));
      names(maria, chat, many.toArray(String[]::new));
      many.add(office.id());
      ColleagueTest.refused(
          () -> names(maria, chat, many.toArray(String[]::new)), ErrorCode.BAD_FIELD);
      assertThat(told(jonas, chat, any -> true).notes())
          .as("refused ones left no trace")
          .isOne();
    }
  }

  @Test
  void whoIsAwayFindsItAlsoAfterARestartAndAfterTheChatIsOver(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      var at = new Address(house.port());
      var jonas = Staff.signIn(at, TestHouse.JONAS).id();
      String chat;
      long note;
      try (var maria = Agent.available(at, TestHouse.MARIA)) {
        chat = visitor.reaches(maria);
        note = names(maria, chat, jonas);
        long epoch = maria.owns(chat);
        maria.does((id, key) -> new AgentCommand.Close(id, key, chat, epoch, null));
      }
      house.restart();
      house.forgetAll();
      try (var back = Agent.at(Staff.signIn(at, TestHouse.JONAS))) {
        assertThat(told(back, chat, any -> true).text()).isEqualTo(WORDS);
        back.frames.first(
            AgentFrame.SummaryChanged.class,
            line -> line.summary().conversation().equals(chat));
        back.opens(chat);
        back.client.mention(new AgentCommand.Seen(chat, note));
        nothingIsTold(back, note);
      }
    }
  }

  @Test
  void windowsOnAnotherNodeAreToldAndReadingThereCounts(@TempDir Path data) throws SQLException {
    String database = "database.url=" + PostgresForTests.newDatabase().url();
    TestHouse.furnishElsewhere(data, database);
    try (var one = TestHouse.again(data, database, "node.name=one");
        var other = TestHouse.again(data, database, "node.name=other");
        var maria = Agent.available(new Address(one.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(one.port()));
        var here = Agent.at(Staff.signIn(new Address(one.port()), TestHouse.JONAS));
        var there = Agent.at(Staff.signIn(new Address(other.port()), TestHouse.JONAS))) {
      String chat = visitor.reaches(maria);
      long note = names(maria, chat, here.id);
      told(here, chat, m -> m.seq() == note);
      assertThat(told(there, chat, m -> m.seq() == note).text()).isEqualTo(WORDS);
      there.opens(chat);
      there.client.mention(new AgentCommand.Seen(chat, note));
      nothingIsTold(there, note);
      nothingIsTold(here, note);
    }
  }

  private static long names(Agent agent, String chat, String... mentioned) {
    return agent.does((id, key) -> new AgentCommand.Note(id, key, chat, WORDS, List.of(mentioned)));
  }

  /** Waits until the agent is told of such a mention in this chat. */
  private static AgentFrame.Mention told(
      Agent agent, String chat, Predicate<AgentFrame.Mention> such) {
    return agent.frames.when(
        "mentioned in " + chat,
        all -> all.stream()
            .filter(AgentFrame.Mentioned.class::isInstance)
            .flatMap(frame -> ((AgentFrame.Mentioned) frame).mentions().stream())
            .filter(mention -> mention.conversation().equals(chat))
            .filter(such)
            .findFirst());
  }

  /** Waits until an empty list is the last one after one that told of this note. */
  private static void nothingIsTold(Agent agent, long note) {
    agent.frames.when("nothing unread any more", all -> {
      List<AgentFrame.Mentioned> lists = all.stream()
          .filter(AgentFrame.Mentioned.class::isInstance)
          .map(AgentFrame.Mentioned.class::cast)
          .toList();
      boolean was =
          lists.stream().anyMatch(list -> list.mentions().stream().anyMatch(m -> m.seq() == note));
      return was && lists.getLast().mentions().isEmpty() ? Optional.of(true) : Optional.empty();
    });
  }
}
