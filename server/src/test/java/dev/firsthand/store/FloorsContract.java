package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationEvent.FollowUpOpened;
import dev.firsthand.conversation.ConversationEvent.Requeued;
import dev.firsthand.engine.AgentSlots.Status;
import dev.firsthand.engine.Floor;
import dev.firsthand.store.Stories.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  void aLongWaitIsToldOnce() {
    waits("ann", NOON);
    waits("ben", NOON.plusSeconds(10));
    Instant now = NOON.plusSeconds(120);

    assertThat(tellOf(NOON, now)).extracting(Floor.Waiting::since).containsExactly(NOON);
    assertThat(tellOf(NOON, now)).isEmpty();
    assertThat(tellOf(NOON.plusSeconds(10), now)).hasSize(1);
  }

  private List<Floor.Waiting> tellOf(Instant before, Instant now) {
    return database().floors().tellOf(before, now, 100);
  }
}
