package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.client.Memory;
import dev.firsthand.protocol.client.RefusedException;
import dev.firsthand.store.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A colleague is asked in a thread of which the visitor hears nothing. */
@Timeout(90)
class ColleagueTest {

  private static final String QUESTION = "May I give a rebate?";
  private static final String ANSWER = "A rebate of ten per cent is fine.";

  @Test
  void theyTalkSeveralTimesLiveAndTheVisitorReadsNothingOfIt(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.JONAS))) {
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      long thread = asks(maria, chat, jonas.id);

      var question = asked(jonas, chat);
      assertThat(question.thread()).isEqualTo(thread);
      assertThat(question.from()).isEqualTo(maria.id);
      assertThat(question.text()).isEqualTo(QUESTION);
      assertThat(question.waits()).isTrue();
      jonas.summary(chat, StateName.HUMAN, maria.id);
      jonas.opens(chat);
      assertThat(jonas.reads(chat, AgentEvent.ColleaguesAsked.class).asked())
          .containsExactly(jonas.id);

      long answered = tells(jonas, chat, thread, ANSWER);
      assertThat(maria.reads(chat, AgentEvent.ColleagueSaid.class).text()).isEqualTo(ANSWER);
      questionIs(jonas, chat, answered, false);
      long back = tells(maria, chat, thread, "A rebate on all of it?");
      questionIs(jonas, chat, back, true);
      long last = tells(jonas, chat, thread, "On the whole order, rebate and all.");
      maria.frames.first(AgentFrame.Event.class, event -> event.seq() == last);

      maria.does((id, key) -> new AgentCommand.EndThread(id, key, chat, thread));
      nothingIsAsked(jonas, back);
      refused(() -> tells(jonas, chat, thread, ANSWER), ErrorCode.NO_SUCH_EVENT);

      maria.replies(chat, maria.owns(chat), "Ten per cent off, gladly.");
      visitor.hears(SharedEvent.AgentReplied.class);
      readsNothing(visitor);
      assertThat(visitor.numbers()).as("the count has no holes").doesNotHaveDuplicates();
      try (var again = Visitor.again(
          new Address(house.port()), new Memory(visitor.client.memory().token(), null))) {
        again.hears(SharedEvent.AgentReplied.class);
        readsNothing(again);
      }
    }
  }

  @Test
  void whoIsAwayFindsTheQuestionAlsoAfterARestartAndItEndsWithTheChat(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      var at = new Address(house.port());
      var maria = Agent.available(at, TestHouse.MARIA);
      String chat = visitor.reaches(maria);
      long thread = asks(maria, chat, Staff.signIn(at, TestHouse.JONAS).id());
      try (var jonas = Agent.at(Staff.signIn(at, TestHouse.JONAS))) {
        assertThat(asked(jonas, chat).thread()).isEqualTo(thread);
      }

      house.restart();
      maria.close();
      maria = Agent.available(at, TestHouse.MARIA);
      try (var jonas = Agent.at(Staff.signIn(at, TestHouse.JONAS))) {
        var found = asked(jonas, chat);
        assertThat(found.text()).isEqualTo(QUESTION);
        house.forgetAll();
        tells(jonas, chat, thread, ANSWER);
        long epoch = maria.owns(chat);
        maria.does((id, key) -> new AgentCommand.Close(id, key, chat, epoch, null));
        nothingIsAsked(jonas, thread);
      } finally {
        maria.close();
      }
    }
  }

  @Test
  void aThirdOneHasNoSayAndWhoIsAskedGetsNeitherChatNorLoad(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.available(new Address(house.port()), TestHouse.JONAS);
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      long thread = asks(maria, chat, jonas.id);
      jonas.opens(chat);
      tells(jonas, chat, thread, ANSWER);

      refused(() -> tells(ada, chat, thread, "Let me add …"), ErrorCode.NOT_YOURS);
      refused(
          () -> ada.does((id, key) -> new AgentCommand.EndThread(id, key, chat, thread)),
          ErrorCode.NOT_YOURS);
      refused(() -> asks(ada, chat, jonas.id), ErrorCode.NOT_YOURS);
      refused(() -> jonas.replies(chat, epoch, "Hello, visitor!"), ErrorCode.NOT_YOURS);
      refused(() -> asks(maria, chat, "nobody"), ErrorCode.UNKNOWN_AGENT);
      refused(() -> asks(maria, chat, maria.id), ErrorCode.UNKNOWN_AGENT);
      refused(
          () -> maria.does((id, key) ->
              new AgentCommand.AskColleague(id, key, chat, null, "no-such-team", QUESTION)),
          ErrorCode.BAD_FIELD);
      for (int i = 1; i < 5; i++) {
        asks(maria, chat, jonas.id);
      }
      refused(() -> asks(maria, chat, jonas.id), ErrorCode.THREAD_FULL);

      assertThat(maria.owns(chat)).isEqualTo(epoch);
      ada.opens(chat);
      assertThat(ada.reads(chat, AgentEvent.ColleagueSaid.class).text()).isEqualTo(ANSWER);
      var told = ada.frames.first(AgentFrame.Colleagues.class, frame -> load(frame, maria.id) == 1);
      assertThat(load(told, jonas.id)).isZero();
    }
  }

  @Test
  void aTeamIsAskedAndTheThreadGoesAlongToWhoGetsTheChat(@TempDir Path data) throws SQLException {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()));
        var jonas = Agent.available(new Address(house.port()), TestHouse.JONAS);
        var ada = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.ADA))) {
      var office = Staff.signIn(new Address(house.port()), TestHouse.ADA);
      var made = office.post(
          "/api/v1/teams",
          Map.of("name", "Rebates", "members", List.of(ada.id, maria.id), "mode", "automatic"));
      assertThat(made.status()).isEqualTo(201);
      String team = made.body().get("id").asString();
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      long thread = maria.does(
          (id, key) -> new AgentCommand.AskColleague(id, key, chat, null, team, QUESTION));
      var question = asked(ada, chat);
      assertThat(question.team()).isEqualTo(team);
      assertThat(question.thread()).isEqualTo(thread);

      maria.does(
          (id, key) -> new AgentCommand.Transfer(id, key, chat, epoch, jonas.id, null, null));
      jonas.rings(chat, epoch);
      jonas.accepts(chat);
      jonas.opens(chat);
      ada.opens(chat);
      tells(ada, chat, thread, ANSWER);
      assertThat(jonas.reads(chat, AgentEvent.ColleagueSaid.class).text()).isEqualTo(ANSWER);
      tells(jonas, chat, thread, "Thank you, rebate given.");
      refused(() -> tells(maria, chat, thread, "And me?"), ErrorCode.NOT_YOURS);
      long left = ada.does((id, key) -> new AgentCommand.EndThread(id, key, chat, thread));
      assertThat(left).isGreaterThan(thread);
      nothingIsAsked(ada, thread);
      readsNothing(visitor);
      assertThat(Readings.in(data)).as("who is asked reads by invitation").isEmpty();
    }
  }

  @Test
  void aColleagueOnAnotherNodeIsToldAndTheAnswerComesBackLive(@TempDir Path data)
      throws SQLException {
    String database = "database.url=" + PostgresForTests.newDatabase().url();
    TestHouse.furnishElsewhere(data, database);
    try (var one = TestHouse.again(data, database, "node.name=one");
        var other = TestHouse.again(data, database, "node.name=other");
        var maria = Agent.available(new Address(one.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(one.port()));
        var jonas = Agent.at(Staff.signIn(new Address(other.port()), TestHouse.JONAS))) {
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      long thread = asks(maria, chat, jonas.id);

      assertThat(asked(jonas, chat).text()).isEqualTo(QUESTION);
      jonas.opens(chat);
      tells(jonas, chat, thread, ANSWER);
      assertThat(maria.reads(chat, AgentEvent.ColleagueSaid.class).text()).isEqualTo(ANSWER);
      long more = tells(maria, chat, thread, "Also a rebate on the pot?");
      questionIs(jonas, chat, more, true);
      maria.does((id, key) -> new AgentCommand.EndThread(id, key, chat, thread));
      nothingIsAsked(jonas, more);
    }
  }

  private static long asks(Agent agent, String chat, String whom) {
    return agent.does(
        (id, key) -> new AgentCommand.AskColleague(id, key, chat, whom, null, QUESTION));
  }

  private static long tells(Agent agent, String chat, long thread, String text) {
    return agent.does((id, key) -> new AgentCommand.TellColleague(id, key, chat, thread, text));
  }

  private static AgentFrame.Question asked(Agent agent, String chat) {
    return agent
        .frames
        .first(
            AgentFrame.Asked.class,
            frame -> frame.questions().stream().anyMatch(q -> q.conversation().equals(chat)))
        .questions()
        .getFirst();
  }

  private static void questionIs(Agent agent, String chat, long said, boolean waits) {
    agent.frames.first(
        AgentFrame.Asked.class,
        frame -> frame.questions().stream()
            .anyMatch(
                q -> q.conversation().equals(chat) && q.said() == said && q.waits() == waits));
  }

  /** Waits until an empty list comes after one that had a word of number {@code said} or later. */
  private static void nothingIsAsked(Agent agent, long said) {
    agent.frames.when("nothing asked any more", all -> {
      List<AgentFrame.Asked> lists = all.stream()
          .filter(AgentFrame.Asked.class::isInstance)
          .map(AgentFrame.Asked.class::cast)
          .toList();
      boolean wasAsked = lists.stream()
          .anyMatch(list -> list.questions().stream().anyMatch(q -> q.said() >= said));
      return wasAsked && lists.getLast().questions().isEmpty()
          ? Optional.of(true)
          : Optional.empty();
    });
  }

  /** Every frame that the visitor got, of whatever kind. */
  private static void readsNothing(Visitor visitor) {
    assertThat(visitor.told.all()).isNotEmpty().noneMatch(frame -> says(frame.toString()));
    assertThat(visitor.events.all()).isNotEmpty().noneMatch(event -> says(event.toString()));
  }

  private static boolean says(String frame) {
    return frame.contains("rebate") || frame.toLowerCase(Locale.ROOT).contains("colleague");
  }

  private static int load(AgentFrame.Colleagues frame, String agent) {
    return frame.agents().stream()
        .filter(each -> each.agent().id().equals(agent))
        .mapToInt(AgentFrame.Colleague::load)
        .findFirst()
        .orElseThrow();
  }

  static void refused(ThrowingCallable action, ErrorCode code) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refused().code()).isEqualTo(code));
  }
}
