package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.routing.Openness;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitEstimatorTest {

  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentId TOM = new AgentId("tom");

  private final HandClock clock = new HandClock();
  private final InMemoryLog log = new InMemoryLog();
  private final InMemoryWaits waits = new InMemoryWaits();
  private final Set<AgentId> connected = new HashSet<>();
  private SiteOpenness openness = SiteOpenness.ALWAYS;
  private Teams teams = Teams.NONE;
  private final Node node = new Node(clock, log, log, connected::contains);
  private final WaitEstimator estimator = new WaitEstimator(
      log,
      waits,
      () -> teams,
      connected::contains,
      (site, since, now) -> openness.of(site, since, now));

  @Test
  void theRangeFirstToldIsKeptAndNoLaterOne() {
    history();
    serve(MARIA, 1);
    busy(MARIA, "x");
    wait("ada");

    var first = look();
    clock.move(Duration.ofSeconds(30));
    var second = look();

    assertThat(first.getFirst().range()).isPresent();
    assertThat(second.getFirst().range()).isNotEqualTo(first.getFirst().range());
    assertThat(waits.told).singleElement().satisfies(told -> {
      assertThat(told.range()).isEqualTo(first.getFirst().range().orElseThrow());
      assertThat(told.slots()).isEqualTo(1);
    });
  }

  @Test
  void aRangeThatComesLaterIsKeptWhenItIsTold() {
    serve(MARIA, 1);
    busy(MARIA, "x");
    wait("ada");
    look();
    history();
    look();
    look();

    assertThat(waits.told).hasSize(2);
    assertThat(waits.told.getFirst().range()).isNull();
    assertThat(waits.told.getLast().range()).isNotNull();
  }

  @Test
  void whoIsNotThereIsToldNothing() {
    history();
    serve(MARIA, 1);
    busy(MARIA, "x");
    wait("ada");

    estimator.look(log.waiting(10), id -> false, clock.instant());

    assertThat(waits.told)
        .singleElement()
        .satisfies(told -> assertThat(told.range()).isNull());
  }

  @Test
  void whoCanBeTakenAtOnceIsToldNoWait() {
    history();
    serve(MARIA, 1);
    wait("ada");

    assertThat(look().getFirst().range()).isEmpty();
    assertThat(waits.told).isEmpty();
  }

  @Test
  void anAgentWhoComesShortensTheWaitAtOnce() {
    history();
    serve(MARIA, 1);
    busy(MARIA, "x");
    wait("ada");
    Duration alone = look().getFirst().range().orElseThrow().to();

    serve(TOM, 1);
    busy(TOM, "y");

    assertThat(look().getFirst().range().orElseThrow().to()).isLessThan(alone);
  }

  @Test
  void eachTeamHasALineOfItsOwn() {
    var billing = new TeamId("billing");
    teams = new Teams(
        Map.of(
            billing,
            new Team(
                billing, "Billing", Team.Mode.RING, List.of(), Set.of(TOM), null, Duration.ZERO)),
        Map.of(new SiteKey("shop"), billing));
    serve(TOM, 1);
    busy(TOM, "y");
    wait("ada");
    wait("ben");

    assertThat(look()).extracting(WaitEstimator.InLine::place).containsExactly(1, 2);
    assertThat(waits.told).extracting(WaitRecord.Told::line).containsOnly("billing");
  }

  @Test
  void whoWaitsForAClosedSiteStandsInNoLine() {
    serve(MARIA, 1);
    busy(MARIA, "x");
    wait("ada");
    openness = (site, since, now) -> new Openness(NobodyCase.OUTSIDE_HOURS, false);

    assertThat(look()).isEmpty();
  }

  private List<WaitEstimator.InLine> look() {
    return estimator.look(log.waiting(10), id -> true, clock.instant());
  }

  private void wait(String... visitors) {
    Arrays.stream(visitors).forEach(node::wantsPerson);
  }

  private void serve(AgentId agent, int capacity) {
    connected.add(agent);
    log.enroll(agent, capacity);
    log.setStatus(agent, AgentSlots.Status.AVAILABLE, null, clock.instant());
  }

  private void busy(AgentId agent, String visitor) {
    var id = node.begin(visitor);
    var card = new AgentProfile(agent, agent.value(), "", null);
    node.submit(id, new ConversationCommand.Take(card, "take", 1, "Hi"));
  }

  /** Twenty waits for one slot that ended a minute after another. */
  private void history() {
    Instant now = clock.instant();
    Stream.iterate(20, minute -> minute - 1).limit(20).forEach(minute -> {
      Instant at = now.minusSeconds(60L * minute);
      Instant since = at.minusSeconds(60);
      waits.ended.add(new WaitRecord.Ended("", since, at, 1, null, null));
    });
  }
}
