package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Place;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** After a crash: what the dead node owed is done by whoever sweeps. */
class SweeperTest {

  private static final AgentId MARIA = new AgentId("maria");

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog();
  private final Node dead = new Node(clock, store, store, agent -> true);
  private final Node living = new Node(clock, store, store, agent -> true);

  @Test
  void aQuestionThatNobodyAnsweredGetsAPerson() {
    ConversationId id = dead.begin("ada");
    dead.submit(id, new Say("k", "Open?"));

    clock.move(Node.TIMES.bot().minusMillis(1));
    sweep();
    assertThat(living.now(id).state()).isInstanceOf(ConversationState.Bot.class);
    clock.move(Duration.ofMillis(1));
    sweep();
    assertThat(living.now(id).state()).isInstanceOf(ConversationState.Queued.class);
  }

  @Test
  void anOfferThatRangOutIsEnded() {
    free();
    ConversationId id = ringing();

    clock.move(Node.TIMES.offer());
    sweep();
    assertThat(living.now(id).state()).isInstanceOf(ConversationState.Queued.class);
    assertThat(store.all().getFirst().ringing()).isNull();
  }

  @Test
  void aLivingNodeSeesWhatItHadOtherwiseInMind() {
    free();
    ConversationId id = dead.begin("ada");
    living.now(id);
    living.engine.conversation(id).join();
    dead.submit(id, new ConversationCommand.AskForHuman("p"));
    dead.work.all();

    clock.move(Node.TIMES.offer());
    sweep();
    assertThat(living.now(id)).isEqualTo(store.fold(id));
    assertThat(living.now(id).state()).isInstanceOf(ConversationState.Queued.class);
  }

  @Test
  void aLostAgentsTimeEnds() {
    free();
    ConversationId id = ringing();
    dead.submit(
        id, new ConversationCommand.Accept(new AgentProfile(MARIA, "Maria", "", null), "a", "Hi"));
    dead.submit(id, new ConversationCommand.LoseAgent(MARIA));

    clock.move(Node.TIMES.grace());
    living.sweeper.sweep();
    Place place = living.now(id).state().place();
    assertThat(place).isNotNull();
    assertThat(place.priority()).isEqualTo(Place.HEAD);
  }

  @Test
  void aConversationThatWaitsIsOfferedThoughNothingElseHappens() {
    ConversationId id = dead.wantsPerson("ada");
    free();

    sweep();
    assertThat(store.fold(id).state().rungAt()).isEqualTo(MARIA);
  }

  @Test
  void whatIsWithAnAgentWhoIsGoneIsLostThoughNobodySawThemGo() {
    free();
    ConversationId id = ringing();
    dead.submit(
        id, new ConversationCommand.Accept(new AgentProfile(MARIA, "Maria", "", null), "a", "Hi"));
    living.presence.disconnected(MARIA);
    var restarted = new Node(clock, store, store, agent -> true);

    restarted.sweeper.sweep();
    restarted.work.all();
    assertThat(store.fold(id).state())
        .isEqualTo(new ConversationState.Human(MARIA, clock.instant().plus(Node.TIMES.grace())));
  }

  @Test
  void whatWasWrittenThoughItsAnswerWasLostIsToldToAll() {
    var log = new FaultyLog(store);
    var doubting = new Node(clock, log, store, agent -> true);
    ConversationId id = doubting.begin("ada");
    var heard = new ArrayList<Announcement>();
    doubting.engine.listen(heard::add);
    log.next = FaultyLog.Fault.ANSWER_LOST;
    assertThat(doubting.engine.submit(id, new Say("k", "Open?"))).isCompletedExceptionally();
    assertThat(doubting.engine.unsure()).containsExactly(id);

    doubting.sweeper.sweep();
    assertThat(heard).extracting(announcement -> announcement.after().seq()).containsExactly(2L);
    assertThat(doubting.engine.unsure()).isEmpty();
    doubting.botWork.all();
    assertThat(store.fold(id).unanswered()).isNull();
  }

  @Test
  void aStoreThatIsAwayIsTriedAgain() {
    ConversationId id = dead.begin("ada");
    clock.move(Node.TIMES.botIdle());
    store.breakDown();
    sweep();
    store.mend();
    sweep();

    assertThat(living.now(id).state()).isInstanceOf(ConversationState.Closed.class);
  }

  private void sweep() {
    living.sweeper.sweep();
    living.work.all();
  }

  private void free() {
    store.enroll(MARIA, 2);
    living.presence.connected(MARIA);
    dead.presence.connected(MARIA);
    store.setStatus(MARIA, AgentSlots.Status.AVAILABLE, null, clock.instant());
  }

  private ConversationId ringing() {
    ConversationId id = dead.wantsPerson("ada");
    dead.work.all();
    assertThat(store.fold(id).state().rungAt()).isEqualTo(MARIA);
    return id;
  }
}
