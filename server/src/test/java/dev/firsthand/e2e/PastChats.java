package dev.firsthand.e2e;

import dev.firsthand.app.TestHouse;
import dev.firsthand.store.Database;
import dev.firsthand.store.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** A furnished site with a past to look at. */
final class PastChats {

  private static final int CHATS = 400;

  private PastChats() {}

  static void furnish(Path data) {
    TestHouse.furnish(data);
    write(data, PastChats::fill);
  }

  interface Writing {
    void in(Handle handle);
  }

  /** Writes into the database, also beside a server that runs. */
  static void write(Path data, Writing writing) {
    var file = new DatabaseSettings.Sqlite(
        data.resolve("firsthand.db"), DatabaseSettings.Durability.NORMAL);
    try (var database = Database.open(file, () -> "lab")) {
      database.jdbi().useTransaction(writing::in);
    }
  }

  /** One question in each chat, from 1 to 100 % sure, in the last days; each fifth has a thumb. */
  private static void fill(Handle handle) {
    Instant first = Instant.now().minus(Duration.ofDays(10));
    for (int i = 1; i <= CHATS; i++) {
      double sure = (i % 100 + 1) / 100.0;
      long moment = first.plus(Duration.ofMinutes(30L * i)).toEpochMilli();
      handle.execute(
          "insert into conversation (key, id, number, site, state, epoch, seq, tail, priority,"
              + " language, last_at) values (?, ?, 1, ?, 'CLOSED', 1, 9, 0, 0, 'en', ?)",
          i,
          "past" + i + ".1",
          TestHouse.SITE,
          moment);
      handle.execute(
          "insert into bot_turn (conversation, seq, question, site, at, language, verdict, reason,"
              + " top, entry, prior, confidence, faq_version, policy_version, adjustment, model,"
              + " helpful, evidence) values (?, 2, 1, ?, ?, ?, ?, null, 'warranty', null, ?, ?, 1,"
              + " 0, 0, 'lexical', ?, ?)",
          i,
          TestHouse.SITE,
          moment,
          i % 7 == 0 ? "de" : "en",
          sure >= 0.7 ? "ANSWER" : "REPHRASE",
          sure,
          sure,
          i % 5 == 0 && sure >= 0.7 ? 1 : null,
          "MESSAGE|1|" + sure + "||0,0,0,0,0|NOT,NOT|");
    }
  }
}
