package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.routing.Workload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the matchmaker does for those who wait for long, and for those who have just come back. */
class SecondBellTest {

  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentId TOM = new AgentId("tom");
  private static final Workload RAMPED =
      new Workload(Duration.ofMinutes(5), 50, 0, Duration.ofSeconds(10));

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog(RAMPED);
  private final Set<AgentId> connected = new HashSet<>();
  private final Node node = new Node(clock, store, store, connected::contains);

  @Test
  void whatWaitsForLongRingsAtASecondAgentWhoIsFree() {
    ConversationId id = wantsPerson("ada");
    clock.move(Node.TIMES.secondOffer());
    free(MARIA);
    look();
    assertThat(rings(id)).containsExactly(MARIA);
    free(TOM);
    look();

    assertThat(rings(id)).containsExactly(MARIA, TOM);
  }

  @Test
  void whoIsNotAskedYetComesBeforeASecondBell() {
    ConversationId ada = wantsPerson("ada");
    clock.move(Node.TIMES.secondOffer());
    free(MARIA);
    look();
    ConversationId ben = wantsPerson("ben");
    free(TOM);
    look();

    assertThat(rings(ada)).containsExactly(MARIA);
    assertThat(rings(ben)).containsExactly(TOM);
  }

  @Test
  void whyNobodyCouldBeAskedIsOnRecordOnce() {
    store.enroll(MARIA, 1);
    ConversationId id = wantsPerson("ada");
    look();
    look();

    assertThat(reasons(id))
        .containsExactly(List.of(new ConversationEvent.Skipped(MARIA, "offline")));
  }

  @Test
  void whoHasJustComeBackGetsOneAtATimeWhileTheOthersHaveMore() {
    free(TOM);
    for (String visitor : List.of("u", "v", "w", "x")) {
      accept(wantsPerson(visitor), TOM);
    }
    ConversationId ada = wantsPerson("ada");
    ConversationId ben = wantsPerson("ben");
    free(MARIA);
    look();
    accept(ada, MARIA);
    look();
    assertThat(rings(ben)).isEmpty();

    clock.move(Duration.ofSeconds(10));
    look();

    assertThat(rings(ben)).containsExactly(MARIA);
  }

  private List<List<ConversationEvent.Skipped>> reasons(ConversationId id) {
    return store.read(id, 0, 100).stream()
        .map(ConversationLog.Recorded::event)
        .filter(ConversationEvent.NobodyAsked.class::isInstance)
        .map(event -> ((ConversationEvent.NobodyAsked) event).skipped())
        .toList();
  }

  private ConversationId wantsPerson(String visitor) {
    ConversationId id = node.wantsPerson(visitor);
    node.work.all();
    return id;
  }

  private void look() {
    node.matchmaker.wake();
    node.work.all();
  }

  private List<AgentId> rings(ConversationId id) {
    return store.fold(id).state().rings();
  }

  private void accept(ConversationId id, AgentId agent) {
    var card = new AgentProfile(agent, agent.value(), "", null);
    node.submit(id, new ConversationCommand.Accept(card, "a", "Hi"));
    node.work.all();
  }

  private void free(AgentId agent) {
    connected.add(agent);
    store.enroll(agent, 4);
    store.setStatus(agent, AgentSlots.Status.AVAILABLE, null, clock.instant());
  }
}
