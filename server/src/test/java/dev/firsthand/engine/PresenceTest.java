package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationCommand.Take;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.ConversationState.Human;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresenceTest {

  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentProfile MARIAS_CARD = new AgentProfile(MARIA, "Maria", "", null);

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog();
  private final FaultyLog log = new FaultyLog(store);
  private final Node node = new Node(clock, log, store, agent -> true);
  private final HandWork work = new HandWork(clock);
  private int changes;
  private final Presence presence =
      new Presence(node.engine, store, store, work, clock, () -> changes++);

  PresenceTest() {
    store.enroll(MARIA, 3);
  }

  @Test
  void twoWindowsCountAsOne() {
    presence.connected(MARIA);
    presence.connected(MARIA);
    presence.disconnected(MARIA);
    work.all();

    assertThat(presence.isConnected(MARIA)).isTrue();
    assertThat(presence.connected()).containsExactly(MARIA);
    assertThat(changes).isEqualTo(1);
    presence.disconnected(MARIA);
    assertThat(presence.isConnected(MARIA)).isFalse();
  }

  @Test
  void aWindowThatGoesTwiceIsGoneOnce() {
    presence.disconnected(MARIA);
    presence.connected(MARIA);

    assertThat(presence.isConnected(MARIA)).isTrue();
  }

  @Test
  void withTheLastWindowTheGraceTimeBegins() {
    ConversationId id = marias();
    presence.disconnected(MARIA);
    work.all();

    assertThat(node.now(id).state())
        .isEqualTo(new Human(MARIA, HandClock.NOON.plus(Node.TIMES.grace())));
    assertThat(store.all().getFirst().lastSeen()).isEqualTo(HandClock.NOON);
  }

  @Test
  void backInTimeNothingHappened() {
    ConversationId id = marias();
    presence.disconnected(MARIA);
    work.all();
    presence.connected(MARIA);
    work.all();

    assertThat(node.now(id).state()).isEqualTo(new Human(MARIA, null));
  }

  @Test
  void aReloadIsNoLoss() {
    ConversationId id = marias();
    long seq = node.now(id).seq();
    presence.disconnected(MARIA);
    presence.connected(MARIA);
    work.all();

    assertThat(node.now(id).seq()).isEqualTo(seq);
  }

  @Test
  void whatRingsAtWhoLeavesRingsNoMore() {
    store.setStatus(MARIA, AgentSlots.Status.AVAILABLE, null, clock.instant());
    presence.connected(MARIA);
    work.all();
    ConversationId id = node.wantsPerson("ada");
    node.work.all();
    assertThat(node.now(id).state().rungAt()).isEqualTo(MARIA);

    presence.disconnected(MARIA);
    work.all();
    assertThat(node.now(id).state()).isInstanceOf(ConversationState.Queued.class);
  }

  @Test
  void whoTakesAConversationWithTheirLastBreathIsLost() {
    presence.connected(MARIA);
    presence.disconnected(MARIA);
    work.all();
    ConversationId id = node.begin("ada");
    node.submit(id, new Take(MARIAS_CARD, "t", 1, "Hi"));
    presence.settleAll();
    work.all();

    assertThat(node.now(id).state())
        .isEqualTo(new Human(MARIA, HandClock.NOON.plus(Node.TIMES.grace())));
  }

  @Test
  void anOfferToWhoHasJustLeftIsEnded() {
    ConversationId id = node.wantsPerson("ada");
    node.submit(id, new ConversationCommand.Offer(MARIA, List.of()));
    presence.settleAll();
    work.all();

    assertThat(node.now(id).state()).isInstanceOf(ConversationState.Queued.class);
  }

  @Test
  void settlingAgainChangesNothing() {
    ConversationId id = marias();
    long seq = node.now(id).seq();
    presence.settleAll();
    work.all();

    assertThat(node.now(id).seq()).isEqualTo(seq);
    assertThat(changes).isEqualTo(1);
  }

  @Test
  void afterARestartWhoIsNotBackIsLostFromNowOn() {
    ConversationId id = marias();
    var restarted = new Node(clock, store, store, agent -> true);
    new Presence(restarted.engine, store, store, work, clock, () -> {}).settleAll();
    work.all();

    assertThat(restarted.now(id).state())
        .isEqualTo(new Human(MARIA, HandClock.NOON.plus(Node.TIMES.grace())));
  }

  @Test
  void whatAFailingStoreDidNotHearIsSaidAgain() {
    ConversationId id = marias();
    store.breakDown();
    presence.disconnected(MARIA);
    work.all();
    store.mend();
    clock.move(Duration.ofSeconds(1));
    presence.settleAll();
    work.all();

    assertThat(node.now(id).state())
        .isEqualTo(new Human(MARIA, clock.instant().plus(Node.TIMES.grace())));
  }

  @Test
  void aConversationWhoseAppendFailedIsToldLater() {
    ConversationId id = marias();
    presence.disconnected(MARIA);
    log.next = FaultyLog.Fault.FAILS;
    work.all();
    assertThat(node.now(id).state()).isEqualTo(new Human(MARIA, null));

    clock.move(Duration.ofSeconds(1));
    presence.settleAll();
    work.all();
    assertThat(node.now(id).state())
        .isEqualTo(new Human(MARIA, clock.instant().plus(Node.TIMES.grace())));
  }

  private ConversationId marias() {
    presence.connected(MARIA);
    work.all();
    ConversationId id = node.begin("ada");
    node.submit(id, new Take(MARIAS_CARD, "t", 1, "Hi"));
    assertThat(node.now(id).state()).isEqualTo(new Human(MARIA, null));
    return id;
  }
}
