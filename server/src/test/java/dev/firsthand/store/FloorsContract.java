package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.TOM;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.closed;
import static dev.firsthand.store.Stories.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.Escalated;
import dev.firsthand.conversation.ConversationEvent.FollowUpOpened;
import dev.firsthand.conversation.ConversationEvent.Requeued;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.AgentSlots.Status;
import dev.firsthand.engine.Floor;
import dev.firsthand.store.Stories.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the house looks like, whatever it is kept in. */
abstract class FloorsContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  abstract Database database();

  private Floor floor(Instant now) {
    return database().floors().read(NOON, MINUTE, now);
  }

  private Told waits(String visitor, Instant since) {
    return Told.in(database().log(), visitor).then(escalated(since, 0));
  }

  @Test
  void whoWaitsAndWhoAnswersIsSeenAtOneMoment() {
    database().slots().enroll(MARIA, 3);
    database().slots().setStatus(MARIA, Status.BUSY, "paper", NOON);
    waits("ann", NOON);
    Told ben = waits("ben", NOON).then(accepted(NOON.plusSeconds(5), MARIA));

    Floor floor = floor(NOON.plusSeconds(10));

    assertThat(floor.states()).containsEntry("QUEUED", 1).containsEntry("HUMAN", 1);
    assertThat(floor.waiting()).extracting(Floor.Waiting::since).containsExactly(NOON);
    assertThat(floor.answered()).extracting(Floor.Answered::id).containsExactly(ben.id());
    assertThat(floor.statusSince()).containsEntry(MARIA, NOON);
  }

  @Test
  void aFirstWaitCountsOnceAndByItsOwnEnd() {
    database().slots().enroll(MARIA, 9);
    waits("inTime", NOON)
        .then(accepted(NOON.plusSeconds(60), MARIA))
        .then(new Requeued(NOON.plusSeconds(70), MARIA, "one moment"))
        .then(accepted(NOON.plusSeconds(900), MARIA));
    waits("tooLate", NOON).then(accepted(NOON.plusSeconds(61), MARIA));
    waits("left", NOON.plusSeconds(1))
        .then(new FollowUpOpened(NOON.plusSeconds(30), "later", null));
    Told still = waits("still", NOON.plusSeconds(100));
    waits("yesterday", NOON.minusSeconds(1)).then(accepted(NOON.plusSeconds(2), MARIA));

    assertThat(floor(NOON.plusSeconds(160)).level()).isEqualTo(new Floor.Level(1, 2));
    assertThat(floor(NOON.plusSeconds(161)).level()).isEqualTo(new Floor.Level(1, 3));
    still.then(accepted(NOON.plusSeconds(159), MARIA));
    assertThat(floor(NOON.plusSeconds(161)).level()).isEqualTo(new Floor.Level(2, 3));
  }

  @Test
  void whoHadAChatIsKnownFromItsBeginningToItsEnd() {
    database().slots().enroll(MARIA, 9);
    database().slots().enroll(TOM, 9);
    waits("ann", NOON)
        .then(accepted(NOON.plusSeconds(5), MARIA))
        .then(new Requeued(NOON.plusSeconds(70), MARIA, "one moment"))
        .then(accepted(NOON.plusSeconds(90), TOM))
        .then(closed(NOON.plusSeconds(200), TOM));
    waits("ben", NOON).then(accepted(NOON.plusSeconds(7), MARIA));

    assertThat(rows("select agent, from_at, to_at from chat_held order by conversation, from_at"))
        .containsExactly(held(MARIA, 5, 70), held(TOM, 90, 200), held(MARIA, 7, null));
    assertThat(rows("select reason, turn from passed_on"))
        .containsExactly("VISITOR_ASKED 0", "VISITOR_ASKED 0");
  }

  private static String held(AgentId agent, int from, @Nullable Integer to) {
    return agent.value()
        + " "
        + NOON.plusSeconds(from).toEpochMilli()
        + " "
        + (to == null ? null : NOON.plusSeconds(to).toEpochMilli());
  }

  private List<String> rows(String select) {
    return database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(select).mapToMap().stream()
            .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .toList());
  }

  @Test
  void aLongWaitIsToldOnce() {
    waits("ann", NOON);
    waits("ben", NOON.plusSeconds(10));
    Instant now = NOON.plusSeconds(120);

    assertThat(tellOf(NOON, now)).extracting(Floor.Waiting::since).containsExactly(NOON);
    assertThat(tellOf(NOON, now)).isEmpty();
    assertThat(tellOf(NOON.plusSeconds(10), now)).hasSize(1);
  }

  @Test
  void eachWaitIsToldOf() {
    database().slots().enroll(MARIA, 9);
    Told ann = waits("ann", NOON);
    assertThat(tellOf(NOON, NOON.plusSeconds(120))).hasSize(1);

    ann.then(accepted(NOON.plusSeconds(130), MARIA))
        .then(new Requeued(NOON.plusSeconds(140), MARIA, "one moment"));

    assertThat(tellOf(NOON.plusSeconds(139), NOON.plusSeconds(200))).isEmpty();
    assertThat(tellOf(NOON.plusSeconds(140), NOON.plusSeconds(200))).hasSize(1);
    assertThat(tellOf(NOON.plusSeconds(140), NOON.plusSeconds(200))).isEmpty();
  }

  @Test
  void aTeamsOwnLimitWinsOverTheHouses() {
    team("patient", 600_000L);
    team("eager", 30_000L);
    team("ordinary", null);
    execute(
        "insert into site (site_key, name, origins, look, created_at, changed_at)"
            + " values ('shop', 'Shop', '', '', 0, 0)",
        "insert into site_team (site, team) values ('shop', 'patient')");
    waitsFor("named", "eager");
    waitsFor("ordinary", "ordinary");
    waitsFor("gone", "no-more");
    waits("ofTheSite", NOON);
    Duration house = Duration.ofSeconds(120);

    assertThat(names(house, 29)).isEmpty();
    assertThat(names(house, 30)).containsExactly("named");
    assertThat(names(house, 119)).isEmpty();
    assertThat(names(house, 120)).containsExactly("ordinary");
    assertThat(names(house, 599)).isEmpty();
    assertThat(names(house, 600)).containsExactlyInAnyOrder("gone", "ofTheSite");
  }

  private void team(String id, @Nullable Long alertAfterMs) {
    execute("insert into team (id, name, name_key, mode, skills, fallback_after_ms, alert_after_ms,"
        + " changed_at) values ('" + id + "', '" + id + "', '" + id + "', 'RING', '', 0, "
        + alertAfterMs + ", 0)");
  }

  private void execute(String... statements) {
    database().jdbi().useHandle(handle -> List.of(statements).forEach(handle::execute));
  }

  private void waitsFor(String visitor, String team) {
    Told.in(database().log(), visitor)
        .then(new Escalated(
            NOON, EscalationReason.VISITOR_ASKED, 0, null, new TeamId(team), "one moment", null));
  }

  private List<String> names(Duration house, int waitedSeconds) {
    return database().floors().tellOf(house, NOON.plusSeconds(waitedSeconds), 100).stream()
        .map(waiting -> waiting.id().visitor().value())
        .toList();
  }

  private List<Floor.Waiting> tellOf(Instant before, Instant now) {
    return database().floors().tellOf(Duration.between(before, now), now, 100);
  }
}
