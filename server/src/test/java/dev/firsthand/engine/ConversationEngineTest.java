package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationCommand.AskForHuman;
import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationCommand.Take;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationEngineTest {

  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentProfile MARIAS_CARD = new AgentProfile(MARIA, "Maria", "", null);

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog();
  private final FaultyLog log = new FaultyLog(store);
  private final Node node = new Node(clock, log, store, agent -> false);
  private final Node other = new Node(clock, store, store, agent -> false);
  private final List<Announcement> heard = new ArrayList<>();
  private ConversationId id;

  @BeforeEach
  void begin() {
    id = node.begin("ada");
    node.engine.listen(heard::add);
  }

  @Test
  void aCommandBecomesANumberThatIsInTheLog() {
    assertThat(node.submit(id, new Say("k", "Hello")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
    assertThat(store.read(id, 1, 10))
        .containsExactly(new ConversationLog.Recorded(
            2, new ConversationEvent.VisitorSaid(HandClock.NOON, "k", "Hello")));
  }

  @Test
  void sentAgainItIsTheFirstNumberAndNothingIsAnnounced() {
    node.submit(id, new Say("k", "Hello"));
    heard.clear();

    assertThat(node.submit(id, new Say("k", "Hello")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
    assertThat(heard).isEmpty();
  }

  @Test
  void ofSeveralEventsTheNumberIsTheCommandsOwn() {
    assertThat(node.submit(id, new AskForHuman("p")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
    assertThat(node.now(id).seq()).isEqualTo(3);
  }

  @Test
  void aRefusalChangesNothing() {
    var reply = new ConversationCommand.Reply(MARIA, "r", 1, "Hi");

    assertThat(node.submit(id, reply)).isEqualTo(new Submission.Refused(Refusal.WRONG_STATE));
    assertThat(store.fold(id).seq()).isEqualTo(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void whatIsAnnouncedIsWhatWasDecided() {
    node.submit(id, new Say("k", "Hello"));

    var announcement = heard.getFirst();
    assertThat(announcement.before().seq()).isEqualTo(1);
    assertThat(announcement.after()).isEqualTo(store.fold(id));
    assertThat(announcement.events()).extracting(ConversationLog.Recorded::seq).containsExactly(2L);
  }

  @Test
  void aFailingListenerDoesNotKeepTheOthersFromHearing() {
    var later = new ArrayList<Announcement>();
    node.engine.listen(announcement -> {
      throw new IllegalStateException("broken");
    });
    node.engine.listen(later::add);

    assertThat(node.submit(id, new Say("k", "Hello"))).isInstanceOf(Submission.Done.class);
    assertThat(later).hasSize(1);
  }

  @Test
  void whoeverAppendsFirstWinsAndTheOtherDecidesAgain() {
    node.now(id);
    other.submit(id, new Say("theirs", "Hello from there"));

    assertThat(node.submit(id, new Say("ours", "Hello from here")))
        .isEqualTo(new Submission.Done(3, HandClock.NOON));
    assertThat(node.now(id)).isEqualTo(store.fold(id));
  }

  @Test
  void whatTheOtherWroteIsHeardBeforeOnesOwn() {
    other.submit(id, new Say("theirs", "Hello from there"));
    node.submit(id, new Say("ours", "Hello from here"));

    assertThat(heard)
        .extracting(announcement -> announcement.events().getFirst().seq())
        .containsExactly(2L, 3L);
  }

  @Test
  void noNoRestsOnAStaleMemory() {
    store.enroll(MARIA, 1);
    other.submit(id, new Take(MARIAS_CARD, "t", 1, "Hi"));

    assertThat(node.submit(id, new ConversationCommand.Reply(MARIA, "r", 3, "Hi")))
        .isInstanceOf(Submission.Done.class);
  }

  @Test
  void theSameKeyOnTwoNodesIsOneMessage() {
    other.submit(id, new Say("k", "Hello"));

    assertThat(node.submit(id, new Say("k", "Hello")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
    assertThat(store.fold(id).seq()).isEqualTo(2);
  }

  @Test
  void whoIsOvertakenForeverGivesUpWithoutAnEffect() {
    var keys = new ArrayList<String>();
    log.beforeAppend = () -> {
      keys.add("theirs-" + keys.size());
      other.submit(id, new Say(keys.getLast(), "Me first"));
    };

    assertThatThrownBy(() -> node.submit(id, new Say("ours", "Hello")))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(LogUnavailable.class);
    log.beforeAppend = () -> {};
    assertThat(node.submit(id, new Say("ours", "Hello")))
        .isEqualTo(new Submission.Done(2L + keys.size(), HandClock.NOON));
  }

  @Test
  void aFailedAppendChangesNothingAndTheNextOneWorks() {
    log.next = FaultyLog.Fault.FAILS;

    assertThatThrownBy(() -> node.submit(id, new Say("k", "Hello")))
        .hasCauseInstanceOf(LogUnavailable.class);
    assertThat(heard).isEmpty();
    assertThat(node.submit(id, new Say("k", "Hello")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
  }

  @Test
  void anAppendWhoseAnswerWasLostIsKnownWhenSentAgain() {
    log.next = FaultyLog.Fault.ANSWER_LOST;

    assertThatThrownBy(() -> node.submit(id, new Say("k", "Hello")))
        .hasCauseInstanceOf(LogUnavailable.class);
    assertThat(node.submit(id, new Say("k", "Hello")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
    assertThat(store.fold(id).seq()).isEqualTo(2);
  }

  @Test
  void anAgentWithoutRoomIsBusy() {
    store.enroll(MARIA, 0);

    assertThat(node.submit(id, new Take(MARIAS_CARD, "t", 1, "Hi")))
        .isEqualTo(new Submission.Refused(Refusal.AGENT_BUSY));
    assertThat(store.fold(id).seq()).isEqualTo(1);
  }

  @Test
  void theMemoryMayBeEmptiedAtAnyMoment() {
    for (int i = 0; i < 200; i++) {
      node.submit(id, new Say("k" + i, "Message " + i));
      if (i % 7 == 0) {
        node.table.forgetAll();
      }
    }

    assertThat(node.now(id)).isEqualTo(store.fold(id));
    assertThat(node.submit(id, new Say("k0", "Message 0")))
        .isEqualTo(new Submission.Done(2, HandClock.NOON));
  }

  @Test
  void readersGetTheTailFromMemoryAndTheRestFromTheLog() {
    for (int i = 0; i < 150; i++) {
      node.submit(id, new Say("k" + i, "Message " + i));
    }

    assertThat(node.engine.events(id, 0, 1_000))
        .isEqualTo(store.read(id, 0, 1_000))
        .hasSize(151);
    assertThat(node.engine.events(id, 100, 1_000)).isEqualTo(store.read(id, 100, 1_000));
    assertThat(node.engine.events(id, 100, 5)).isEqualTo(store.read(id, 100, 5));
    assertThat(node.engine.events(id, 151, 5)).isEmpty();
    assertThat(node.engine.events(id, 999, 5)).isEmpty();
    store.breakDown();
    assertThat(node.engine.events(id, 150, 5)).hasSize(1);
  }

  @Test
  void aLongLogIsFoldedPageByPage() {
    for (int i = 0; i < 2_500; i++) {
      node.submit(id, new ConversationCommand.AddNote(MARIA, "k" + i, "Note"));
    }
    node.table.forgetAll();

    assertThat(node.engine.conversation(id).join()).isEqualTo(store.fold(id));
    assertThat(other.now(id).seq()).isEqualTo(2_501);
  }

  @Test
  void catchingUpAnnouncesWhatOthersWroteOnce() {
    other.submit(id, new Say("theirs", "Hello"));

    assertThat(node.engine.catchUp(id).join()).isEqualTo(store.fold(id));
    assertThat(heard).hasSize(1);
    node.engine.catchUp(id).join();
    assertThat(heard).hasSize(1);
  }

  @Test
  void aConversationThatNobodyStartedIsUnknown() {
    var nobodys = new ConversationId("nobody.1");

    assertThat(node.submit(nobodys, new Say("k", "Hello")))
        .isEqualTo(new Submission.Refused(Refusal.UNKNOWN_CONVERSATION));
    assertThat(node.now(nobodys).seq()).isZero();
    assertThat(store.summary(nobodys)).isEmpty();
  }

  @Test
  void twoStartsAreOneConversation() {
    assertThat(other.submit(id, new ConversationCommand.Start(new SiteKey("shop"), "en", "/")))
        .isEqualTo(new Submission.Refused(Refusal.NOTHING_TO_DO));
  }

  // A log that takes its time.

  private final HandWork elsewhere = new HandWork(clock);
  private Executor afterwards = Runnable::run;

  private ConversationEngine overASlowLog() {
    log.slow = true;
    var rules = new ConversationRules(Node.TIMES, (site, language, key) -> key);
    var engine = new ConversationEngine(rules, log, node.table, elsewhere, afterwards, clock);
    engine.listen(heard::add);
    return engine;
  }

  @Test
  void whatMemoryKnowsIsDecidedAtOnceAndNobodyWaitsForTheLog() {
    ConversationEngine engine = overASlowLog();

    var hello = engine.submit(id, new Say("k1", "Hello"));
    var there = engine.submit(id, new Say("k2", "Anybody there?"));

    assertThat(elsewhere.waiting()).isZero();
    assertThat(log.asked()).as("the second waits for the first").isEqualTo(1);
    assertThat(hello).isNotDone();
    assertThat(heard).isEmpty();
    log.writeOne();
    assertThat(hello).isCompletedWithValue(new Submission.Done(2, HandClock.NOON));
    assertThat(there).isNotDone();
    log.writeOne();
    assertThat(there).isCompletedWithValue(new Submission.Done(3, HandClock.NOON));
    assertThat(heard).hasSize(2);
    assertThat(elsewhere.waiting()).isZero();
    assertThat(engine.busy()).isZero();
  }

  @Test
  void theNextStepBeginsWhenWhatWasToldOfTheOneBeforeIsOnItsWay() {
    var onItsWay = new HandWork(clock);
    afterwards = onItsWay;
    ConversationEngine engine = overASlowLog();
    var hello = engine.submit(id, new Say("k1", "Hello"));
    engine.submit(id, new Say("k2", "Anybody there?"));

    log.writeOne();
    assertThat(hello).isCompleted();
    assertThat(log.asked()).isZero();
    onItsWay.all();
    assertThat(log.asked()).isEqualTo(1);

    log.writeOne();
    var looked = engine.conversation(id);
    onItsWay.all();
    elsewhere.all();
    assertThat(looked).isCompleted();
    engine.submit(id, new Say("k3", "Well?"));
    assertThat(log.asked()).isZero();
    onItsWay.all();
    assertThat(log.asked()).isEqualTo(1);
  }

  @Test
  void aLogThatAnswersBeforeAnybodyLooksHasNothingToldOnTheCallersThread() throws Exception {
    ConversationEngine engine = overASlowLog();
    var tellers = new ArrayList<Thread>();
    engine.listen(announcement -> tellers.add(Thread.currentThread()));
    log.whenAsked = () -> {
      var writer = new Thread(log::writeOne);
      writer.start();
      try {
        writer.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };

    assertThat(engine.submit(id, new Say("k", "Hello"))).isCompleted();

    assertThat(tellers).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void whereNothingCanBeDoneElsewhereTheCallerIsToldAndTheLaneIsFree() {
    log.slow = true;
    var engine = new ConversationEngine(
        new ConversationRules(Node.TIMES, (site, language, key) -> key),
        log,
        node.table,
        task -> {
          throw new RejectedExecutionException("closed");
        },
        Runnable::run,
        clock);
    node.table.forgetAll();

    assertThat(engine.submit(id, new Say("k", "Hello"))).isCompletedExceptionally();
    assertThat(engine.catchUp(id)).isCompletedExceptionally();
    assertThat(engine.busy()).isZero();
  }

  @Test
  void whatMustBeReadIsReadElsewhere() {
    ConversationEngine engine = overASlowLog();
    node.table.forgetAll();

    var hello = engine.submit(id, new Say("k", "Hello"));

    assertThat(log.asked()).isZero();
    assertThat(hello).isNotDone();
    elsewhere.all();
    assertThat(hello).isCompletedWithValue(new Submission.Done(2, HandClock.NOON));
  }

  @Test
  void noNoIsSaidWithoutALookAtTheLog() {
    ConversationEngine engine = overASlowLog();
    store.enroll(MARIA, 1);
    other.submit(id, new Take(MARIAS_CARD, "t", 1, "Hi"));

    var reply = engine.submit(id, new ConversationCommand.Reply(MARIA, "r", 3, "Hi"));

    assertThat(reply).isNotDone();
    elsewhere.all();
    assertThat(reply).isCompletedWithValueMatching(Submission.Done.class::isInstance);
  }

  @Test
  void whoWasSecondDecidesAgainElsewhereAndWhoWaitsBehindComesAfter() {
    ConversationEngine engine = overASlowLog();
    var ours = engine.submit(id, new Say("ours", "Hello from here"));
    var next = engine.submit(id, new Say("next", "And again"));
    other.submit(id, new Say("theirs", "Hello from there"));

    log.writeOne();
    assertThat(ours).isNotDone();
    assertThat(log.asked()).isZero();
    elsewhere.all();

    assertThat(ours).isCompletedWithValue(new Submission.Done(3, HandClock.NOON));
    log.writeOne();
    assertThat(next).isCompletedWithValue(new Submission.Done(4, HandClock.NOON));
    assertThat(heard)
        .extracting(announcement -> announcement.events().getFirst().seq())
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void anAppendThatFailsLaterIsToldAndTheConversationIsUnsure() {
    ConversationEngine engine = overASlowLog();
    var hello = engine.submit(id, new Say("k", "Hello"));
    var next = engine.submit(id, new Say("next", "And again"));
    log.next = FaultyLog.Fault.FAILS;

    log.writeOne();

    assertThatThrownBy(hello::join).hasCauseInstanceOf(LogUnavailable.class);
    assertThat(engine.unsure()).containsExactly(id);
    log.writeOne();
    assertThat(next).isCompletedWithValue(new Submission.Done(2, HandClock.NOON));
  }

  @Test
  void whoeverEndsTheWaitForAnAnswerDoesNotLetTheNextStepIn() {
    ConversationEngine engine = overASlowLog();
    var hello = engine.submit(id, new Say("k1", "Hello"));
    engine.submit(id, new Say("k2", "Anybody there?"));

    hello.cancel(false);

    assertThat(log.asked()).isEqualTo(1);
  }
}
