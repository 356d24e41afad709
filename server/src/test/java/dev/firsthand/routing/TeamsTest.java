package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is reached through which team, and that no setting is a dead end. */
class TeamsTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final Duration FIT = Duration.ofSeconds(15);
  private static final RoutingRules RULES = new RoutingRules(Duration.ofSeconds(60), FIT);
  private static final SiteKey SHOP = new SiteKey("shop");
  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentId TOM = new AgentId("tom");

  @Test
  void onlyMembersAreAskedAndTheOthersHearWhy() {
    var choice =
        choose(teams(team("billing", null, "tom")), "billing", 0, free("maria"), free("tom"));

    assertThat(choice)
        .isEqualTo(new RoutingChoice.Offer(
            TOM, false, List.of(new Skipped(MARIA, "not in team billing"))));
  }

  @Test
  void withoutATeamTheSitesOwnIsAskedAndWithoutThatEverybody() {
    var billing = team("billing", null, "tom");
    var withDefault = new Teams(Map.of(billing.id(), billing), Map.of(SHOP, billing.id()));

    assertThat(withDefault.wanted(null, SHOP)).contains(billing.id());
    assertThat(withDefault.wanted(new TeamId("gone"), SHOP)).contains(billing.id());
    assertThat(withDefault.wanted(null, new SiteKey("other"))).isEmpty();
    assertThat(agent(choose(teams(billing), null, 0, free("maria"), free("tom"))))
        .isEqualTo(MARIA);
  }

  @Test
  void afterItsDelayTheFallbackIsAskedToo() {
    Teams teams = teams(team("billing", "sales", "maria"), team("sales", null, "tom"));
    AgentView[] agents = {view("maria", 4, List.of("en"), List.of()), free("tom")};

    var before = choose(teams, "billing", 29, agents);
    assertThat(before).isInstanceOf(RoutingChoice.Wait.class);
    assertThat(before.skipped()).contains(new Skipped(TOM, "not in team billing"));
    assertThat(agent(choose(teams, "billing", 30, agents))).isEqualTo(TOM);
    Place place = place(null);
    Reach reach = reach(teams, "billing", 10, agents);
    assertThat(RULES.changesAt(place, reach, NOON.plusSeconds(10))).contains(NOON.plus(FIT));
    assertThat(RULES.changesAt(place, reach, NOON.plusSeconds(20))).contains(NOON.plusSeconds(30));
  }

  @Test
  void aTeamThatNobodyCouldAnswerForIsPassedOverAtOnce() {
    Teams teams =
        teams(team("empty", "gone"), team("gone", "sales", "left"), team("sales", null, "tom"));
    AgentView left = new AgentView(new AgentId("left"), false, false, false, 0, 0, NOON, List.of());

    assertThat(agent(choose(teams, "empty", 0, left, free("tom")))).isEqualTo(TOM);
  }

  @Test
  void afterTheLastEmptyTeamEverybodyIsAskedAndACircleEnds() {
    Teams teams = teams(team("a", "b"), team("b", "a"));

    assertThat(agent(choose(teams, "a", 0, free("tom")))).isEqualTo(TOM);
    Teams circle = teams(team("a", "b", "maria"), team("b", "a", "tom"));
    assertThat(reach(circle, "a", 3_600, free("maria"), free("tom")).teams()).hasSize(2);
  }

  @Test
  void aTeamWhoseMembersAreAllOutSaysSoThoughOthersAreThere() {
    var out = new AgentView(TOM, false, true, false, 0, 4, NOON, List.of());

    var choice = choose(teams(team("billing", null, "tom")), "billing", 60, free("maria"), out);
    assertThat(choice).isInstanceOf(RoutingChoice.NobodyThere.class);
    assertThat(((RoutingChoice.NobodyThere) choice).nobody())
        .isEqualTo(NobodyCase.NOBODY_SIGNED_IN);
  }

  @Test
  void anAutomaticTeamAsksNobodyAndAPickingTeamIsNeverAsked() {
    Teams teams = teams(
        team(Team.Mode.AUTOMATIC, "auto", List.of(), null, "tom"),
        team(Team.Mode.PICK, "pick", List.of(), null, "tom"));

    assertThat(choose(teams, "auto", 0, free("tom")))
        .isEqualTo(new RoutingChoice.Offer(TOM, true, List.of()));
    var picked = choose(teams, "pick", 3_600, free("tom"));
    assertThat(picked)
        .isEqualTo(new RoutingChoice.Wait(List.of(new Skipped(TOM, "picks from the queue"))));
  }

  @Test
  void aPersonWithoutTheLanguageComesOnlyAfterAShortWait() {
    AgentView maria = view("maria", 0, List.of("de", "en"), List.of());
    AgentView tom = view("tom", 0, List.of("en-GB"), List.of());

    assertThat(RULES.choose(place(null), "de", List.of(tom), NOON.plus(FIT).minusMillis(1)))
        .isEqualTo(new RoutingChoice.Wait(List.of(new Skipped(TOM, "no German"))));
    assertThat(agent(RULES.choose(place(null), "de", List.of(tom), NOON.plus(FIT))))
        .isEqualTo(TOM);
    var both = RULES.choose(place(null), "de", List.of(tom, maria), NOON.plus(FIT));
    assertThat(both)
        .isEqualTo(new RoutingChoice.Offer(MARIA, false, List.of(new Skipped(TOM, "no German"))));
  }

  @Test
  void aSkillOfTheTeamIsWantedInTheSameWay() {
    Teams teams = teams(team(Team.Mode.RING, "billing", List.of("refunds"), null, "maria", "tom"));
    AgentView maria = view("maria", 3, List.of(), List.of("refunds"));

    var choice = choose(teams, "billing", 0, maria, free("tom"));
    assertThat(choice)
        .isEqualTo(
            new RoutingChoice.Offer(MARIA, false, List.of(new Skipped(TOM, "can't do refunds"))));
    assertThat(agent(choose(teams, "billing", 15, free("tom")))).isEqualTo(TOM);
  }

  @Test
  void theLoadCountsAgainstTheCapacity() {
    var big = new AgentView(MARIA, true, true, false, 2, 8, NOON, List.of());
    var small = new AgentView(TOM, true, true, false, 1, 2, NOON, List.of());

    assertThat(agent(RULES.choose(place(null), "en", List.of(small, big), NOON)))
        .isEqualTo(MARIA);
  }

  @Test
  void whoIsNotKnownHearsWhoIs() {
    var choice = RULES.choose(place(TOM), "en", List.of(free("maria"), free("tom")), NOON);

    assertThat(choice.skipped()).containsExactly(new Skipped(MARIA, "the visitor knows tom"));
  }

  @Test
  void whoeverTheVisitorWaitsForIsAloneAskedWhileTheyAreThereAndNoLongerThanTheLimit() {
    Instant until = NOON.plusSeconds(300);
    Place place =
        new Place(NOON, EscalationReason.CAME_BACK, 0, MARIA, null, List.of(), null, until);
    AgentView full = view("maria", 4, List.of("en"), List.of());

    assertThat(RULES.choose(place, "en", List.of(full, free("tom")), until.minusMillis(1)))
        .isEqualTo(new RoutingChoice.Wait(List.of(
            new Skipped(MARIA, "4 of 4"), new Skipped(TOM, "the visitor waits for maria"))));
    assertThat(RULES.changesAt(place, Reach.EVERYBODY, NOON.plusSeconds(60))).contains(until);
    assertThat(agent(RULES.choose(place, "en", List.of(full, free("tom")), until)))
        .isEqualTo(TOM);
    var gone = new AgentView(MARIA, false, true, false, 4, 4, NOON, List.of());
    assertThat(agent(RULES.choose(place, "en", List.of(gone, free("tom")), NOON)))
        .isEqualTo(TOM);
    var away = new AgentView(MARIA, true, false, false, 4, 4, NOON, List.of());
    assertThat(agent(RULES.choose(place, "en", List.of(away, free("tom")), NOON)))
        .isEqualTo(TOM);
  }

  private static @Nullable AgentId agent(RoutingChoice choice) {
    return choice instanceof RoutingChoice.Offer offer ? offer.agent() : null;
  }

  private static RoutingChoice choose(
      Teams teams, @Nullable String team, int waited, AgentView... agents) {
    return RULES.choose(
        place(null),
        reach(teams, team, waited, agents),
        "en",
        List.of(agents),
        NOON.plusSeconds(waited));
  }

  private static Reach reach(Teams teams, @Nullable String team, int waited, AgentView... agents) {
    Set<AgentId> able = Arrays.stream(agents)
        .filter(agent -> agent.capacity() > 0)
        .map(AgentView::id)
        .collect(Collectors.toSet());
    Optional<TeamId> wanted = teams.wanted(team == null ? null : new TeamId(team), SHOP);
    return Reach.of(teams.chain(wanted, able::contains), NOON, NOON.plusSeconds(waited));
  }

  private static Place place(@Nullable AgentId known) {
    return new Place(NOON, EscalationReason.LOW_CONFIDENCE, 0, known, List.of(), null);
  }

  private static AgentView free(String id) {
    return view(id, 0, List.of("en"), List.of());
  }

  private static AgentView view(String id, int load, List<String> languages, List<String> skills) {
    return new AgentView(new AgentId(id), true, true, false, load, 4, NOON, languages, skills);
  }

  private static Teams teams(Team... teams) {
    return new Teams(
        Arrays.stream(teams).collect(Collectors.toMap(Team::id, team -> team)), Map.of());
  }

  private static Team team(String name, @Nullable String fallback, String... members) {
    return team(Team.Mode.RING, name, List.of(), fallback, members);
  }

  private static Team team(
      Team.Mode mode,
      String name,
      List<String> skills,
      @Nullable String fallback,
      String... members) {
    return new Team(
        new TeamId(name),
        name,
        mode,
        skills,
        Stream.of(members).map(AgentId::new).collect(Collectors.toSet()),
        fallback == null ? null : new TeamId(fallback),
        Duration.ofSeconds(30));
  }
}
