package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransfersTest {

  private static final AgentId ANNA = new AgentId("anna");
  private static final AgentId BEN = new AgentId("ben");
  private static final AgentId CARA = new AgentId("cara");
  private static final Teams ORDERS = new Teams(
      Map.of(
          Node.TEAM,
          new Team(
              Node.TEAM,
              "Orders",
              Team.Mode.RING,
              List.of(),
              Set.of(ANNA, BEN, CARA),
              null,
              Duration.ZERO)),
      Map.of());

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog();
  private final FaultyLog log = new FaultyLog(store);
  private final Set<AgentId> connected = new HashSet<>();
  private final Node node = new Node(clock, log, store, connected::contains);
  private ConversationId id;

  @BeforeEach
  void annaAnswers() {
    free(ANNA);
    id = node.begin("ada");
    node.submit(id, new ConversationCommand.Take(card(ANNA), "take", 1, "Hi"));
    node.teams = ORDERS;
    connected.add(BEN);
    connected.add(CARA);
    store.enroll(BEN, 1);
    store.setStatus(BEN, AgentSlots.Status.AVAILABLE, null, clock.instant());
    store.enroll(CARA, 2);
    store.setStatus(CARA, AgentSlots.Status.AVAILABLE, null, clock.instant());
    node.work.all();
  }

  @Test
  void theTeamIsAskedOneAfterTheOtherAndTheLastNoLeadsBackWithWhy() {
    assertThat(toTeam()).isInstanceOf(Submission.Done.class);
    AgentId first = rungAt();
    assertThat(first).isIn(BEN, CARA);
    decline(first);
    AgentId second = rungAt();
    assertThat(second).isIn(BEN, CARA).isNotEqualTo(first);

    clock.move(Node.TIMES.offer());
    node.work.all();
    assertThat(node.now(id).state()).isEqualTo(new Human(ANNA, null));
    assertThat(last()).isInstanceOf(ConversationEvent.TransferReturned.class);
    assertThat(node.now(id).teamTransfer()).isNull();
  }

  @Test
  void whyEachOtherMemberIsNotAskedIsOnRecord() {
    store.setStatus(BEN, AgentSlots.Status.AWAY, "lunch", clock.instant());
    toTeam();
    assertThat(rungAt()).isEqualTo(CARA);
    decline(CARA);

    assertThat(last())
        .isEqualTo(new ConversationEvent.TransferReturned(
            clock.instant(), ANNA, List.of(new ConversationEvent.Skipped(BEN, "not available"))));
  }

  @Test
  void aTeamOfWhichNobodyIsThereIsRefusedAtOnce() {
    connected.remove(BEN);
    connected.remove(CARA);

    assertThat(toTeam()).isEqualTo(new Submission.Refused(Refusal.NOBODY_THERE));
    assertThat(node.now(id).state()).isEqualTo(new Human(ANNA, null));
  }

  @Test
  void aMemberTakenMeanwhileIsReplacedByTheNext() {
    ConversationId other = node.begin("zoe");
    var elsewhere = new Node(clock, store, store, connected::contains);
    log.beforeAppend = () -> {
      log.beforeAppend = () -> {};
      elsewhere.submit(other, new ConversationCommand.Take(card(BEN), "take", 1, "Hi"));
    };

    assertThat(toTeam()).isInstanceOf(Submission.Done.class);
    assertThat(rungAt()).isEqualTo(CARA);
  }

  @Test
  void aTargetWhoLosesTheConnectionIsReplacedByTheNext() {
    toTeam();
    AgentId first = rungAt();
    node.submit(
        id,
        new ConversationCommand.Withdraw(first, dev.firsthand.conversation.OfferEnding.AGENT_GONE));
    node.work.all();

    assertThat(rungAt()).isNotNull().isNotEqualTo(first);
  }

  @Test
  void afterACrashAnotherNodeAsksTheNextMember() {
    toTeam();
    AgentId first = rungAt();
    node.submit(id, new ConversationCommand.Decline(first, "no", null));
    var living = new Node(clock, store, store, connected::contains);
    living.teams = ORDERS;

    living.sweeper.sweep();
    living.work.all();
    assertThat(store.fold(id).state().rungAt()).isNotNull().isNotEqualTo(first);
  }

  @Test
  void aColleagueWithoutRoomIsRefusedAndTheChatStays() {
    ConversationId other = node.begin("zoe");
    node.submit(other, new ConversationCommand.Take(card(BEN), "take", 1, "Hi"));

    assertThat(node.submit(
            id, new ConversationCommand.Transfer(ANNA, "t", node.now(id).epoch(), BEN, null)))
        .isEqualTo(new Submission.Refused(Refusal.AGENT_BUSY));
    assertThat(node.now(id).state().owner()).isEqualTo(ANNA);
  }

  @Test
  void whatIsPutBackIsOfferedToSomebodyElse() {
    node.submit(
        id, new ConversationCommand.PutBack(ANNA, "b", node.now(id).epoch(), null, "needs a cook"));
    assertThat(node.now(id).state()).isInstanceOf(Queued.class);
    node.work.all();

    assertThat(rungAt()).isIn(BEN, CARA);
  }

  private Submission toTeam() {
    return node.transfers.toTeam(
        id, ANNA, "to-team", node.now(id).epoch(), Node.TEAM, "Wants a refund");
  }

  private void decline(AgentId agent) {
    node.submit(id, new ConversationCommand.Decline(agent, "no-" + agent, "busy"));
    node.work.all();
  }

  private AgentId rungAt() {
    return node.now(id).state().rungAt();
  }

  private ConversationEvent last() {
    List<Recorded> events = store.read(id, 0, 1_000);
    return events.getLast().event();
  }

  private void free(AgentId agent) {
    store.enroll(agent, 3);
    store.setStatus(agent, AgentSlots.Status.AVAILABLE, null, clock.instant());
    connected.add(agent);
  }

  private static AgentProfile card(AgentId agent) {
    return new AgentProfile(agent, agent.value(), "", null);
  }
}
