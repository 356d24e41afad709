package dev.firsthand.bench.load;

import dev.firsthand.bot.Faq;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.lab.LabDesk;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.store.Database;
import dev.firsthand.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The threshold lab over a past in the database, as the page asks for it: 10,000 turns, and a long past. Reading,
 * judging twice, the curve and the waits are in it; the server and the network are not.
 */
final class ReplayScenario implements Scenario {

  static final int SHORT = 10_000;

  private static final SiteKey SITE = new SiteKey("bench");
  private static final Instant END = Instant.parse("2026-03-06T18:00:00Z");
  private static final int DAYS = 90;
  private static final int TURNS_OF_A_CHAT = 4;
  private static final int BATCH = 20_000;
  private static final Policy BOLDER = new Policy(0.55, 0.4, 0.1, 1, 1);

  private final int turns;

  ReplayScenario(int turns) {
    this.turns = turns;
  }

  @Override
  public boolean concerns(Variant variant) {
    return variant == Variant.SQLITE;
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    Path data = Files.createTempDirectory("firsthand-replay");
    try (var database = Database.open(
        new DatabaseSettings.Sqlite(
            data.resolve("firsthand.db"), DatabaseSettings.Durability.NORMAL),
        () -> "bench")) {
      fill(database, SHORT, 0);
      measure(database, SHORT, round, results);
      fill(database, turns - SHORT, SHORT);
      measure(database, turns, round, results);
    } finally {
      delete(data);
    }
  }

  private static void measure(Database database, int turns, int round, Results results) {
    var desk = new LabDesk(
        database.jdbi(),
        site -> new PolicyVersion(1, Policy.defaults()),
        site -> Faq.empty(),
        new RoutingRules(Duration.ofMinutes(1)),
        site -> ZoneOffset.UTC);
    long begun = System.nanoTime();
    int played = desk.play(SITE, DAYS, END, BOLDER);
    double seconds = (System.nanoTime() - begun) / 1e9;
    results.add(new Row(
        "replay",
        Variant.SQLITE,
        round,
        List.of(
            Figure.count("turns", "turns", turns),
            Figure.count("played", "played", played),
            Figure.of("seconds", "s", seconds, 2),
            Figure.of("turnsASecond", "turns/s", played / seconds, 0))));
  }

  private static void fill(Database database, int turns, int after) {
    var random = new Random(after);
    for (int done = 0; done < turns; done += BATCH) {
      int from = after + done;
      int to = after + Math.min(turns, done + BATCH);
      database.jdbi().useTransaction(handle -> rows(handle, from, to, random));
    }
  }

  private static void rows(Handle handle, int from, int to, Random random) {
    var chats = handle.prepareBatch("""
        insert into conversation (key, id, number, site, state, epoch, seq, tail, priority, language,
          last_at)
        values (?, ?, 1, 'bench', 'CLOSED', 1, 9, 0, 0, 'en', ?)
        """);
    var turns = handle.prepareBatch("""
        insert into bot_turn (conversation, seq, question, site, at, language, verdict, reason, top,
          entry, prior, confidence, faq_version, policy_version, adjustment, model, helpful, evidence)
        values (?, ?, ?, 'bench', ?, 'en', ?, ?, 'e', null, ?, ?, 1, 1, 0, 'bench', ?, ?)
        """);
    for (int i = from; i < to; i++) {
      long chat = 1L + i / TURNS_OF_A_CHAT;
      int turn = i % TURNS_OF_A_CHAT;
      long at = END.minus(Duration.ofDays(DAYS)).toEpochMilli() + 1 + chat * 5;
      if (turn == 0) {
        chats.add(chat, "v" + chat + ".1", at);
      }
      double sure = random.nextDouble();
      String verdict = sure >= 0.7 ? "ANSWER" : sure >= 0.45 ? "ASK_BACK" : "ESCALATE";
      turns.add(
          chat,
          2 + 2L * turn,
          1 + 2L * turn,
          at + turn,
          verdict,
          verdict.equals("ESCALATE") ? "LOW_CONFIDENCE" : null,
          sure,
          sure,
          random.nextInt(6) == 0 ? random.nextInt(5) == 0 ? 0 : 1 : null,
          line(sure));
    }
    if (chats.size() > 0) {
      chats.execute();
    }
    turns.execute();
  }

  /** As {@code EvidenceLine} writes it. */
  private static String line(double sure) {
    return String.format(
        Locale.ROOT,
        "MESSAGE|1|%s,%s,%s|repeated=0.1,frustrated=0.05|0,0,0,0,0|NOT,NOT|",
        sure,
        (1 - sure) / 2,
        (1 - sure) / 4);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
