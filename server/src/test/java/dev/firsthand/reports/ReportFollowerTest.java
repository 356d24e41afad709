package dev.firsthand.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.access.RoomDatabase;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.LogBacklog;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the follower comes through trouble of the table that it writes, over logs of one message each. */
class ReportFollowerTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");

  private final RoomDatabase database = RoomDatabase.sqlite();
  private final List<ConversationId> stored = new ArrayList<>();
  private final ReportFollower follower =
      new ReportFollower(this::read, database.jdbi(), positions -> new Backlog(), () -> NOON);

  @AfterEach
  void shut() throws IOException {
    database.close();
  }

  private List<Recorded> read(ConversationId id, long after, int limit) {
    return after > 0 || !stored.contains(id)
        ? List.of()
        : List.of(new Recorded(1, new ConversationEvent.VisitorSaid(NOON, "k", "shoes")));
  }

  private void store(String... visitors) {
    for (String visitor : visitors) {
      stored.add(ConversationId.of(new VisitorId(visitor), 1));
    }
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private List<String> strings(String sql) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private List<String> counted() {
    return strings("select conversation from report_position order by conversation");
  }

  @Test
  void whatCouldNotBeWrittenIsCountedLater() {
    while (follower.follow()) {}
    store("ann", "bob");
    for (ConversationId id : stored) {
      Conversation now = Conversation.empty(id);
      follower.heard(new Announcement(now, List.of(), now));
    }
    execute("create trigger busy before insert on report_position"
        + " begin select raise(abort, 'busy'); end");
    assertThatThrownBy(follower::follow).isInstanceOf(JdbiException.class);
    assertThat(counted()).isEmpty();
    assertThat(follower.isCatchingUp()).isTrue();
    execute("drop trigger busy");

    while (follower.follow()) {}

    assertThat(counted()).containsExactly("ann.1", "bob.1");
  }

  @Test
  void itSaysThatItCatchesUpUntilAllIsCounted() {
    store(IntStream.range(0, 40).mapToObj(i -> "v" + i).toArray(String[]::new));
    assertThat(follower.isCatchingUp()).isTrue();

    follower.follow();
    assertThat(follower.behind()).isZero();
    assertThat(follower.isCatchingUp()).isTrue();

    while (follower.follow()) {}
    assertThat(counted()).hasSize(40);
    assertThat(follower.isCatchingUp()).isFalse();
  }

  @Test
  void allNodesWriteInTheSameOrder() {
    execute("create table written (n integer primary key, conversation text)");
    execute("create trigger writes after insert on report_position"
        + " begin insert into written (conversation) values (new.conversation); end");
    store("bob", "ann", "cid");
    Conversation heard = Conversation.empty(stored.getLast());
    follower.heard(new Announcement(heard, List.of(), heard)); // The walk finds the others.

    follower.follow();

    assertThat(strings("select conversation from written order by n"))
        .containsExactly("ann.1", "bob.1", "cid.1");
  }

  /** What the table has no position of. */
  private final class Backlog implements LogBacklog {

    @Override
    public Walked walk(long after, int limit) {
      List<String> known = counted();
      return new Walked(
          stored.stream()
              .filter(id -> !known.contains(id.value()))
              .map(id -> new Behind(id, -1))
              .toList(),
          null);
    }

    @Override
    public List<Behind> lately(Instant since, int limit) {
      return List.of();
    }

    @Override
    public Behind of(ConversationId id) {
      return new Behind(id, -1);
    }
  }
}
