package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationCommand.Take;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Outlook;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.routing.Openness;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchmakerTest {

  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentId TOM = new AgentId("tom");

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog();
  private final FaultyLog log = new FaultyLog(store);
  private final Set<AgentId> connected = new HashSet<>();
  private final Node node = new Node(clock, log, store, connected::contains);

  @Test
  void whoWaitsIsOfferedTheMomentAnAgentIsFree() {
    ConversationId id = wantsPerson("ada");
    free(MARIA, 1);
    node.matchmaker.wake();
    node.work.all();

    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  @Test
  void whoWaitsOutsideTheHoursIsToldSoAndRoutedTheMomentTheSiteOpens() {
    var opens = clock.instant().plusSeconds(60);
    node.hours = (site, now) ->
        new Outlook(now.isBefore(opens) ? opens : null, opens.plusSeconds(1_800), ZoneOffset.UTC);
    node.openness = (site, since, now) ->
        now.isBefore(opens) ? new Openness(NobodyCase.OUTSIDE_HOURS, false) : Openness.OPEN;
    free(MARIA, 1);
    ConversationId id = wantsPerson("ada");

    assertThat(rungAt(id)).isNull();
    var place = node.now(id).state().place();
    assertThat(place).isNotNull();
    assertThat(place.told())
        .isEqualTo(new Place.Told(
            NobodyCase.OUTSIDE_HOURS, clock.instant(), opens, opens.plusSeconds(1_800)));

    clock.move(Duration.ofSeconds(60));
    node.work.all();
    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  @Test
  void anAgentIsOfferedTheMomentSomebodyWaits() {
    free(MARIA, 1);

    assertThat(rungAt(wantsPerson("ada"))).isEqualTo(MARIA);
  }

  @Test
  void whoeverTheVisitorKnowsComesBeforeWhoeverIsLessLoaded() {
    free(MARIA, 3);
    free(TOM, 3);
    ConversationId id = node.begin("ada");
    node.submit(id, take(TOM, 1));
    node.submit(id, new ConversationCommand.Close(TOM, "c", 3, null));
    ConversationId busy = node.begin("ben");
    node.submit(busy, take(TOM, 1));

    node.submit(id, new Say("back", "One more thing"));
    node.work.all();
    assertThat(rungAt(id)).isEqualTo(TOM);
  }

  @Test
  void thenComesTheLanguageThenTheLoadThenTheLongerIdle() {
    node.languages.put(MARIA, List.of("de"));
    node.languages.put(TOM, List.of("en"));
    free(MARIA, 3);
    free(TOM, 3);
    node.submit(node.begin("ben"), take(TOM, 1));
    assertThat(rungAt(wantsPerson("ada"))).isEqualTo(TOM);

    node.languages.clear();
    assertThat(rungAt(wantsPerson("eva"))).isEqualTo(MARIA);
  }

  @Test
  void amongEquallyLoadedTheLongestIdleIsAsked() {
    free(TOM, 1);
    clock.move(Duration.ofSeconds(1));
    free(MARIA, 1);

    assertThat(rungAt(wantsPerson("ada"))).isEqualTo(TOM);
  }

  @Test
  void theQueueIsServedInOrderOneRingPerAgent() {
    ConversationId first = wantsPerson("zoe");
    clock.move(Duration.ofSeconds(1));
    ConversationId second = wantsPerson("ada");
    free(MARIA, 5);
    node.matchmaker.wake();
    node.work.all();

    assertThat(rungAt(first)).isEqualTo(MARIA);
    assertThat(rungAt(second)).isNull();
    accept(first, MARIA);
    node.work.all();
    assertThat(rungAt(second)).isEqualTo(MARIA);
  }

  @Test
  void whoDeclinesIsNotAskedAgainUntilRested() {
    free(MARIA, 1);
    ConversationId id = wantsPerson("ada");
    node.submit(id, new ConversationCommand.Decline(MARIA, "no", "lunch"));
    node.work.all();
    assertThat(rungAt(id)).isNull();

    clock.move(Node.REST.minusMillis(1));
    node.work.all();
    assertThat(rungAt(id)).isNull();
    clock.move(Duration.ofMillis(1));
    node.work.all();
    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  @Test
  void oneTimerIsEnoughForARest() {
    free(MARIA, 1);
    ConversationId id = wantsPerson("ada");
    node.submit(id, new ConversationCommand.Decline(MARIA, "no", null));
    node.work.all();
    int timers = node.work.timers();
    for (int i = 0; i < 10; i++) {
      node.matchmaker.wake();
      node.work.all();
    }

    assertThat(node.work.timers()).isEqualTo(timers);
  }

  @Test
  void aDeclinedConversationGoesToTheNextAtOnce() {
    free(MARIA, 1);
    free(TOM, 1);
    ConversationId id = wantsPerson("ada");
    node.submit(id, new ConversationCommand.Decline(MARIA, "no", null));
    node.work.all();

    assertThat(rungAt(id)).isEqualTo(TOM);
  }

  @Test
  void anAgentTakenMeanwhileIsReplacedByTheNext() {
    free(MARIA, 1);
    free(TOM, 1);
    ConversationId busy = node.begin("ben");
    ConversationId id = node.begin("ada");
    node.submit(id, new ConversationCommand.AskForHuman("p"));
    var other = new Node(clock, store, store, connected::contains);
    log.beforeAppend = () -> {
      log.beforeAppend = () -> {};
      other.submit(busy, take(MARIA, 1));
    };
    node.work.all();

    assertThat(rungAt(id)).isEqualTo(TOM);
  }

  @Test
  void anOfferThatCameToNothingDoesNotBlockTheAgentForTheNext() {
    ConversationId first = wantsPerson("ada");
    clock.move(Duration.ofSeconds(1));
    ConversationId second = wantsPerson("ben");
    free(MARIA, 1);
    var other = new Node(clock, store, store, connected::contains);
    log.beforeAppend = () -> {
      log.beforeAppend = () -> {};
      other.submit(first, new ConversationCommand.End("bye"));
    };
    node.matchmaker.wake();
    node.work.all();

    assertThat(rungAt(first)).isNull();
    assertThat(rungAt(second)).isEqualTo(MARIA);
    assertThat(node.matchmaker.inVain()).as("who left is not kept in mind").isZero();
  }

  @Test
  void anOfferThatCameToNothingIsForgottenWithWhoeverLeaves() {
    ConversationId busy = node.begin("ben");
    ConversationId id = wantsPerson("ada");
    free(MARIA, 1);
    var other = new Node(clock, store, store, connected::contains);
    log.beforeAppend = () -> {
      log.beforeAppend = () -> {};
      other.submit(busy, take(MARIA, 1));
    };
    node.matchmaker.wake();
    node.work.all();
    assertThat(node.matchmaker.inVain()).isOne();

    node.submit(id, new ConversationCommand.End("bye"));

    assertThat(node.matchmaker.inVain()).isZero();
  }

  @Test
  void whatAnotherNodePutInTheQueueIsSeen() {
    ConversationId id = node.begin("ada");
    var other = new Node(clock, store, store, connected::contains);
    other.submit(id, new ConversationCommand.AskForHuman("p"));
    free(MARIA, 1);
    node.matchmaker.lookAround();
    node.work.all();

    assertThat(store.fold(id).state().rungAt()).isEqualTo(MARIA);
  }

  @Test
  void afterARestartTheLineIsMadeAgainFromTheStoresRows() {
    ConversationId late = wantsPerson("ada");
    clock.move(Duration.ofSeconds(1));
    ConversationId later = wantsPerson("ben");
    free(MARIA, 1);
    var restarted = new Node(clock, store, store, connected::contains);
    restarted.matchmaker.wake();
    restarted.work.all();

    assertThat(store.fold(late).state().rungAt()).isEqualTo(MARIA);
    assertThat(store.fold(later).state().rungAt()).isNull();
    assertThat(restarted.matchmaker.waiting()).isEqualTo(1);
  }

  @Test
  void whatAnotherNodeTookOutOfTheQueueIsForgottenInTime() {
    ConversationId id = wantsPerson("ada");
    var other = new Node(clock, store, store, connected::contains);
    other.submit(id, new ConversationCommand.End("bye"));
    assertThat(node.matchmaker.waiting()).isEqualTo(1);

    clock.move(Duration.ofSeconds(4));
    node.matchmaker.lookAround();
    node.work.all();
    assertThat(node.matchmaker.waiting()).isZero();
  }

  @Test
  void manyFreeAgentsAreAskedInOneRun() {
    var waiting = new ArrayList<ConversationId>();
    for (int i = 0; i < 50; i++) {
      waiting.add(wantsPerson("v" + i));
    }
    for (int i = 0; i < 20; i++) {
      free(new AgentId("a" + i), 1);
    }
    node.matchmaker.wake();
    node.work.one();

    assertThat(waiting).filteredOn(id -> rungAt(id) != null).hasSize(20);
  }

  @Test
  void thatNobodyIsThereIsToldOnceForEachCase() {
    ConversationId id = wantsPerson("ada");
    node.matchmaker.wake();
    node.work.all();
    assertThat(told(id)).containsExactly(NobodyCase.NOBODY_SIGNED_IN);

    free(MARIA, 1);
    store.setStatus(MARIA, AgentSlots.Status.AWAY, "lunch", clock.instant());
    node.matchmaker.wake();
    node.work.all();
    node.matchmaker.wake();
    node.work.all();
    assertThat(told(id)).containsExactly(NobodyCase.NOBODY_SIGNED_IN, NobodyCase.ALL_BUSY);
  }

  @Test
  void whileAnAgentIsOnlyFullOneWaitsWithoutAWord() {
    free(MARIA, 1);
    node.submit(node.begin("ben"), take(MARIA, 1));
    ConversationId id = wantsPerson("ada");

    assertThat(told(id)).isEmpty();
    assertThat(store.fold(id).state()).isInstanceOf(ConversationState.Queued.class);
  }

  @Test
  void roomThatOpensIsFilled() {
    free(MARIA, 1);
    ConversationId busy = node.begin("ben");
    node.submit(busy, take(MARIA, 1));
    ConversationId id = wantsPerson("ada");
    node.submit(busy, new ConversationCommand.Close(MARIA, "c", 3, null));
    node.work.all();

    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  @Test
  void whatIsSkippedIsOnRecord() {
    free(MARIA, 1);
    store.enroll(TOM, 1);
    ConversationId id = wantsPerson("ada");

    var offered = (ConversationEvent.Offered) store.read(id, 3, 1).getFirst().event();
    assertThat(offered.skipped()).containsExactly(new ConversationEvent.Skipped(TOM, "offline"));
  }

  @Test
  void anAutomaticTeamsAgentHasItInOneStep() {
    node.teams = automatic(MARIA);
    free(MARIA, 1);
    ConversationId id = wantsPerson("ada");

    assertThat(store.fold(id).state()).isEqualTo(new ConversationState.Human(MARIA, null));
    assertThat(store.read(id, 3, 9))
        .extracting(recorded -> recorded.event().getClass().getSimpleName())
        .containsExactly("Offered", "Accepted");
    assertThat(store.all().getFirst().load()).isEqualTo(1);
  }

  @Test
  void anAutomaticTeamNeverFillsAnybodyBeyondTheirCapacity() {
    node.teams = automatic(MARIA);
    ConversationId first = wantsPerson("ada");
    ConversationId second = wantsPerson("ben");
    ConversationId third = wantsPerson("cem");
    free(MARIA, 2);
    var other = new Node(clock, store, store, connected::contains);
    ConversationId busy = node.begin("dan");
    log.beforeAppend = () -> {
      log.beforeAppend = () -> {};
      other.submit(busy, take(MARIA, 1));
    };
    node.matchmaker.wake();
    node.work.all();

    assertThat(store.all().getFirst().load()).isEqualTo(2);
    assertThat(List.of(first, second, third))
        .filteredOn(id -> store.fold(id).state() instanceof ConversationState.Human)
        .hasSize(1);
  }

  @Test
  void aFallbackIsAskedWhenItsTimeHasComeThoughNothingHappens() {
    var sales = new Team(
        new TeamId("sales"), "Sales", Team.Mode.RING, List.of(), Set.of(TOM), null, Duration.ZERO);
    var billing = new Team(
        new TeamId("billing"),
        "Billing",
        Team.Mode.RING,
        List.of(),
        Set.of(MARIA),
        sales.id(),
        Duration.ofSeconds(40));
    node.teams = new Teams(
        Map.of(sales.id(), sales, billing.id(), billing),
        Map.of(new SiteKey("shop"), billing.id()));
    free(TOM, 1);
    store.enroll(MARIA, 1);
    ConversationId id = wantsPerson("ada");
    assertThat(rungAt(id)).isNull();
    assertThat(told(id)).containsExactly(NobodyCase.NOBODY_SIGNED_IN);

    clock.move(Duration.ofSeconds(40));
    node.work.all();
    assertThat(rungAt(id)).isEqualTo(TOM);
  }

  private static Teams automatic(AgentId member) {
    var team = new Team(
        new TeamId("auto"),
        "Auto",
        Team.Mode.AUTOMATIC,
        List.of(),
        Set.of(member),
        null,
        Duration.ZERO);
    return new Teams(Map.of(team.id(), team), Map.of(new SiteKey("shop"), team.id()));
  }

  @Test
  void aFailingStoreIsSurvived() {
    ConversationId id = wantsPerson("ada");
    free(MARIA, 1);
    log.next = FaultyLog.Fault.FAILS;
    node.matchmaker.wake();
    node.work.all();
    assertThat(rungAt(id)).isNull();

    node.matchmaker.wake();
    node.work.all();
    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  @Test
  void whoJoinsTheLineIsLookedAtThoughWhoElseAskedForThatCameTooEarly() {
    free(MARIA, 1);
    var told = new ArrayList<Announcement>();
    node.engine.listen(told::add);
    ConversationId id = node.wantsPerson("ada");
    var other = new Node(clock, log, store, connected::contains);

    told.forEach(other.matchmaker::heard);
    other.work.all();

    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  @Test
  void whileNobodyWaitsNoAgentIsLookedAt() {
    var lookedAt = new HashSet<AgentId>();
    var calm = new Node(clock, log, store, agent -> {
      lookedAt.add(agent);
      return true;
    });
    free(MARIA, 1);
    calm.matchmaker.wake();
    calm.work.all();
    assertThat(lookedAt).isEmpty();

    ConversationId id = calm.wantsPerson("ada");
    calm.work.all();
    assertThat(lookedAt).containsExactly(MARIA);
    assertThat(rungAt(id)).isEqualTo(MARIA);
  }

  private ConversationId wantsPerson(String visitor) {
    ConversationId id = node.wantsPerson(visitor);
    node.work.all();
    return id;
  }

  private void free(AgentId agent, int capacity) {
    connected.add(agent);
    store.enroll(agent, capacity);
    store.setStatus(agent, AgentSlots.Status.AVAILABLE, null, clock.instant());
  }

  private void accept(ConversationId id, AgentId agent) {
    node.submit(id, new ConversationCommand.Accept(card(agent), "a", "Hi"));
  }

  private static Take take(AgentId agent, long epoch) {
    return new Take(card(agent), "take", epoch, "Hi");
  }

  private static AgentProfile card(AgentId agent) {
    return new AgentProfile(agent, agent.value(), "", null);
  }

  private AgentId rungAt(ConversationId id) {
    return store.fold(id).state().rungAt();
  }

  private List<NobodyCase> told(ConversationId id) {
    return store.read(id, 0, 100).stream()
        .map(ConversationLog.Recorded::event)
        .filter(ConversationEvent.NobodyThere.class::isInstance)
        .map(event -> ((ConversationEvent.NobodyThere) event).nobody())
        .toList();
  }
}
