package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.TOM;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.closed;
import static dev.firsthand.store.Stories.conversation;
import static dev.firsthand.store.Stories.escalated;
import static dev.firsthand.store.Stories.offered;
import static dev.firsthand.store.Stories.said;
import static dev.firsthand.store.Stories.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.AgentReplied;
import dev.firsthand.conversation.ConversationEvent.Declined;
import dev.firsthand.conversation.ConversationEvent.Escalated;
import dev.firsthand.conversation.ConversationEvent.FollowUpOpened;
import dev.firsthand.conversation.ConversationEvent.Identified;
import dev.firsthand.conversation.ConversationEvent.Requeued;
import dev.firsthand.conversation.ConversationEvent.TransferOffered;
import dev.firsthand.conversation.ConversationEvent.Withdrawn;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.OfferEnding;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.AgentSlots.Because;
import dev.firsthand.engine.AgentSlots.OwnLimit;
import dev.firsthand.engine.AgentSlots.Slot;
import dev.firsthand.engine.AgentSlots.Status;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.ConversationLog.Asked;
import dev.firsthand.engine.ConversationLog.BoxKind;
import dev.firsthand.engine.ConversationLog.BoxQuery;
import dev.firsthand.engine.ConversationLog.Page;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.NoteMentions.Mention;
import dev.firsthand.engine.PromiseMade;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.engine.TurnLabel.Kind;
import dev.firsthand.engine.TurnLabel.Source;
import dev.firsthand.engine.TurnSigns;
import dev.firsthand.engine.TurnTaken;
import dev.firsthand.store.Stories.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every log promises, whatever it is kept in. */
abstract class ConversationLogContract {

  private ConversationLog log;
  private AgentSlots slots;
  private SeenMarks marks;

  /** An empty log, no agents. */
  abstract void empty() throws Exception;

  abstract ConversationLog log();

  abstract AgentSlots slots();

  abstract SeenMarks marks();

  abstract BotTurns turns();

  abstract Promises promises();

  abstract NoteMentions mentions();

  /** Closes and opens what the log is kept in. */
  abstract void restart() throws Exception;

  abstract void erase(ConversationId id);

  @BeforeEach
  void begin() throws Exception {
    empty();
    look();
    slots.enroll(MARIA, 2);
    slots.enroll(TOM, 1);
  }

  private void look() {
    log = log();
    slots = slots();
    marks = marks();
  }

  private static final AgentId EVE = new AgentId("eve");

  @Test
  @Timeout(30)
  void whatFollowsFromAnAppendMayItselfWaitForTheLog() {
    ConversationId id = Stories.conversation("ann");
    ConversationEvent began = started(id);
    Conversation one = Conversation.empty(id).after(List.of(began));
    ConversationEvent said = said(NOON, "k", "Hello?");

    var first = new CompletableFuture<Append>();
    CompletableFuture<Append> second = first.thenApply(done -> log.append(
        new Appending(id, 1, List.of(said), one.after(List.of(said)), Claims.NOTHING, null)));
    log.appendSoon(new Appending(id, 0, List.of(began), one, Claims.NOTHING, null), first);

    assertThat(second.join()).isEqualTo(new Append.Appended(2));
    assertThat(log.read(id, 0, 10)).hasSize(2);
  }

  @Test
  @Timeout(60)
  void whoIsStillWaitingWhenTheLogClosesIsToldAndWhatIsSaidToBeThereIsThere() throws Exception {
    var answers = new ArrayList<CompletableFuture<Append>>();
    for (int i = 0; i < 600; i++) {
      ConversationId id = Stories.conversation("visitor" + i);
      List<ConversationEvent> events = List.of(started(id));
      var answer = new CompletableFuture<Append>();
      log.appendSoon(
          new Appending(id, 0, events, Conversation.empty(id).after(events), Claims.NOTHING, null),
          answer);
      answers.add(answer);
    }

    restart();
    look();

    for (int i = 0; i < answers.size(); i++) {
      boolean saidToBeThere =
          answers.get(i).handle((append, failure) -> failure == null).join();
      assertThat(log.read(Stories.conversation("visitor" + i), 0, 10))
          .hasSize(saidToBeThere ? 1 : 0);
    }
  }

  @Test
  void whatWasAppendedIsRead() {
    Told told = Told.in(log, "ann").then(said(NOON, "k1", "Hello?"), said(NOON, "k2", "Anybody?"));

    assertThat(log.read(told.id(), 0, 100))
        .containsExactly(
            new Recorded(1, started(told.id())),
            new Recorded(2, said(NOON, "k1", "Hello?")),
            new Recorded(3, said(NOON, "k2", "Anybody?")));
  }

  @Test
  void nothingIsReadOfAConversationThatIsNotThere() {
    assertThat(log.read(conversation("nobody"), 0, 100)).isEmpty();
    assertThat(log.summary(conversation("nobody"))).isEmpty();
    assertThat(log.latestOf(new VisitorId("nobody"))).isZero();
  }

  @Test
  void aReaderGoesOnFromAnyNumber() {
    Told told = Told.in(log, "ann");
    for (int i = 2; i <= 20; i++) {
      told.then(said(NOON, "k" + i, "Message " + i));
    }

    assertThat(numbers(log.read(told.id(), 17, 100))).containsExactly(18L, 19L, 20L);
    assertThat(numbers(log.read(told.id(), 5, 4))).containsExactly(6L, 7L, 8L, 9L);
    assertThat(log.read(told.id(), 20, 100)).isEmpty();
    assertThat(log.read(told.id(), Long.MAX_VALUE, 100)).isEmpty();
  }

  @Test
  void theFoldOfTheLogIsTheConversation() {
    Told told = inHandsOf(MARIA, "ann");

    assertThat(fold(told.id())).isEqualTo(told.now());
  }

  @Test
  void momentsKeepTheirNanoseconds() {
    Instant exact = NOON.plusNanos(123_456_789);
    Told told = Told.in(log, "ann").then(said(exact, "k", "now"));

    assertThat(log.read(told.id(), 1, 1).getFirst().event().at()).isEqualTo(exact);
  }

  @Test
  void whoeverAppendsANumberFirstWins() {
    var first = new Told(log, conversation("ann"));
    var second = new Told(log, conversation("ann"));

    first.then(started(first.id()));

    assertThat(second.tryTo(null, started(second.id()))).isEqualTo(new Append.Conflict(1));
    assertThat(log.read(first.id(), 0, 10)).hasSize(1);
  }

  @Test
  void aWriterWhoSawLessLosesAndLearnsTheHead() {
    Told told = Told.in(log, "ann");
    var late = new Told(log, told.id());
    late.tryTo(null, started(told.id()));
    told.then(said(NOON, "k1", "one"), said(NOON, "k2", "two"));
    Conversation seen = Conversation.empty(told.id()).after(started(told.id()));

    Append append = append(seen, said(NOON, "k3", "late"));

    assertThat(append).isEqualTo(new Append.Conflict(3));
    assertThat(log.summary(told.id()).orElseThrow().preview()).isEqualTo("two");
  }

  @Test
  void aWriterWhoSawMoreThanThereIsLoses() {
    Conversation imagined =
        Conversation.empty(conversation("ann")).after(started(conversation("ann")));

    assertThat(append(imagined, said(NOON, "k", "?"))).isEqualTo(new Append.Conflict(0));
    assertThat(log.summary(conversation("ann"))).isEmpty();
  }

  private static ConversationId second(String visitor) {
    return ConversationId.of(new VisitorId(visitor), 2);
  }

  private static ConversationEvent ended() {
    return new ConversationEvent.EndedByVisitor(NOON, "end", "Bye!");
  }

  private static ConversationEvent[] reopened() {
    return new ConversationEvent[] {
      new ConversationEvent.Reopened(NOON, "Welcome back."), said(NOON, "again", "One more thing")
    };
  }

  @Test
  void noneBeginsBesideOneThatIsOpen() {
    Told first = Told.in(log, "ann");
    var next = new Told(log, second("ann"));

    assertThat(next.tryTo(null, started(next.id()))).isEqualTo(new Append.OtherConversation());
    assertThat(log.summary(next.id())).isEmpty();

    first.then(ended());
    next.then(started(next.id()));
    assertThat(log.latestOf(new VisitorId("ann"))).isEqualTo(2);
  }

  @Test
  void noneReopensBesideOneThatCameLater() {
    Told first = Told.in(log, "ann").then(ended());
    var next = new Told(log, second("ann"));
    next.then(started(next.id()));

    assertThat(first.tryTo(null, reopened())).isEqualTo(new Append.OtherConversation());
    assertThat(log.read(first.id(), 0, 100)).hasSize(2);
  }

  /** Two nodes whose clocks differ: to one it is over, to the other it may still be reopened. */
  @Test
  @Timeout(60)
  void whereOneBeginsAsAnotherReopensOneOfThemWins() throws Exception {
    for (int i = 0; i < 20; i++) {
      Told first = Told.in(log, "v" + i).then(ended());
      var next = new Told(log, second("v" + i));
      var won = new AtomicInteger();
      together(List.<Callable<Void>>of(
          () -> {
            if (next.tryTo(null, started(next.id())) instanceof Append.Appended) {
              won.incrementAndGet();
            }
            return null;
          },
          () -> {
            if (first.tryTo(null, reopened()) instanceof Append.Appended) {
              won.incrementAndGet();
            }
            return null;
          }));
      assertThat(won).hasValue(1);
    }
  }

  @Test
  void anOfferTakesTheRingingSlotAndAcceptingMakesItLoad() {
    Told told = Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, MARIA));
    assertThat(slot(MARIA).ringing()).isEqualTo(told.id());
    assertThat(slot(MARIA).load()).isZero();
    assertThat(log.ringingAt(MARIA).orElseThrow().id()).isEqualTo(told.id());

    told.then(accepted(NOON, MARIA));

    assertThat(slot(MARIA).ringing()).isNull();
    assertThat(slot(MARIA).load()).isEqualTo(1);
    assertThat(log.ringingAt(MARIA)).isEmpty();
    assertThat(log.ownedBy(MARIA)).extracting(ConversationSummary::id).containsExactly(told.id());
  }

  @Test
  void nothingRingsWhereSomethingRings() {
    Told first = Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, MARIA));
    Told second = Told.in(log, "bob").then(escalated(NOON, 0));

    assertThat(second.tryTo(null, offered(NOON, MARIA))).isEqualTo(new Append.AgentTaken(MARIA));
    assertThat(log.read(second.id(), 0, 10)).hasSize(2);

    first.then(new Declined(NOON, MARIA, "k", "lunch"));
    second.then(offered(NOON, MARIA));
    assertThat(slot(MARIA).ringing()).isEqualTo(second.id());
  }

  @Test
  void nothingRingsAtAnAgentWithoutRoom() {
    inHandsOf(TOM, "ann");
    Told second = Told.in(log, "bob").then(escalated(NOON, 0));

    assertThat(second.tryTo(null, offered(NOON, TOM))).isEqualTo(new Append.AgentTaken(TOM));
    assertThat(slot(TOM).load()).isEqualTo(1);
  }

  @Test
  void nobodyTakesAConversationWithoutRoom() {
    inHandsOf(TOM, "ann");
    Told second = Told.in(log, "bob");

    assertThat(second.tryTo(null, accepted(NOON, TOM, true))).isEqualTo(new Append.AgentTaken(TOM));
  }

  @Test
  void nobodyTakesAConversationWhileAnotherRings() {
    Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, MARIA));
    Told second = Told.in(log, "bob");

    assertThat(second.tryTo(null, accepted(NOON, MARIA, true)))
        .isEqualTo(new Append.AgentTaken(MARIA));
  }

  @Test
  void anUnknownAgentIsNeverFree() {
    var ghost = new AgentId("ghost");
    Told told = Told.in(log, "ann").then(escalated(NOON, 0));

    assertThat(told.tryTo(null, offered(NOON, ghost))).isEqualTo(new Append.AgentTaken(ghost));
  }

  @Test
  void whatRangIsAcceptedEvenIfTheCapacityFellMeanwhile() {
    Told told = Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, TOM));
    slots.enroll(TOM, 0);

    told.then(accepted(NOON, TOM));

    assertThat(slot(TOM).load()).isEqualTo(1);
    assertThat(slot(TOM).capacity()).isZero();
  }

  @Test
  void whoIsAskedByColleaguesIsFoundUntilTheThreadOrTheConversationEnds() {
    var one = inHandsOf(MARIA, "one");
    var other = inHandsOf(MARIA, "other");
    one.then(new ConversationEvent.ColleaguesAsked(NOON, MARIA, "a", List.of(TOM), null, "?"));
    long thread = one.now().seq();
    other.then(new ConversationEvent.ColleaguesAsked(
        NOON, MARIA, "a", List.of(EVE, TOM), new TeamId("team"), "?"));
    long team = other.now().seq();
    assertThat(log.askedOf(TOM))
        .containsExactlyInAnyOrder(
            new Asked(one.id(), thread, TOM, thread), new Asked(other.id(), team, TOM, team));
    assertThat(log.askedOf(MARIA)).isEmpty();
    assertThat(log.allAsked(100)).hasSize(3);
    assertThat(log.allAsked(2)).hasSize(2);

    one.then(new ConversationEvent.ColleagueSaid(NOON, TOM, "s", thread, "!"));
    one.then(said(NOON, "k", "Still there?"));
    assertThat(log.askedOf(TOM)).contains(new Asked(one.id(), thread, TOM, thread + 1));
    other.then(new ConversationEvent.ThreadEnded(NOON, TOM, "e", team));
    assertThat(log.askedOf(TOM)).extracting(Asked::conversation).containsExactly(one.id());
    one.then(new ConversationEvent.ThreadEnded(NOON, MARIA, "e", thread));
    assertThat(log.allAsked(100)).containsExactly(new Asked(other.id(), team, EVE, team));
    other.then(closed(NOON, MARIA));
    assertThat(log.allAsked(100)).isEmpty();
  }

  private static ConversationEvent note(Instant at, String key, AgentId... mentioned) {
    return new ConversationEvent.Noted(at, MARIA, key, "Look here", List.of(mentioned));
  }

  @Test
  void whoIsNamedInNotesIsFoundUntilTheyHaveReadThem() throws Exception {
    var one = inHandsOf(MARIA, "one");
    var other = inHandsOf(MARIA, "other");
    one.then(note(NOON, "a", TOM, EVE), note(NOON.plusSeconds(1), "b"));
    long first = one.now().seq() - 1;
    other.then(note(NOON.plusSeconds(2), "a", TOM));
    long second = other.now().seq();
    other.then(closed(NOON.plusSeconds(3), MARIA));
    var inOther = new Mention(other.id(), second, TOM, NOON.plusSeconds(2), false);
    var inOne = new Mention(one.id(), first, TOM, NOON, false);
    assertThat(mentions().unread(List.of(TOM), 100)).containsExactly(inOther, inOne);
    assertThat(mentions().unread(List.of(TOM), 1)).containsExactly(inOther);
    assertThat(mentions().unread(List.of(MARIA), 100)).isEmpty();
    assertThat(mentions().unread(List.of(), 100)).isEmpty();
    assertThat(mentions().unread(List.of(EVE, TOM), 100)).hasSize(3);

    mentions().read(TOM, one.id(), first - 1);
    assertThat(mentions().unread(List.of(TOM), 100)).hasSize(2);
    mentions().read(TOM, other.id(), second);
    restart();
    look();
    assertThat(mentions().unread(List.of(TOM, EVE), 100))
        .containsExactlyInAnyOrder(inOne, new Mention(one.id(), first, EVE, NOON, false));
  }

  @Test
  void ofSeveralWhoWouldCallSomebodyToANoteOneDoes() {
    var told = inHandsOf(MARIA, "ann");
    told.then(note(NOON, "a", TOM));
    Mention mention = mentions().unread(List.of(TOM), 1).getFirst();
    assertThat(mentions().settleCall(mention)).isTrue();
    assertThat(mentions().settleCall(mention)).isFalse();
    assertThat(mentions().unread(List.of(TOM), 1))
        .extracting(Mention::called)
        .containsExactly(true);

    told.then(note(NOON, "b", TOM));
    Mention next = mentions().unread(List.of(TOM), 1).getFirst();
    assertThat(next.called()).isFalse();
    mentions().read(TOM, told.id(), next.seq());
    assertThat(mentions().settleCall(next)).isFalse();
  }

  @Test
  void askingColleaguesTakesNoLoadAndMovesNoLineOfTheInbox() {
    var told = inHandsOf(MARIA, "ann");
    ConversationSummary before = log.summary(told.id()).orElseThrow();
    told.then(
        new ConversationEvent.ColleaguesAsked(NOON, MARIA, "a", List.of(TOM), null, "a secret"));
    told.then(
        new ConversationEvent.ColleagueSaid(NOON, TOM, "s", told.now().seq(), "another secret"));

    assertThat(slot(TOM).load()).isZero();
    assertThat(slot(MARIA).load()).isEqualTo(1);
    ConversationSummary after = log.summary(told.id()).orElseThrow();
    assertThat(after.preview()).isEqualTo(before.preview());
    assertThat(after.owner()).isEqualTo(MARIA);
    assertThat(after.lastAt()).isEqualTo(before.lastAt());
  }

  @Test
  void aTransferMovesTheLoadWhenItIsAcceptedAndNotBefore() {
    Told told = inHandsOf(MARIA, "ann");
    told.then(new TransferOffered(NOON, MARIA, "t", TOM, NOON.plusSeconds(20), "knows bonsais"));
    assertThat(slot(MARIA).load()).isEqualTo(1);
    assertThat(slot(TOM).ringing()).isEqualTo(told.id());
    assertThat(log.ownedBy(MARIA)).hasSize(1);
    assertThat(log.queueLength()).isZero();

    told.then(accepted(NOON.plusSeconds(5), TOM));

    assertThat(slot(MARIA).load()).isZero();
    assertThat(slot(TOM).load()).isEqualTo(1);
    assertThat(slot(TOM).ringing()).isNull();
    assertThat(slot(MARIA).idleSince()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void closingReleasesTheLoadAndTellsSinceWhenTheAgentIsIdle() {
    Told told = inHandsOf(MARIA, "ann");
    assertThat(slot(MARIA).idleSince()).isNull();

    told.then(closed(NOON.plusSeconds(60), MARIA));

    assertThat(slot(MARIA).load()).isZero();
    assertThat(slot(MARIA).idleSince()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void whatIsReleasedTwiceStaysAtZero() {
    Told told = Told.in(log, "ann");
    Conversation after = told.now().after(said(NOON, "k", "hm"));

    log.append(new Appending(
        told.id(),
        1,
        List.of(said(NOON, "k", "hm")),
        after,
        new Claims(Set.of(TOM), Set.of(), MARIA, null),
        null));

    assertThat(slot(MARIA).load()).isZero();
    assertThat(slot(TOM).ringing()).isNull();
  }

  @Test
  void twoMissedOffersInARowSetAnAgentToAwayAlsoOverARestart() throws Exception {
    slots.setStatus(MARIA, Status.AVAILABLE, null, NOON);
    Told told = Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, MARIA), missed(MARIA));
    assertThat(slot(MARIA).missed()).isEqualTo(1);
    assertThat(slot(MARIA).status()).isEqualTo(Status.AVAILABLE);
    restart();
    look();

    new Told(log, told.now()).then(offered(NOON, MARIA), missed(MARIA));

    assertThat(slot(MARIA).status()).isEqualTo(Status.AWAY);
    assertThat(slot(MARIA).because()).isEqualTo(Because.MISSED_OFFERS);
    assertThat(slot(MARIA).missed()).isZero();
    slots.setStatus(MARIA, Status.AVAILABLE, null, NOON);
    assertThat(slot(MARIA).because()).isNull();
  }

  @Test
  void whoAnswersAnOfferHasMissedNoneInARow() {
    slots.setStatus(MARIA, Status.AVAILABLE, null, NOON);
    Told.in(log, "ann")
        .then(escalated(NOON, 0), offered(NOON, MARIA), missed(MARIA))
        .then(offered(NOON, MARIA), new Declined(NOON, MARIA, "k", "lunch"))
        .then(offered(NOON, MARIA), missed(MARIA));

    assertThat(slot(MARIA).missed()).isEqualTo(1);
    assertThat(slot(MARIA).status()).isEqualTo(Status.AVAILABLE);

    Told.in(log, "bob").then(escalated(NOON, 0), offered(NOON, MARIA), accepted(NOON, MARIA));

    assertThat(slot(MARIA).missed()).isZero();
  }

  @Test
  void afterTheLastChatTheAgentIsAway() throws Exception {
    Told ann = inHandsOf(MARIA, "ann");
    Told bob = inHandsOf(MARIA, "bob");
    slots.setStatus(MARIA, Status.LAST_CHAT, "school run", NOON);
    restart();
    look();
    new Told(log, ann.now()).then(closed(NOON, MARIA));
    assertThat(slot(MARIA).status()).isEqualTo(Status.LAST_CHAT);

    new Told(log, bob.now()).then(closed(NOON.plusSeconds(9), MARIA));

    assertThat(slot(MARIA).status()).isEqualTo(Status.AWAY);
    assertThat(slot(MARIA).because()).isEqualTo(Because.LAST_CHAT);
  }

  @Test
  void whoHasNoChatIsAwayAtOnceAfterTheLast() {
    slots.setStatus(MARIA, Status.LAST_CHAT, null, NOON);

    assertThat(slot(MARIA).status()).isEqualTo(Status.AWAY);
  }

  @Test
  void whatRingsIsStillTheLastChat() {
    Told told = Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, MARIA));
    slots.setStatus(MARIA, Status.LAST_CHAT, null, NOON);
    assertThat(slot(MARIA).status()).isEqualTo(Status.LAST_CHAT);

    told.then(new Declined(NOON, MARIA, "k", null));

    assertThat(slot(MARIA).status()).isEqualTo(Status.AWAY);
  }

  @Test
  void nothingIsOfferedAfterTheLastChatOrDuringANotNowWhateverTheMatchmakerRemembers() {
    Told told = Told.in(log, "ann").then(escalated(NOON, 0));
    slots.setStatus(MARIA, Status.AWAY, "a walk", NOON.plusSeconds(300), NOON);
    assertThat(told.tryTo(null, offered(NOON.plusSeconds(299), MARIA)))
        .isEqualTo(new Append.AgentTaken(MARIA));
    told.then(offered(NOON.plusSeconds(300), MARIA), accepted(NOON.plusSeconds(300), MARIA));
    slots.setStatus(MARIA, Status.LAST_CHAT, null, NOON);

    Told bob = Told.in(log, "bob").then(escalated(NOON, 0));

    assertThat(bob.tryTo(null, offered(NOON.plusSeconds(400), MARIA)))
        .isEqualTo(new Append.AgentTaken(MARIA));
  }

  @Test
  void aNotNowEndsByItselfAlsoOverARestart() throws Exception {
    slots.setStatus(MARIA, Status.AWAY, "a walk", NOON.plusSeconds(300), NOON);
    restart();
    look();

    assertThat(slots.endPauses(NOON.plusSeconds(299))).isEmpty();
    assertThat(slot(MARIA).isAvailable(NOON.plusSeconds(299))).isFalse();
    assertThat(slot(MARIA).isAvailable(NOON.plusSeconds(300))).isTrue();

    assertThat(slots.endPauses(NOON.plusSeconds(300))).containsExactly(MARIA);
    assertThat(slots.endPauses(NOON.plusSeconds(300))).isEmpty();
    assertThat(slot(MARIA).status()).isEqualTo(Status.AVAILABLE);
    assertThat(slot(MARIA).backAt()).isEqualTo(NOON.plusSeconds(300));
  }

  @Test
  void anotherWordEndsANotNow() {
    slots.setStatus(MARIA, Status.AWAY, null, NOON.plusSeconds(300), NOON);
    slots.setStatus(MARIA, Status.BUSY, null, NOON);

    assertThat(slots.endPauses(NOON.plusSeconds(900))).isEmpty();
    assertThat(slot(MARIA).status()).isEqualTo(Status.BUSY);
  }

  @Test
  void theOwnLimitHoldsUntilItsEndAndNeverAboveTheAdmins() {
    slots.setOwnLimit(MARIA, new OwnLimit(1, NOON.plusSeconds(3600)));
    inHandsOf(MARIA, "ann");
    Told told = Told.in(log, "bob").then(escalated(NOON, 0));
    assertThat(told.tryTo(null, offered(NOON, MARIA))).isEqualTo(new Append.AgentTaken(MARIA));

    told.then(offered(NOON.plusSeconds(3600), MARIA));

    slots.setOwnLimit(MARIA, new OwnLimit(9, NOON.plusSeconds(3600)));
    assertThat(slot(MARIA).capacityAt(NOON)).isEqualTo(2);
    slots.setOwnLimit(MARIA, null);
    assertThat(slot(MARIA).ownLimit()).isNull();
  }

  @Test
  void whoWasGoneForLongerThanTheGraceTimeHasComeBack() {
    slots.came(MARIA, NOON, Duration.ofSeconds(30));
    assertThat(slot(MARIA).backAt()).isEqualTo(NOON);
    slots.seen(MARIA, NOON.plusSeconds(60));

    slots.came(MARIA, NOON.plusSeconds(80), Duration.ofSeconds(30));
    assertThat(slot(MARIA).backAt()).isEqualTo(NOON);
    assertThat(slot(MARIA).lastSeen()).isEqualTo(NOON.plusSeconds(80));

    slots.came(MARIA, NOON.plusSeconds(120), Duration.ofSeconds(30));
    assertThat(slot(MARIA).backAt()).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void aSlotKnowsWhenSomethingWasLastSaidInEachConversation() {
    Told ann = inHandsOf(MARIA, "ann");
    Told.in(log, "bob").then(said(NOON, "k", "hm"));
    ann.then(said(NOON.plusSeconds(70), "k", "Still there?"));

    assertThat(slot(MARIA).lastWords()).containsExactly(NOON.plusSeconds(70));
    assertThat(slot(TOM).lastWords()).isEmpty();
  }

  private static Withdrawn missed(AgentId agent) {
    return new Withdrawn(NOON, agent, OfferEnding.MISSED);
  }

  @Test
  void aLostConversationIsReleasedAndItsQueuePlaceLeadsTheLine() {
    Told.in(log, "bob").then(escalated(NOON.minusSeconds(600), 0));
    Told told = inHandsOf(MARIA, "ann");

    told.then(new Requeued(NOON.plusSeconds(30), MARIA, "I find somebody else."));

    assertThat(slot(MARIA).load()).isZero();
    assertThat(log.waiting(10).getFirst().id()).isEqualTo(told.id());
    assertThat(log.waiting(10).getFirst().priority()).isEqualTo(Place.HEAD);
  }

  @Test
  void aLongWaitOutweighsAPriorityAndNobodyStarves() {
    Instant justPassed = NOON.minus(Place.HEAD_START.multipliedBy(Place.RAISED));
    Told.in(log, "angry").then(escalated(NOON, Place.RAISED));
    Told.in(log, "patient").then(escalated(justPassed.minusMillis(1), 0));
    Told.in(log, "equal").then(escalated(justPassed, 0));
    Told.in(log, "below").then(escalated(justPassed.plusMillis(1), 0));
    Told.in(log, "head").then(escalated(NOON.plusSeconds(3_600), Place.HEAD));

    assertThat(log.waiting(10))
        .extracting(summary -> summary.id().visitor().value())
        .containsExactly("head", "patient", "angry", "equal", "below");
    assertThat(log.waiting(10))
        .isSortedAccordingTo(Comparator.comparing(
            summary -> Place.turn(summary.waitingSince(), summary.priority())));
  }

  @Test
  void theSummaryKeepsTheTeamThatIsWanted() {
    Told told = Told.in(log, "ann")
        .then(new Escalated(
            NOON, EscalationReason.SENSITIVE, 0, null, new TeamId("billing"), "A moment.", null));

    assertThat(log.summary(told.id()).orElseThrow().team()).isEqualTo(new TeamId("billing"));
    assertThat(log.waiting(1).getFirst().team()).isEqualTo(new TeamId("billing"));
  }

  @Test
  void theQueueIsInOrderOfPriorityThenWaitThenName() {
    Told.in(log, "late").then(escalated(NOON.plusSeconds(9), 0));
    Told.in(log, "early").then(escalated(NOON.plusSeconds(1), 0));
    Told.in(log, "angry").then(escalated(NOON.plusSeconds(8), Place.RAISED));
    Told.in(log, "twin").then(escalated(NOON.plusSeconds(1), 0));
    Told.in(log, "bot");
    Told.in(log, "rung").then(escalated(NOON, 0), offered(NOON, MARIA));

    assertThat(log.waiting(10))
        .extracting(summary -> summary.id().visitor().value())
        .containsExactly("angry", "early", "twin", "late");
    assertThat(log.waiting(2)).hasSize(2);
    assertThat(log.queueLength()).isEqualTo(5);
  }

  @Test
  void dutiesAreFoundWhenTheyAreDueAndForgottenWhenDone() {
    Told ann = Told.in(log, "ann").thenDueAt(NOON.plusSeconds(20), said(NOON, "k", "a"));
    Told bob = Told.in(log, "bob").thenDueAt(NOON.plusSeconds(10), said(NOON, "k", "b"));
    Told.in(log, "cleo");

    assertThat(log.nextDutyAt()).contains(NOON.plusSeconds(10));
    assertThat(log.due(NOON.plusMillis(9_999), 10)).isEmpty();
    assertThat(log.due(NOON.plusSeconds(10), 10)).containsExactly(bob.id());
    assertThat(log.due(NOON.plusSeconds(60), 10)).containsExactly(bob.id(), ann.id());
    assertThat(log.due(NOON.plusSeconds(60), 1)).containsExactly(bob.id());

    bob.then(said(NOON, "k2", "c"));
    ann.then(said(NOON, "k2", "d"));

    assertThat(log.nextDutyAt()).isEmpty();
    assertThat(log.due(NOON.plusSeconds(60), 10)).isEmpty();
  }

  @Test
  void theSummarySaysWhatAnInboxShows() {
    Told told = inHandsOf(MARIA, "ann");
    told.then(
        new Identified(NOON, "i", "Ann  Example", null),
        new AgentReplied(NOON.plusSeconds(7), MARIA, "r", "Of course.\nOne\tmoment, please."));

    ConversationSummary summary = log.summary(told.id()).orElseThrow();

    assertThat(summary)
        .isEqualTo(new ConversationSummary(
            told.id(),
            Stories.SITE,
            "HUMAN",
            told.now().epoch(),
            told.now().seq(),
            MARIA,
            null,
            null,
            0,
            null,
            null,
            summary.reason(),
            "en",
            "Ann Example",
            "Of course. One moment, please.",
            "AGENT",
            NOON.plusSeconds(7),
            0,
            0));
  }

  @Test
  void aPreviewIsNullBeforeTheFirstWordsAndNeverCutsAnEmoji() {
    Told told = Told.in(log, "ann");
    assertThat(log.summary(told.id()).orElseThrow().preview()).isNull();
    assertThat(log.summary(told.id()).orElseThrow().lastBy()).isNull();

    told.then(said(NOON, "k", "x".repeat(138) + "👩‍👩‍👧‍👦 and more"));

    assertThat(log.summary(told.id()).orElseThrow().preview()).isEqualTo("x".repeat(138) + "…");
    assertThat(log.summary(told.id()).orElseThrow().lastBy()).isEqualTo("VISITOR");
  }

  @Test
  void quietStepsKeepThePreview() {
    Told told = Told.in(log, "ann").then(said(NOON, "k", "Help!")).then(escalated(NOON, 0));

    assertThat(log.summary(told.id()).orElseThrow().preview()).isEqualTo("Help!");
  }

  @Test
  void eachBoxHoldsItsConversationsLatestFirst() {
    Told bot = Told.in(log, "bot");
    Told queued = Told.in(log, "queued").then(escalated(NOON, 0));
    Told mine = inHandsOf(MARIA, "mine");
    Told later =
        inHandsOf(MARIA, "later").then(new AgentReplied(NOON.plusSeconds(90), MARIA, "r", "Hi!"));
    Told followUp = Told.in(log, "followUp")
        .then(escalated(NOON, 0), new FollowUpOpened(NOON, "We write to you."));
    Told closed = inHandsOf(TOM, "closed").then(closed(NOON, TOM));
    Told rung = Told.in(log, "rung").then(escalated(NOON, 0), offered(NOON, TOM));

    assertThat(box(BoxKind.BOT)).containsExactly(bot.id());
    assertThat(box(BoxKind.QUEUE)).containsExactly(rung.id(), queued.id());
    assertThat(box(BoxKind.MINE)).containsExactly(later.id(), mine.id());
    assertThat(box(BoxKind.FOLLOW_UPS)).containsExactly(followUp.id());
    assertThat(box(BoxKind.CLOSED)).containsExactly(closed.id());
  }

  @Test
  void aBoxIsReadPageByPage() {
    for (int i = 10; i < 35; i++) {
      Told.in(log, "v" + i).then(said(NOON.plusSeconds(i / 3), "k", "hm"));
    }
    var all = new ArrayList<ConversationId>();
    String next = null;
    int pages = 0;
    do {
      Page page = log.page(new BoxQuery(BoxKind.BOT, MARIA, next, 7));
      page.summaries().forEach(summary -> all.add(summary.id()));
      next = page.next();
      pages++;
    } while (next != null);

    assertThat(pages).isEqualTo(4);
    assertThat(all).hasSize(25).doesNotHaveDuplicates();
    assertThat(all.getFirst()).isEqualTo(conversation("v34"));
    assertThat(all.getLast()).isEqualTo(conversation("v10"));
  }

  @Test
  void aBadCursorIsNamed() {
    for (String cursor : List.of("nonsense", "", "%%%", "YWJj", "x".repeat(10_000))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> log.page(new BoxQuery(BoxKind.BOT, MARIA, cursor, 10)))
          .withMessageContaining(cursor.substring(0, Math.min(8, cursor.length())));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.page(new BoxQuery(BoxKind.BOT, MARIA, null, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.page(new BoxQuery(BoxKind.BOT, MARIA, null, 201)));
  }

  @Test
  void aSnapshotHoldsAllThatIsOpenAndAllAgents() {
    Told open = inHandsOf(MARIA, "open");
    inHandsOf(TOM, "closed").then(closed(NOON, TOM));

    ConversationLog.Snapshot snapshot = log.snapshot();

    assertThat(snapshot.open()).extracting(ConversationSummary::id).containsExactly(open.id());
    assertThat(snapshot.agents())
        .extracting(Slot::agent, Slot::load)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(MARIA, 1),
            org.assertj.core.groups.Tuple.tuple(TOM, 0));
  }

  @Test
  void departuresAreThoseWhoWaitedAndWereAccepted() {
    Told.in(log, "ann")
        .then(escalated(NOON, 0), offered(NOON, MARIA))
        .then(accepted(NOON.plusSeconds(5), MARIA));
    Told.in(log, "bob").then(escalated(NOON, 0)).then(accepted(NOON.plusSeconds(3), TOM, true));
    Told.in(log, "cleo").then(accepted(NOON.plusSeconds(4), MARIA, true));

    assertThat(log.departuresSince(NOON)).containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(5));
    assertThat(log.departuresSince(NOON.plusSeconds(5))).containsExactly(NOON.plusSeconds(5));
    assertThat(log.departuresSince(NOON.plusSeconds(6))).isEmpty();
  }

  @Test
  void theLatestOfAVisitorIsCountedNotSpelt() {
    var visitor = new VisitorId("ann-1_x");
    for (long number : new long[] {9, 10, 2}) {
      var told = new Told(log, ConversationId.of(visitor, number));
      told.then(started(told.id()), ended());
    }
    Told.in(log, "ann-1_xy");
    Told.in(log, "ann-1_");

    assertThat(log.latestOf(visitor)).isEqualTo(10);
    assertThat(log.latestOf(new VisitorId("ann-1_xy"))).isEqualTo(1);
    assertThat(log.latestOf(new VisitorId("ann-1"))).isZero();
  }

  @Test
  void seenMarksOnlyRiseAndNeverPassTheEnd() {
    Told told = Told.in(log, "ann").then(said(NOON, "k1", "a"), said(NOON, "k2", "b"));

    marks.seen(List.of(new SeenMarks.Mark(told.id(), 2, 0)));
    marks.seen(List.of(
        new SeenMarks.Mark(told.id(), 1, 999_999_999_999L),
        new SeenMarks.Mark(conversation("nobody"), 5, 0)));

    ConversationSummary summary = log.summary(told.id()).orElseThrow();
    assertThat(summary.seenByAgent()).isEqualTo(2);
    assertThat(summary.seenByVisitor()).isEqualTo(3);
    told.then(said(NOON, "k3", "c"));
    assertThat(log.summary(told.id()).orElseThrow().seenByVisitor()).isEqualTo(3);
  }

  @Test
  void agentsSayWhetherTheyAreThere() {
    assertThat(slot(MARIA)).isEqualTo(new Slot(MARIA, 2, 0, null, Status.AWAY, null, null, null));

    slots.setStatus(MARIA, Status.AVAILABLE, null, NOON);
    slots.setStatus(MARIA, Status.AVAILABLE, null, NOON.plusSeconds(5));
    slots.seen(MARIA, NOON.plusSeconds(9));
    slots.seen(MARIA, NOON.plusSeconds(8));
    assertThat(slot(MARIA)).isEqualTo(standing(2, Status.AVAILABLE, null));

    slots.setStatus(MARIA, Status.BUSY, "lunch", NOON.plusSeconds(10));
    slots.enroll(MARIA, 5);
    assertThat(slot(MARIA)).isEqualTo(standing(5, Status.BUSY, "lunch"));

    slots.setStatus(new AgentId("ghost"), Status.BUSY, null, NOON);
    assertThat(slots.all()).hasSize(2);
    assertThatIllegalArgumentException().isThrownBy(() -> slots.enroll(MARIA, -1));
  }

  /** Maria, who is back and idle since noon and was heard nine seconds later. */
  private static Slot standing(int capacity, Status status, @Nullable String reason) {
    return new Slot(
        MARIA,
        capacity,
        0,
        null,
        status,
        reason,
        NOON,
        NOON.plusSeconds(9),
        null,
        null,
        0,
        null,
        NOON,
        null,
        List.of());
  }

  @Test
  void erasedWordsReadAsEmptyAndTheFactsStay() {
    Told told = Told.in(log, "ann")
        .then(
            said(NOON, "k", "My number is 555-0100."),
            new Identified(NOON, "i", "Ann", "ann@example.org"));
    Told other = Told.in(log, "bob").then(said(NOON, "k", "Keep this."));

    erase(told.id());

    assertThat(log.read(told.id(), 0, 10))
        .extracting(Recorded::event)
        .containsExactly(
            new ConversationEvent.Started(
                NOON, Stories.SITE, told.id().visitor(), "en", "", "Hello!"),
            said(NOON, "k", ""),
            new Identified(NOON, "i", null, null));
    assertThat(log.summary(told.id()).orElseThrow().preview()).isNull();
    assertThat(log.summary(told.id()).orElseThrow().visitorName()).isNull();
    assertThat(log.read(other.id(), 1, 1).getFirst().event())
        .isEqualTo(said(NOON, "k", "Keep this."));
  }

  @Test
  void textsComeBackAsTheyWere() {
    String nul = Character.toString(0);
    for (String text : List.of(
        "👩‍👩‍👧‍👦 שלום привет 你好\r\n\t\"quoted\" \\ / ",
        "null" + nul + "byte",
        "half a pair \ud83d in between",
        "\udc00",
        "x".repeat(4_000),
        "🌱".repeat(2_000),
        "")) {
      Told told = Told.in(log, "v" + Math.abs(text.hashCode())).then(said(NOON, "k", text));

      assertThat(log.read(told.id(), 1, 1).getFirst().event()).isEqualTo(said(NOON, "k", text));
      assertThat(log.summary(told.id())).isPresent();
    }
  }

  @Test
  void everythingIsThereAfterARestart() throws Exception {
    Told told = inHandsOf(MARIA, "ann");
    Told.in(log, "bob").thenDueAt(NOON.plusSeconds(3), escalated(NOON, 0));
    marks.seen(List.of(new SeenMarks.Mark(told.id(), 0, 2)));
    String era = log.era();
    ConversationLog.Snapshot before = log.snapshot();

    restart();
    look();

    assertThat(log.era()).isEqualTo(era);
    assertThat(fold(told.id())).isEqualTo(told.now());
    assertThat(log.snapshot()).isEqualTo(before);
    assertThat(log.nextDutyAt()).contains(NOON.plusSeconds(3));
    Conversation now = fold(told.id());
    assertThat(append(now, said(NOON, "k9", "still here")))
        .isEqualTo(new Append.Appended(now.seq() + 1));
  }

  @Test
  @Timeout(60)
  void manyWritersOfManyConversationsGetEachNumberOnce() throws Exception {
    int conversations = 16;
    int messages = 40;
    together(IntStream.range(0, conversations)
        .<Callable<Void>>mapToObj(i -> () -> {
          Told told = Told.in(log, "v" + i);
          for (int k = 0; k < messages; k++) {
            told.then(said(NOON.plusSeconds(k), "k" + k, "message " + k));
          }
          return null;
        })
        .toList());

    for (int i = 0; i < conversations; i++) {
      assertThat(numbers(log.read(conversation("v" + i), 0, 1_000)))
          .containsExactlyElementsOf(upTo(messages + 1));
    }
  }

  @Test
  @Timeout(60)
  void manyWritersOfOneConversationGetEachNumberOnce() throws Exception {
    Told.in(log, "ann");
    var conflicts = new AtomicInteger();
    together(IntStream.range(0, 8)
        .<Callable<Void>>mapToObj(writer -> () -> {
          for (int k = 0; k < 10; k++) {
            while (append(fold(conversation("ann")), said(NOON, writer + "-" + k, "hm"))
                instanceof Append.Conflict) {
              conflicts.incrementAndGet();
            }
          }
          return null;
        })
        .toList());

    List<Recorded> all = log.read(conversation("ann"), 0, 1_000);
    assertThat(numbers(all)).containsExactlyElementsOf(upTo(81));
    assertThat(all.stream()
            .map(Recorded::event)
            .skip(1)
            .map(event -> ((ConversationEvent.VisitorSaid) event).key()))
        .doesNotHaveDuplicates();
  }

  @Test
  @Timeout(60)
  void manyOffersAtOnceRingAtOneAgentOnceAndCapacityHolds() throws Exception {
    int visitors = 12;
    var rings = new AtomicInteger();
    for (int i = 0; i < visitors; i++) {
      Told.in(log, "v" + i).then(escalated(NOON, 0));
    }
    together(IntStream.range(0, visitors)
        .<Callable<Void>>mapToObj(i -> () -> {
          AgentId agent = i % 2 == 0 ? MARIA : TOM;
          Conversation queued = fold(conversation("v" + i));
          if (append(queued, offered(NOON, agent)) instanceof Append.Appended) {
            rings.incrementAndGet();
            append(fold(queued.id()), accepted(NOON, agent));
          }
          return null;
        })
        .toList());

    assertThat(slot(MARIA).load()).isBetween(1, 2);
    assertThat(slot(TOM).load()).isEqualTo(1);
    assertThat(rings.get()).isEqualTo(slot(MARIA).load() + slot(TOM).load());
    assertThat(slot(MARIA).ringing()).isNull();
  }

  @Test
  @Timeout(60)
  void transfersToAndFroDoNotBlockEachOther() throws Exception {
    slots.enroll(MARIA, 50);
    slots.enroll(TOM, 50);
    for (int i = 0; i < 10; i++) {
      inHandsOf(i % 2 == 0 ? MARIA : TOM, "v" + i);
    }
    together(IntStream.range(0, 10)
        .<Callable<Void>>mapToObj(i -> () -> {
          AgentId from = i % 2 == 0 ? MARIA : TOM;
          AgentId to = i % 2 == 0 ? TOM : MARIA;
          Conversation held = fold(conversation("v" + i));
          Conversation after =
              held.after(new TransferOffered(NOON, from, "t", to, NOON.plusSeconds(20), null));
          Append offered =
              append(held, new TransferOffered(NOON, from, "t", to, NOON.plusSeconds(20), null));
          if (offered instanceof Append.Appended) {
            assertThat(append(after, accepted(NOON, to))).isInstanceOf(Append.Appended.class);
          }
          return null;
        })
        .toList());

    assertThat(slot(MARIA).load() + slot(TOM).load()).isEqualTo(10);
    assertThat(log.ownedBy(MARIA)).hasSize(slot(MARIA).load());
  }

  @Test
  @Timeout(60)
  void aLongConversationIsReadQuickly() {
    Told told = Told.in(log, "ann");
    Conversation now = told.now();
    for (int i = 0; i < 100; i++) {
      var events = new ArrayList<ConversationEvent>();
      for (int k = 0; k < 100; k++) {
        events.add(said(NOON, "k" + i + "-" + k, "message"));
      }
      Conversation after = now.after(events);
      log.append(new Appending(now.id(), now.seq(), events, after, Claims.NOTHING, null));
      now = after;
    }

    long begin = System.nanoTime();
    assertThat(log.read(told.id(), 0, 100_000)).hasSize(10_001);
    assertThat(numbers(log.read(told.id(), 9_999, 200))).containsExactly(10_000L, 10_001L);
    assertThat(numbers(log.read(told.id(), 0, 200))).containsExactlyElementsOf(upTo(200));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  private Told inHandsOf(AgentId agent, String visitor) {
    return Told.in(log, visitor)
        .then(escalated(NOON, 0))
        .then(offered(NOON, agent))
        .then(accepted(NOON, agent));
  }

  private Append append(Conversation seen, ConversationEvent event) {
    Conversation after = seen.after(event);
    return log.append(new Appending(
        seen.id(),
        seen.seq(),
        List.of(event),
        after,
        Claims.between(seen.state(), after.state()),
        null));
  }

  private Conversation fold(ConversationId id) {
    return Conversation.empty(id)
        .after(log.read(id, 0, 100_000).stream().map(Recorded::event).toList());
  }

  private Slot slot(AgentId agent) {
    return slots.all().stream()
        .filter(slot -> slot.agent().equals(agent))
        .findFirst()
        .orElseThrow();
  }

  private List<ConversationId> box(BoxKind box) {
    return log.page(new BoxQuery(box, MARIA, null, 100)).summaries().stream()
        .map(ConversationSummary::id)
        .toList();
  }

  private static List<Long> numbers(List<Recorded> read) {
    return read.stream().map(Recorded::seq).toList();
  }

  private static List<Long> upTo(long last) {
    return java.util.stream.LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static void together(List<Callable<Void>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> future : threads.invokeAll(tasks)) {
        future.get();
      }
    }
  }

  @Test
  void aPromiseIsKeptInStepWithTheLog() throws Exception {
    Instant due = NOON.plusSeconds(3_600);
    Told told = Told.in(log, "ann")
        .then(new ConversationEvent.PromiseMade(NOON, MARIA, "p1", "Ring them", MARIA, due));
    var made =
        new PromiseMade(told.id(), 2, Stories.SITE, PromiseKind.OWN, MARIA, MARIA, NOON, due, null);

    assertThat(openPromises(null)).containsExactly(made);
    Instant later = due.plusSeconds(60);
    told.then(new ConversationEvent.PromiseMoved(NOON, TOM, "p2", 2, TOM, later));
    assertThat(openPromises(null)).containsExactly(made.moved(TOM, later));
    assertThat(openPromises(TOM)).hasSize(1);
    assertThat(openPromises(MARIA)).isEmpty();
    restart();
    look();
    assertThat(promises().firstDue(List.of(told.id())))
        .containsExactly(Map.entry(told.id(), made.moved(TOM, later)));
    told = new Told(log, told.now()).then(new ConversationEvent.PromiseKept(later, TOM, "p3", 2));
    assertThat(openPromises(null)).isEmpty();
    assertThat(promises().firstDue(List.of(told.id()))).isEmpty();
    assertThat(promised(Promises.Which.KEPT, later, null, null, 10).promises())
        .containsExactly(made.moved(TOM, later).kept(later));
  }

  @Test
  void overduePromisesAreFoundTheFirstDueFirstPageByPage() {
    Told ann = Told.in(log, "ann")
        .then(
            new ConversationEvent.HousePromised(NOON, PromiseKind.ANSWER, NOON.plusSeconds(300)),
            new ConversationEvent.HousePromised(
                NOON, PromiseKind.CALL_BACK, NOON.plusSeconds(100)));
    Told ben = Told.in(log, "ben")
        .then(new ConversationEvent.HousePromised(NOON, PromiseKind.ANSWER, NOON.plusSeconds(200)));

    Instant then = NOON.plusSeconds(200);
    assertThat(promised(Promises.Which.OVERDUE, then, null, null, 10).promises())
        .extracting(PromiseMade::conversation)
        .containsExactly(ann.id(), ben.id());
    Promises.Page first = promised(Promises.Which.OPEN, then, null, null, 2);
    assertThat(first.promises()).extracting(PromiseMade::seq).containsExactly(3L, 2L);
    assertThat(promised(Promises.Which.OPEN, then, null, first.next(), 2).promises())
        .extracting(PromiseMade::seq)
        .containsExactly(2L);
    assertThat(promises().firstDue(List.of(ann.id(), ben.id())).get(ann.id()).seq())
        .isEqualTo(3);
    ann.then(new ConversationEvent.PromisesMet(NOON, MARIA, List.of(2L, 3L)));
    assertThat(openPromises(null)).extracting(PromiseMade::conversation).containsExactly(ben.id());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> promised(Promises.Which.OPEN, then, null, "not a cursor", 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> promised(Promises.Which.OPEN, then, null, null, 0));
  }

  private List<PromiseMade> openPromises(@Nullable AgentId owner) {
    return promised(Promises.Which.OPEN, NOON, owner, null, 10).promises();
  }

  private Promises.Page promised(
      Promises.Which which,
      Instant now,
      @Nullable AgentId owner,
      @Nullable String after,
      int limit) {
    return promises().page(new Promises.Query(which, now, owner, after, limit));
  }

  @Test
  void aTurnOfTheBotIsKeptWithItsNumbers() {
    Told told =
        Told.in(log, "ann").then(said(NOON, "k1", "Sending?"), answered(NOON, 2, "en", 0.8));

    assertThat(turns().page(all()).turns())
        .containsExactly(new TurnTaken(
            told.id(),
            3,
            2,
            Stories.SITE,
            NOON,
            "en",
            Decision.Verdict.ANSWER,
            null,
            "sending",
            "sending",
            0.7,
            0.8,
            7,
            3,
            2,
            "model-1",
            TurnSigns.NONE));
    assertThat(turns().page(all()).turns().getFirst().label()).isNull();
  }

  @Test
  void anEscalationOfTheBotsIsATurnAndOneOfTheVisitorsIsNot() {
    Told.in(log, "ann")
        .then(said(NOON, "k1", "Sending?"))
        .then(new ConversationEvent.Escalated(
            NOON,
            EscalationReason.LOW_CONFIDENCE,
            0,
            null,
            "",
            decision(Decision.Verdict.ESCALATE, "en", 0.2)));
    Told.in(log, "bob").then(escalated(NOON, 0));

    List<TurnTaken> found = turns().page(all()).turns();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().question()).isEqualTo(2);
    assertThat(found.getFirst().entry()).isNull();
  }

  @Test
  void whatPeopleSayOfATurnIsKeptTheLastWordCounts() {
    Told told =
        Told.in(log, "ann").then(said(NOON, "k1", "Sending?"), answered(NOON, 2, "en", 0.8));

    told.then(new ConversationEvent.AnswerRated(NOON, "r1", 3, true));
    assertThat(label()).isEqualTo(new TurnLabel(Kind.RIGHT, Source.THUMB, "sending"));
    told.then(new ConversationEvent.AnswerRated(NOON, "r2", 3, false));
    assertThat(label()).isEqualTo(new TurnLabel(Kind.WRONG, Source.THUMB, null));
    told.then(judged("j1", 3, Judgement.BOT_COULD_HAVE_ANSWERED, "sending"));
    assertThat(label()).isEqualTo(new TurnLabel(Kind.RIGHT, Source.JUDGEMENT, "sending"));
    told.then(judged("j2", 3, Judgement.BOT_COULD_HAVE_ANSWERED, "returns"));
    assertThat(label()).isEqualTo(new TurnLabel(Kind.WRONG, Source.JUDGEMENT, "returns"));
    told.then(judged("j3", 3, Judgement.RIGHT_TO_ESCALATE, null));
    assertThat(label()).isEqualTo(new TurnLabel(Kind.NONE_FITS, Source.JUDGEMENT, null));
  }

  @Test
  void whatTheVisitorChoosesLabelsTheAskBack() {
    Told told = Told.in(log, "ann").then(said(NOON, "k1", "Sending?"), askedBack(NOON, 2));

    told.then(new ConversationEvent.Chose(NOON, "c1", 3, "returns", "Returns"));
    assertThat(label()).isEqualTo(new TurnLabel(Kind.WRONG, Source.CHOICE, "returns"));
    Told other = Told.in(log, "bob").then(said(NOON, "k1", "Hm?"), askedBack(NOON, 2));
    other.then(new ConversationEvent.Chose(NOON, "c1", 3, Choice.NONE, ""));
    assertThat(turns().page(all()).turns())
        .extracting(TurnTaken::label)
        .contains(new TurnLabel(Kind.NONE_FITS, Source.CHOICE, null));
  }

  @Test
  void theAnswersBeforeATurnThatCameTooLateWereWrongUntilThatIsTakenBack() {
    Told told = Told.in(log, "ann")
        .then(said(NOON, "k1", "Sending?"), answered(NOON, 2, "en", 0.8))
        .then(new ConversationEvent.AnswerRated(NOON, "r1", 3, true))
        .then(said(NOON, "k2", "No, sending!"), askedBack(NOON, 5));

    told.then(judged("j1", 6, Judgement.SHOULD_HAVE_COME_SOONER, null));
    assertThat(turns().page(all()).turns())
        .extracting(TurnTaken::label)
        .containsExactly(
            new TurnLabel(Kind.WRONG, Source.JUDGEMENT, null),
            new TurnLabel(Kind.WRONG, Source.JUDGEMENT, null));
    told.then(judged("j2", 6, Judgement.RIGHT_TO_ESCALATE, null));
    assertThat(turns().page(all()).turns())
        .extracting(TurnTaken::label)
        .containsExactly(
            new TurnLabel(Kind.NONE_FITS, Source.JUDGEMENT, null),
            new TurnLabel(Kind.RIGHT, Source.THUMB, "sending"));
  }

  @Test
  void turnsAreFoundByTimeLanguageAndSignsPageByPageLatestFirst() {
    for (int i = 0; i < 7; i++) {
      Instant at = NOON.plusSeconds(i / 2);
      Told told = Told.in(log, "visitor-" + i)
          .then(said(at, "k", "?"), answered(at, 2, i % 2 == 0 ? "en" : "de", 0.1 * i));
      if (i == 3) {
        told.then(new ConversationEvent.AnswerRated(at, "r", 3, true));
      }
    }

    assertThat(confidences(all())).containsExactly(6, 5, 4, 3, 2, 1, 0);
    assertThat(confidences(new BotTurns.Query(
            Stories.SITE,
            NOON.plusSeconds(1),
            NOON.plusSeconds(3),
            null,
            BotTurns.Which.ALL,
            null,
            10)))
        .containsExactly(5, 4, 3, 2);
    assertThat(confidences(new BotTurns.Query(
            Stories.SITE, NOON, Instant.MAX, "de", BotTurns.Which.ALL, null, 10)))
        .containsExactly(5, 3, 1);
    assertThat(confidences(new BotTurns.Query(
            Stories.SITE, NOON, Instant.MAX, null, BotTurns.Which.SIGNED, null, 10)))
        .containsExactly(3);
    assertThat(confidences(new BotTurns.Query(
            new SiteKey("other"), NOON, Instant.MAX, null, BotTurns.Which.ALL, null, 10)))
        .isEmpty();
    BotTurns.Page first = turns()
        .page(
            new BotTurns.Query(Stories.SITE, NOON, Instant.MAX, null, BotTurns.Which.ALL, null, 3));
    assertThat(first.turns()).hasSize(3);
    assertThat(turns()
            .latest(
                new BotTurns.Query(
                    Stories.SITE, NOON, Instant.MAX, null, BotTurns.Which.ALL, null, 3),
                100))
        .isEqualTo(turns().page(all()).turns());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> turns().page(all().after("not a cursor")));
  }

  private List<Integer> confidences(BotTurns.Query query) {
    return turns().page(query).turns().stream()
        .map(turn -> (int) Math.round(10 * turn.confidence()))
        .toList();
  }

  private @Nullable TurnLabel label() {
    return turns().page(all()).turns().getFirst().label();
  }

  private static BotTurns.Query all() {
    return new BotTurns.Query(
        Stories.SITE, Instant.EPOCH, Instant.MAX, null, BotTurns.Which.ALL, null, 100);
  }

  private static ConversationEvent answered(
      Instant at, long question, String language, double confidence) {
    return new ConversationEvent.BotAnswered(
        at,
        question,
        "sending",
        "Two days.",
        List.of(),
        decision(Decision.Verdict.ANSWER, language, confidence));
  }

  private static ConversationEvent askedBack(Instant at, long question) {
    return new ConversationEvent.BotAskedBack(
        at,
        question,
        "Did you mean",
        List.of(new Choice("sending", "Sending"), new Choice("returns", "Returns")),
        decision(Decision.Verdict.ASK_BACK, "en", 0.5));
  }

  private static ConversationEvent judged(
      String key, long turn, Judgement judgement, @Nullable String entry) {
    return new ConversationEvent.Judged(NOON, MARIA, key, turn, turn - 1, judgement, entry);
  }

  private static Decision decision(Decision.Verdict verdict, String language, double confidence) {
    return new Decision(
        verdict,
        verdict == Decision.Verdict.ESCALATE ? EscalationReason.LOW_CONFIDENCE : null,
        List.of(new Decision.Tried("sending", "Sending", confidence, "sending", List.of("x"))),
        List.of(),
        new Decision.Thresholds(0.8, 0.5, 0.1),
        Counters.NONE,
        3,
        7,
        "model-1",
        null,
        "shipped-test",
        0.7,
        2,
        language);
  }
}
