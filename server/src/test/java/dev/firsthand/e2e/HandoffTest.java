package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.CallTime;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.SharedEvent.Accepted;
import dev.firsthand.protocol.SharedEvent.AgentReplied;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.CallBackAsked;
import dev.firsthand.protocol.SharedEvent.Closed;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.SharedEvent.GivenBack;
import dev.firsthand.protocol.SharedEvent.Internal;
import dev.firsthand.protocol.SharedEvent.MessageLeft;
import dev.firsthand.protocol.SharedEvent.NobodyThere;
import dev.firsthand.protocol.SharedEvent.Rated;
import dev.firsthand.protocol.SharedEvent.Reopened;
import dev.firsthand.protocol.SharedEvent.Requeued;
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the bot to a person, and all that may happen between them, on a whole server. */
class HandoffTest {

  private Path data;
  private TestHouse house;
  private Address at;

  @BeforeEach
  void open(@TempDir Path folder) {
    data = folder;
    house = TestHouse.start(data);
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    house.close();
  }

  @Test
  void whatIsSaidInHasteHidesNoPromise() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var ann = Visitor.newAt(at);
        var bob = Visitor.newAt(at)) {
      String chat = ann.reaches(maria);
      String other = bob.reaches(maria);
      ann.says("It is the chain.");
      ann.says("And the light."); // its line waits for a quarter of a second
      maria.does((request, key) -> new AgentCommand.MakePromise(
          request, key, chat, "Order a chain", Instant.now().plusSeconds(3_600), null));
      bob.says("Hello?");
      long last = bob.says("Are you there?"); // its line waits longer

      maria.frames.first(
          AgentFrame.SummaryChanged.class,
          changed -> changed.summary().seq() >= last
              && changed.summary().conversation().equals(other));
      assertThat(maria.frames.all())
          .filteredOn(AgentFrame.SummaryChanged.class::isInstance)
          .map(frame -> ((AgentFrame.SummaryChanged) frame).summary())
          .filteredOn(summary -> summary.conversation().equals(chat))
          .last()
          .extracting(summary -> summary.due())
          .isNotNull();
    }
  }

  @Test
  void aPersonTakesOverTalksClosesAndIsRated() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);
      visitor.asksForPerson();
      String chat = visitor.conversation();
      var card = maria.rings(chat).card();
      assertThat(card.reason()).isEqualTo("VISITOR_ASKED");
      assertThat(card.wish()).contains("When are you open?");
      assertThat(card.tried()).extracting(tried -> tried.entry()).contains("opening-hours");

      long epoch = maria.accepts(chat);
      var accepted = visitor.hears(Accepted.class);
      assertThat(accepted.agent().name()).isEqualTo(TestHouse.MARIAS_NAME);
      assertThat(visitor.is(StateName.HUMAN).agent()).isEqualTo(accepted.agent());

      maria.opens(chat);
      long said = visitor.says("The **chain** is off");
      assertThat(maria
              .frames
              .first(AgentFrame.Event.class, event -> event.seq() == said)
              .event())
          .isInstanceOfSatisfying(
              VisitorSaid.class, heard -> assertThat(heard.text()).contains("chain"));
      long replied = maria.replies(chat, epoch, "Bring it in, please.");
      var reply = visitor.event(AgentReplied.class, said);
      assertThat(reply.seq()).isEqualTo(replied);
      assertThat(((AgentReplied) reply.event()).text()).isEqualTo("Bring it in, please.");

      maria.does((id, key) -> new AgentCommand.Close(id, key, chat, epoch, "solved"));
      assertThat(visitor.hears(Closed.class).by()).isEqualTo("AGENT");
      visitor.does(id -> key -> new VisitorCommand.Rate(id, key, 5, "Quick and kind"));
      assertThat(visitor.hears(Rated.class).of()).isEqualTo("PERSON");
      assertThat(maria.reads(chat, Rated.class).stars()).isEqualTo(5);
      assertThat(visitor.numbers()).isEqualTo(upTo(visitor.numbers().size()));
    }
  }

  @Test
  void bothSeeThatTheOtherTypesAndHasRead() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      long said = visitor.says("Are you there?");

      maria.client.mention(new AgentCommand.Seen(chat, said));
      visitor.isTold(VisitorFrame.Seen.class, seen -> seen.seq() == said);
      maria.client.mention(new AgentCommand.Typing(chat, true));
      visitor.isTold(VisitorFrame.Typing.class, typing -> typing.who().equals("AGENT"));
      visitor.client.mention(new VisitorCommand.Typing(true));
      maria.frames.first(AgentFrame.Typing.class, typing -> typing.who().equals("VISITOR"));
      visitor.client.mention(new VisitorCommand.Seen(said));
      maria.frames.first(AgentFrame.Seen.class, seen -> seen.seq() == said);
    }
  }

  @Test
  void whoDeclinesIsNotAskedAgainAndTheNextOneIs() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      String chat = visitor.conversation();
      maria.rings(chat);
      try (var jonas = Agent.available(at, TestHouse.JONAS)) {
        maria.does((id, key) -> new AgentCommand.Decline(id, key, chat, "On the phone"));

        jonas.rings(chat);
        jonas.accepts(chat);
        assertThat(visitor.hears(Accepted.class).agent().id()).isEqualTo(jonas.id);
      }
    }
  }

  @Test
  void anOfferThatNobodyTakesGoesToTheNextAgent() {
    house.close();
    house = TestHouse.again(data, "times.offer=1s");
    at = new Address(house.port());
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      String chat = visitor.conversation();
      maria.rings(chat);
      try (var jonas = Agent.available(at, TestHouse.JONAS)) {
        jonas.rings(chat);
        maria.frames.first(
            AgentFrame.OfferEnded.class, ended -> ended.conversation().equals(chat));
        jonas.accepts(chat);

        assertThatThrownBy(() -> maria.does((id, key) -> new AgentCommand.Accept(id, key, chat)))
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused -> assertThat(refused.refused().code()).isEqualTo(ErrorCode.OFFER_GONE));
      }
    }
  }

  @Test
  void aChatOfALostAgentComesFirstInLine() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var first = Visitor.newAt(at);
        var second = Visitor.newAt(at)) {
      String chat = first.reaches(maria);
      maria.becomes(AgentStatus.AWAY);
      second.asksForPerson();
      second.isTold(VisitorFrame.Place.class, place -> place.place() == 1);

      maria.client.cut();

      assertThat(first.hears(Requeued.class).text()).isNotBlank();
      second.isTold(VisitorFrame.Place.class, place -> place.place() == 2);
      try (var jonas = Agent.available(at, TestHouse.JONAS)) {
        var offers = jonas.frames.when(
            "an offer",
            all -> all.stream()
                .filter(AgentFrame.Offer.class::isInstance)
                .map(AgentFrame.Offer.class::cast)
                .findFirst());
        assertThat(offers.conversation()).isEqualTo(chat);
        jonas.accepts(chat);
        jonas.rings(second.conversation());
      }
    }
  }

  @Test
  void anAgentWhoIsBackInTimeKeepsTheChat() {
    house.close();
    house = TestHouse.again(data, "times.grace=20s");
    at = new Address(house.port());
    var staff = Staff.signIn(at, TestHouse.MARIA);
    try (var maria = Agent.at(staff);
        var visitor = Visitor.newAt(at)) {
      maria.becomes(AgentStatus.AVAILABLE);
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      maria.client.cut();
      long said = visitor.says("Still there?");

      try (var back = Agent.at(staff, maria.client.positions())) {
        back.frames.first(AgentFrame.Event.class, event -> event.seq() == said);
        back.reads(chat, AgentEvent.AgentBack.class);
        back.replies(chat, back.owns(chat), "Yes, here I am.");
        assertThat(visitor.hears(AgentReplied.class).text()).isEqualTo("Yes, here I am.");
      }
    }
  }

  @Test
  void whoAsksForACallBackIsKeptWithTheirNumberForAgents() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      assertThat(visitor.hears(NobodyThere.class).why()).isEqualTo("NOBODY_SIGNED_IN");
      visitor.does(id -> key -> new VisitorCommand.AskForCallBack(
          id, key, "+49 (0)30/1234567", CallTime.SOON, null, "Ida"));
      assertThat(visitor.hears(CallBackAsked.class).told()).isNotBlank();
      visitor.is(StateName.FOLLOW_UP);

      try (var maria = Agent.at(Staff.signIn(at, TestHouse.MARIA))) {
        String chat = visitor.conversation();
        maria.summary(chat, StateName.FOLLOW_UP, null);
        maria.opens(chat);
        assertThat(maria.reads(chat, CallBackAsked.class).phone()).isEqualTo("+49 30 1234567");
      }
    }
  }

  @Test
  void whereNobodyIsAMessageIsLeftAndAnsweredLater() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      assertThat(visitor.hears(NobodyThere.class).why()).isEqualTo("NOBODY_SIGNED_IN");
      visitor.does(id -> key -> new VisitorCommand.LeaveMessage(
          id, key, "Please call me about the frame", "Ida", "ida@mail.example"));
      assertThat(visitor.hears(MessageLeft.class).told()).isNotBlank();
      visitor.is(StateName.FOLLOW_UP);

      try (var maria = Agent.at(Staff.signIn(at, TestHouse.MARIA))) {
        String chat = visitor.conversation();
        long epoch = maria.summary(chat, StateName.FOLLOW_UP, null);
        maria.does((id, key) -> new AgentCommand.Take(id, key, chat, epoch));
        maria.replies(chat, maria.owns(chat), "I will call you today.");
        assertThat(visitor.hears(AgentReplied.class).text()).isEqualTo("I will call you today.");
      }
    }
  }

  @Test
  void aTransferThatWasMadeIsAnsweredTheSameAlsoWhenTheColleagueIsGone() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      String colleague;
      ServerFrame.Ok made;
      try (var jonas = Agent.available(at, TestHouse.JONAS)) {
        colleague = jonas.id;
        made = (ServerFrame.Ok) transfers(maria, "once", chat, epoch, colleague, "be gentle");
        jonas.rings(chat);
      }
      Net.until(
          "the colleague is gone",
          () -> codeOf(transfers(maria, "new-" + System.nanoTime(), chat, epoch, colleague, null))
              == ErrorCode.UNKNOWN_AGENT);

      var again = transfers(maria, "once", chat, epoch, colleague, "be gentle");
      var other = transfers(maria, "once", chat, epoch, colleague, "be quick");

      assertThat(again)
          .isInstanceOfSatisfying(
              ServerFrame.Ok.class, ok -> assertThat(ok.seq()).isEqualTo(made.seq()));
      assertThat(codeOf(other)).isEqualTo(ErrorCode.KEY_REUSED);
    }
  }

  private static AgentFrame transfers(
      Agent agent, String key, String chat, long epoch, String to, @Nullable String brief) {
    try {
      return Net.get(
          agent.client.ask(id -> new AgentCommand.Transfer(id, key, chat, epoch, to, null, brief)));
    } catch (RefusedException refused) {
      return refused.refused();
    }
  }

  private static @Nullable ErrorCode codeOf(AgentFrame answer) {
    return answer instanceof ServerFrame.Refused refused ? refused.code() : null;
  }

  @Test
  void aColleagueGoesOnWithTheBriefAndTheFormerOwnerIsOut() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      try (var jonas = Agent.available(at, TestHouse.JONAS)) {
        maria.does((id, key) -> new AgentCommand.Transfer(
            id, key, chat, epoch, jonas.id, null, "Wants a refund, be gentle"));
        var offer = jonas.rings(chat);
        assertThat(offer.transfer()).isTrue();
        assertThat(offer.card().brief()).isEqualTo("Wants a refund, be gentle");
        long now = jonas.accepts(chat);
        assertThat(visitor
                .hears(Accepted.class, visitor.event(Accepted.class, 0).seq())
                .handover())
            .contains("Maria", "Jonas");

        jonas.replies(chat, now, "Hello, Jonas here.");
        assertThat(visitor.hears(AgentReplied.class).agent()).isEqualTo(jonas.id);
        assertThatThrownBy(() -> maria.replies(chat, epoch, "Too late"))
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused -> assertThat(refused.refused().code())
                    .isIn(ErrorCode.STALE_EPOCH, ErrorCode.NOT_YOURS));
        assertThat(visitor.told.all().toString()).doesNotContain("be gentle");
        assertThat(visitor.events.all().toString()).doesNotContain("be gentle", "Too late");
      }
    }
  }

  @Test
  void aColleagueWhoDeclinesLeavesTheChoiceToTheSenderWhoPutsItBackWithABrief() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      try (var jonas = Agent.available(at, TestHouse.JONAS)) {
        maria.does((id, key) ->
            new AgentCommand.Transfer(id, key, chat, epoch, jonas.id, null, "be gentle"));
        jonas.rings(chat);
        jonas.does((id, key) -> new AgentCommand.Decline(id, key, chat, "lunch"));
        maria.replies(chat, epoch, "One moment more.");

        maria.does(
            (id, key) -> new AgentCommand.Requeue(id, key, chat, epoch, null, "needs Jonas"));
        visitor.hears(Requeued.class);
        var offer = jonas.rings(chat, epoch + 1);
        assertThat(offer.transfer()).isFalse();
        assertThat(offer.card().brief()).isEqualTo("needs Jonas");
        assertThat(visitor.events.all().toString())
            .doesNotContain("be gentle", "lunch", "needs Jonas", "hands you over");
      }
    }
  }

  @Test
  void givenBackTheBotAnswersAgain() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      maria.does((id, key) -> new AgentCommand.GiveBack(id, key, chat, maria.owns(chat)));
      visitor.hears(GivenBack.class);
      visitor.is(StateName.BOT);
      visitor.says("When are you open?");
      assertThat(visitor.hears(BotAnswered.class).entry()).isEqualTo("opening-hours");
    }
  }

  @Test
  void afterAPersonTookOverTheBotIsSilent() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      visitor.says("When are you open?");
      long replied = maria.replies(chat, maria.owns(chat), "Until six.");
      visitor.event(AgentReplied.class, replied - 1);
      assertThat(visitor.events.all())
          .noneMatch(event -> event.event() instanceof BotAnswered)
          .noneMatch(event -> event.event() instanceof Escalated
              && event.seq() > visitor.event(Accepted.class, 0).seq());
    }
  }

  @Test
  void aNoteNeverReachesTheVisitorAndLeavesNoHole() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      maria.opens(chat);
      long note = maria.does(
          (id, key) -> new AgentCommand.Note(id, key, chat, "Third complaint this week"));
      assertThat(maria.reads(chat, AgentEvent.Noted.class).text())
          .isEqualTo("Third complaint this week");

      assertThat(visitor.event(Internal.class, note - 1).seq()).isEqualTo(note);
      assertThat(visitor.numbers()).isEqualTo(upTo(note));
      assertThat(visitor.told.all().toString()).doesNotContain("complaint");
      assertThat(visitor.events.all().toString()).doesNotContain("complaint");
    }
  }

  @Test
  void aClosedChatIsReopenedBySayingSomething() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      String chat = visitor.reaches(maria);
      maria.does((id, key) -> new AgentCommand.Close(id, key, chat, maria.owns(chat), null));
      long closed = visitor.event(Closed.class, 0).seq();

      visitor.says("One more thing");

      visitor.event(Reopened.class, closed);
      assertThat(visitor.event(VisitorSaid.class, closed).conversation()).isEqualTo(chat);
      maria.rings(
          chat,
          maria.frames.all().stream()
                  .filter(AgentFrame.Offer.class::isInstance)
                  .map(AgentFrame.Offer.class::cast)
                  .mapToLong(AgentFrame.Offer::epoch)
                  .min()
                  .orElseThrow()
              + 1);
    }
  }

  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
