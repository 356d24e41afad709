package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.SharedEvent.Accepted;
import dev.firsthand.protocol.SharedEvent.AgentReplied;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.Closed;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.protocol.client.Memory;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients may rely on: once, in order, nothing lost, whatever happens to links and memories. */
class DeliveryTest {

  private static final String HELLO = "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}";

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
  void theSameKeyAgainGivesTheSameNumberAndNoSecondMessage() {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO).hears("caughtUp");
      socket.says(say("2", "k1", "When are you open?"));
      long first = socket.answer("ok", "2").get("seq").asLong();
      socket.says(say("3", "k1", "When are you open?"));

      assertThat(socket.answer("ok", "3").get("seq").asLong()).isEqualTo(first);
      socket.says("{\"type\":\"fetch\",\"id\":\"4\",\"after\":0,\"limit\":100}");
      socket.answer("ok", "4");
      assertThat(socket.frames.all().stream()
              .filter(frame -> frame.path("event").path("type").asString("").equals("visitorSaid"))
              .map(frame -> frame.get("seq").asLong())
              .distinct())
          .containsExactly(first);
    }
  }

  @Test
  void theSameKeyWithOtherWordsIsRefusedAndTheFirstStays() {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO).hears("caughtUp");
      socket.says(say("2", "k1", "When are you open?"));
      socket.answer("ok", "2");
      socket.says(say("3", "k1", "Something else"));

      var refused = socket.answer("refused", "3");
      assertThat(refused.get("code").asString()).isEqualTo("KEY_REUSED");
      assertThat(refused.get("retry").asBoolean()).isFalse();
      assertThat(socket.frames.all().toString()).doesNotContain("Something else");
    }
  }

  @Test
  void aKeyIsRememberedAcrossARestart() {
    String token;
    long first;
    try (var socket = RawSocket.open(at.visitors())) {
      token = socket.says(HELLO).hears("welcome").get("token").asString();
      socket.says(say("2", "k1", "When are you open?"));
      first = socket.answer("ok", "2").get("seq").asLong();
    }

    house.restart();

    try (var socket = RawSocket.open(at.visitors())) {
      socket
          .says("{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\",\"token\":\"" + token + "\"}")
          .hears("caughtUp");
      socket.says(say("2", "k1", "When are you open?"));
      assertThat(socket.answer("ok", "2").get("seq").asLong()).isEqualTo(first);
    }
  }

  @Test
  void whatWasMissedWhileTheLinkWasBrokenComesInOrder() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      String chat = visitor.conversation();
      maria.rings(chat);
      long epoch = maria.accepts(chat);
      visitor.hears(Accepted.class);
      long last = 0;
      for (int i = 1; i <= 30; i++) {
        if (i % 10 == 5) {
          visitor.client.cut();
        }
        last = maria.replies(chat, epoch, "line " + i);
      }

      visitor.event(AgentReplied.class, last - 1);
      assertThat(visitor.numbers())
          .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
      assertThat(visitor.events.all().stream()
              .filter(event -> event.event() instanceof AgentReplied)
              .map(event -> ((AgentReplied) event.event()).text()))
          .isEqualTo(IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i).toList());
    }
  }

  @Test
  void twoTabsAtOnceShareOneConversation() {
    Memory memory;
    try (var first = Visitor.newAt(at)) {
      first.is(StateName.BOT);
      memory = first.client.memory();
    }
    try (var left = Visitor.again(at, memory);
        var right = Visitor.again(at, memory)) {
      left.is(StateName.BOT);
      right.is(StateName.BOT);
      var fromLeft = left.client.say("When are you open?");
      var fromRight = right.client.say("Can I rent a cargo bike?");
      long last = Math.max(
          Objects.requireNonNull(Net.get(fromLeft).seq()),
          Objects.requireNonNull(Net.get(fromRight).seq()));
      left.event(VisitorSaid.class, last - 1);
      right.event(VisitorSaid.class, last - 1);

      assertThat(left.conversation()).isEqualTo(right.conversation());
      assertThat(upTo(left, last)).isEqualTo(upTo(right, last));
      assertThat(left.events.all().stream().filter(event -> event.event() instanceof VisitorSaid))
          .hasSize(2);
    }
  }

  @Test
  void numbersOfAnotherEraAreResetAndEverythingComesAgain() {
    Memory memory;
    long said;
    try (var visitor = Visitor.newAt(at)) {
      said = visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);
      memory = visitor.client.memory();
    }
    var old = new Memory(memory.token(), new Resume("another-era", "c-1", 2));
    try (var back = Visitor.again(at, old)) {
      back.isTold(VisitorFrame.Reset.class, reset -> reset.conversation() != null);
      assertThat(back.event(BotAnswered.class, 0).seq()).isGreaterThan(said);
      assertThat(back.numbers().getFirst()).isEqualTo(1);
    }
  }

  @Test
  void emptyingAllMemoriesAtAnyMomentChangesNoTranscript() {
    List<String> plain = story(() -> {});
    var random = new SplittableRandom(7);
    List<String> forgetful = story(() -> {
      if (random.nextInt(3) > 0) {
        house.forgetAll();
      }
    });

    assertThat(forgetful).isEqualTo(plain);
  }

  @Test
  void aRestartChangesNoTranscriptAndBothGoOn() {
    var staff = Staff.signIn(at, TestHouse.MARIA);
    try (var maria = Agent.at(staff);
        var visitor = Visitor.newAt(at)) {
      maria.becomes(dev.firsthand.protocol.AgentStatus.AVAILABLE);
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);
      visitor.asksForPerson();
      String chat = visitor.conversation();
      maria.rings(chat);
      long epoch = maria.accepts(chat);

      house.restart();

      try (var back = Agent.at(staff, maria.client.positions())) {
        back.owns(chat);
        long replied = back.replies(chat, epoch, "Here again.");
        assertThat(visitor.event(AgentReplied.class, 0).seq()).isEqualTo(replied);
        assertThat(visitor.numbers())
            .isEqualTo(LongStream.rangeClosed(1, replied).boxed().toList());
      }
    }
  }

  @Test
  void anOfferCanBeAcceptedOnlyOnce() {
    var staff = Staff.signIn(at, TestHouse.MARIA);
    try (var one = Agent.at(staff);
        var other = Agent.at(staff);
        var visitor = Visitor.newAt(at)) {
      one.becomes(dev.firsthand.protocol.AgentStatus.AVAILABLE);
      visitor.asksForPerson();
      String chat = visitor.conversation();
      other.rings(chat);
      one.accepts(chat);

      assertThatThrownBy(() -> other.does((id, key) -> new AgentCommand.Accept(id, key, chat)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refused().code()).isEqualTo(ErrorCode.OFFER_GONE));
      assertThat(visitor.events.all().stream().filter(event -> event.event() instanceof Accepted))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  /** A whole chat, with {@code between} between any two steps; gives its events in words. */
  private List<String> story(Runnable between) {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      var steps = new ArrayList<Runnable>();
      steps.add(() -> visitor.event(BotAnswered.class, visitor.says("When are you open?")));
      steps.add(visitor::asksForPerson);
      steps.add(() -> visitor.hears(Escalated.class));
      steps.add(() -> maria.rings(visitor.conversation()));
      steps.add(() -> maria.accepts(visitor.conversation()));
      for (int i = 0; i < 5; i++) {
        steps.add(() -> visitor.says("Well?"));
        steps.add(() ->
            maria.replies(visitor.conversation(), maria.owns(visitor.conversation()), "Yes."));
      }
      steps.add(() -> maria.does((id, key) -> new AgentCommand.Close(
          id, key, visitor.conversation(), maria.owns(visitor.conversation()), null)));
      steps.add(() -> visitor.hears(Closed.class));
      steps.forEach(step -> {
        step.run();
        between.run();
      });
      return visitor.events.all().stream()
          .map(event -> event.seq() + " " + event.event().getClass().getSimpleName())
          .toList();
    }
  }

  private static List<VisitorFrame.Event> upTo(Visitor visitor, long last) {
    return visitor.events.all().stream().filter(event -> event.seq() <= last).toList();
  }

  private static String say(String id, String key, String text) {
    return "{\"type\":\"say\",\"id\":\"%s\",\"key\":\"%s\",\"text\":\"%s\"}"
        .formatted(id, key, text);
  }
}
