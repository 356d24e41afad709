package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.SITE;
import static dev.firsthand.store.Stories.TOM;
import static dev.firsthand.store.Stories.conversation;
import static dev.firsthand.store.Stories.escalated;
import static dev.firsthand.store.Stories.offered;
import static dev.firsthand.store.Stories.said;
import static dev.firsthand.store.Stories.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.EndedByVisitor;
import dev.firsthand.conversation.ConversationEvent.Started;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.DatabaseSettings.Postgres;
import dev.firsthand.store.Stories.Told;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Appends to PostgreSQL share their commits, and nothing else. */
@Timeout(60)
final class PostgresWritersTest {

  private Postgres settings;
  private PostgresBackend node;
  private ExecutorService threads;

  @BeforeEach
  void open() throws Exception {
    settings = withOneWriter(PostgresForTests.newDatabase());
    node = PostgresBackend.open(settings, () -> "era", Workload.PLAIN, Tellers.PLAIN);
    threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  private static Postgres withOneWriter(Postgres any) {
    return new Postgres(any.url(), any.user(), any.password(), 3);
  }

  @AfterEach
  void end() {
    threads.close();
    node.close();
  }

  /** Keeps the writer in a commit, until it is let go. */
  private final class Held implements AutoCloseable {
    private final Connection connection;
    private final Future<?> append;

    Held() throws SQLException {
      Told told = Told.in(node.log(), "held");
      connection = DriverManager.getConnection(settings.url());
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("select 1 from conversation where id = '" + told.id() + "' for update");
      }
      append = threads.submit(() -> told.then(said(NOON, "held", "wait")));
      PostgresWritersTest.until(this::writerWaits);
    }

    private boolean writerWaits() {
      try (var other = DriverManager.getConnection(settings.url());
          var statement = other.createStatement();
          var row = statement.executeQuery("""
              select count(*) from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'
              """)) {
        return row.next() && row.getInt(1) == 1;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }

    void written() throws Exception {
      append.get();
    }

    /** Asks for one more append, behind those that wait. */
    private Future<Append> next(Told told, ConversationEvent... events) {
      int before = node.writers().waiting();
      Future<Append> asked = threads.submit(() -> told.tryTo(null, events));
      until(() -> node.writers().waiting() == before + 1);
      return asked;
    }
  }

  private static void until(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsAskedForDuringACommitIsTheNextBatch() throws Exception {
    List<Told> all =
        IntStream.range(0, 64).mapToObj(i -> Told.in(node.log(), "v" + i)).toList();
    var asked = new ArrayList<Future<Append>>();
    long before;
    try (var held = new Held()) {
      before = node.writers().commits();
      all.forEach(
          told -> asked.add(held.next(told, said(NOON, "k", "one"), said(NOON, "l", "two"))));
      for (int i = 0; i < 64; i++) {
        asked.add(held.next(told("w" + i), started(conversation("w" + i))));
      }
    }

    for (int i = 0; i < asked.size(); i++) {
      assertThat(asked.get(i).get()).isEqualTo(new Append.Appended(i < 64 ? 3 : 1));
    }
    assertThat(node.writers().commits() - before).isEqualTo(2);
    assertThat(node.log().read(conversation("v7"), 0, 10)).hasSize(3);
    assertThat(node.log().summary(conversation("v7")).orElseThrow().preview()).isEqualTo("two");
    assertThat(node.log().read(conversation("w7"), 0, 10)).hasSize(1);
  }

  private Told told(String visitor) {
    return new Told(node.log(), conversation(visitor));
  }

  private static ConversationId second(String visitor) {
    return ConversationId.of(new VisitorId(visitor), 2);
  }

  @Test
  void whoIsRefusedLeavesTheOthersOfTheBatchStanding() throws Exception {
    node.slots().enroll(MARIA, 2);
    node.slots().enroll(TOM, 0);
    Told ann = Told.in(node.log(), "ann");
    Told stale = told("ann");
    Told bob = Told.in(node.log(), "bob").then(escalated(NOON, 0));
    Told eve = Told.in(node.log(), "eve").then(escalated(NOON, 0));
    Told mia = Told.in(node.log(), "mia").then(escalated(NOON, 0));
    Told zoe = Told.in(node.log(), "zoe");
    long before;
    List<Future<Append>> asked;
    try (var held = new Held()) {
      before = node.writers().commits();
      asked = List.of(
          held.next(stale, started(stale.id())),
          held.next(bob, offered(NOON, TOM)),
          held.next(mia, offered(NOON, MARIA)),
          held.next(eve, offered(NOON, MARIA)),
          held.next(new Told(node.log(), second("zoe")), started(second("zoe"))),
          held.next(told("new"), started(conversation("new"))));
    }

    assertThat(results(asked))
        .containsExactly(
            new Append.Conflict(1),
            new Append.AgentTaken(TOM),
            new Append.Appended(3),
            new Append.AgentTaken(MARIA),
            new Append.OtherConversation(),
            new Append.Appended(1));
    assertThat(node.writers().commits() - before).isEqualTo(2);
    assertThat(node.log().read(ann.id(), 0, 10)).hasSize(1);
    assertThat(node.log().read(bob.id(), 0, 10)).hasSize(2);
    assertThat(node.log().summary(eve.id()).orElseThrow().state()).isEqualTo("QUEUED");
    assertThat(node.log().ringingAt(MARIA).orElseThrow().id()).isEqualTo(mia.id());
    assertThat(node.log().latestOf(zoe.id().visitor())).isEqualTo(1);
  }

  private static List<Append> results(List<Future<Append>> asked) throws Exception {
    var results = new ArrayList<Append>();
    for (Future<Append> one : asked) {
      results.add(one.get());
    }
    return results;
  }

  @Test
  void conversationsOfOneVisitorKeepTheirOrder() throws Exception {
    Told ann = Told.in(node.log(), "ann");
    Told late = new Told(node.log(), ann.now().after(said(NOON, "k", "one")));
    Told next = new Told(node.log(), second("ann"));
    List<Future<Append>> asked;
    try (var held = new Held()) {
      asked = List.of(
          held.next(ann, said(NOON, "k", "one")),
          held.next(late, new EndedByVisitor(NOON, "end", "Bye!")),
          held.next(next, started(next.id())));
    }

    assertThat(results(asked))
        .containsExactly(new Append.Appended(2), new Append.Appended(3), new Append.Appended(1));
    assertThat(node.log().read(ann.id(), 1, 10).stream().map(Recorded::event))
        .containsExactly(said(NOON, "k", "one"), new EndedByVisitor(NOON, "end", "Bye!"));
  }

  @Test
  void whatTheDatabaseCannotStoreSpoilsNoOther() throws Exception {
    Told ann = Told.in(node.log(), "ann");
    Told bob = told("bob");
    Told eve = Told.in(node.log(), "eve");
    Future<Append> good;
    Future<Append> bad;
    Future<Append> alsoGood;
    try (var held = new Held()) {
      good = held.next(ann, said(NOON, "k", "hm"));
      bad = held.next(bob, new Started(NOON, SITE, bob.id().visitor(), "\0", "/", "Hello!"));
      alsoGood = held.next(eve, said(NOON, "k", "hm"));
    }

    assertThat(good.get()).isEqualTo(new Append.Appended(2));
    assertThat(alsoGood.get()).isEqualTo(new Append.Appended(2));
    assertThatThrownBy(bad::get).hasCauseInstanceOf(LogUnavailable.class);
    assertThat(node.log().read(bob.id(), 0, 10)).isEmpty();
  }

  @Test
  void whatLosesItsConnectionBeforeTheCommitIsWrittenOnAnother() throws Exception {
    Told ann = Told.in(node.log(), "ann");
    var held = new Held();
    Future<Append> next;
    try (held) {
      next = held.next(ann, said(NOON, "k", "hm"));
      endWhoWaits();
    }

    held.written();
    assertThat(next.get()).isEqualTo(new Append.Appended(2));
    assertThat(node.log().read(conversation("held"), 0, 10)).hasSize(2);
  }

  private void endWhoWaits() throws SQLException {
    try (var connection = DriverManager.getConnection(settings.url());
        var statement = connection.createStatement()) {
      statement.execute("""
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'
          """);
    }
  }

  @Test
  void whoWaitsWhenTheDatabaseGoesIsToldAndNothingWasWritten() throws Exception {
    Told ann = Told.in(node.log(), "ann");
    Told bob = Told.in(node.log(), "bob");
    List<Future<Append>> asked;
    var held = new Held();
    try (held) {
      asked = List.of(held.next(ann, said(NOON, "k", "hm")), held.next(bob, said(NOON, "k", "hm")));
      admit(false);
    }

    assertThatThrownBy(held::written).hasCauseInstanceOf(LogUnavailable.class);
    for (Future<Append> one : asked) {
      assertThatThrownBy(one::get).hasCauseInstanceOf(LogUnavailable.class);
    }
    admit(true);
    ann.then(said(NOON, "k", "hm"));
    assertThat(node.log().read(ann.id(), 0, 10)).hasSize(2);
    assertThat(node.log().read(bob.id(), 0, 10)).hasSize(1);
  }

  private void admit(boolean admitted) throws SQLException {
    String name = settings.url().replaceAll("\\?.*", "").replaceAll(".*/", "");
    try (var connection =
            DriverManager.getConnection(settings.url().replace("/" + name, "/postgres"));
        var statement = connection.createStatement()) {
      statement.execute("alter database " + name + " allow_connections " + admitted);
      if (!admitted) {
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + name + "'");
      }
    }
  }

  @Test
  void twoNodesThatWriteTheSameConversationsDoNotWaitInACircle() throws Exception {
    node.slots().enroll(MARIA, 1_000);
    node.slots().enroll(TOM, 1_000);
    int conversations = 24;
    try (var other = PostgresBackend.open(settings, () -> "era", Workload.PLAIN, Tellers.PLAIN)) {
      IntStream.range(0, conversations).forEach(i -> Told.in(node.log(), "v" + i));
      var asked = new ArrayList<Future<?>>();
      for (int i = 0; i < conversations; i++) {
        ConversationId id = conversation("v" + i);
        asked.add(threads.submit(() -> repeat(new Told(node.log(), id), "n")));
        asked.add(threads.submit(() -> repeat(new Told(other.log(), id), "o")));
      }
      for (Future<?> one : asked) {
        one.get();
      }
    }

    for (int i = 0; i < conversations; i++) {
      assertThat(node.log().read(conversation("v" + i), 0, 100).stream().map(Recorded::seq))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 41).mapToObj(Long::valueOf).toList());
    }
  }

  private static void repeat(Told told, String name) {
    for (int k = 0; k < 20; k++) {
      while (!(told.readAgain().tryTo(null, said(NOON, name + k, "hm"))
          instanceof Append.Appended)) {
        Thread.onSpinWait();
      }
    }
  }
}
