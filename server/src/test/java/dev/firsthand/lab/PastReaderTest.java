package dev.firsthand.lab;

import static dev.firsthand.lab.MadeChats.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.RoomDatabase;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.lab.PastReader.Period;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The past of one of two sites whose chats are mixed, in both databases. */
class PastReaderTest {

  private static final Period DAY =
      new Period(new SiteKey("shop"), MONDAY, MONDAY.plus(Duration.ofDays(1)));

  @Nested
  class OnSqlite extends Contract {

    OnSqlite() {
      super(
          RoomDatabase.sqlite(),
          "insert into conversation (key, id, number, site, state, epoch, seq, priority, language,"
              + " last_at, tail) values (?, ?, 1, ?, 'CLOSED', 1, 9, 0, 'en', ?, 0)");
    }
  }

  @Nested
  class OnPostgresql extends Contract {

    OnPostgresql() {
      super(
          RoomDatabase.postgresql(),
          "insert into conversation (key, id, number, site, state, epoch, seq, priority, language,"
              + " last_at) overriding system value values (?, ?, 1, ?, 'CLOSED', 1, 9, 0, 'en', ?)");
    }
  }

  abstract static class Contract {

    private final RoomDatabase database;

    /** @param chat inserts a conversation of a key, an id, a site and the moment of its last words */
    Contract(RoomDatabase database, String chat) {
      this.database = database;
      database.jdbi().useHandle(handle -> {
        for (int number = 1; number <= 60; number++) {
          String site = number % 3 == 0 ? "shop" : "other";
          long at = MONDAY.toEpochMilli() + number;
          handle.execute(chat, number, MadeChats.id(number).value(), site, at);
          if (number > 3 && number < 60) {
            turn(handle, number, site, 2, at);
            turn(handle, number, site, 4, at + 1);
          }
          aside(handle, number, site, 3, at);
        }
        turn(handle, 6, "shop", 8, MONDAY.toEpochMilli() - 1);
        aside(handle, 6, "shop", 9, DAY.until().toEpochMilli());
      });
    }

    private static void turn(Handle handle, int chat, String site, int seq, long at) {
      handle.execute(
          "insert into bot_turn (conversation, seq, question, site, at, language, verdict, reason,"
              + " top, entry, prior, confidence, faq_version, policy_version, adjustment, model,"
              + " evidence) values (?, ?, 1, ?, ?, 'en', 'ANSWER', null, 'e', 'e', 0.9, 0.9, 1, 1,"
              + " 0, 'lexical', ?)",
          chat,
          seq,
          site,
          at,
          MadeChats.line(0.9));
    }

    private static void aside(Handle handle, int chat, String site, int seq, long at) {
      handle.execute(
          "insert into passed_on (conversation, seq, site, at, reason, turn)"
              + " values (?, ?, ?, ?, 'VISITOR_ASKED', 0)",
          chat,
          seq,
          site,
          at);
    }

    @AfterEach
    void close() throws IOException {
      database.close();
    }

    private List<String> read(PastReader reader) {
      var read = new ArrayList<String>();
      reader.read(
          DAY,
          chat -> read.add(
              chat.id().value() + " " + chat.steps().stream().map(PastStep::seq).toList()));
      return read;
    }

    @Test
    void aPastReadAtOnceIsThatReadPageByPage() {
      List<String> atOnce = read(new PastReader(database.jdbi()));

      assertThat(read(new PastReader(database.jdbi(), 0, 7))).isEqualTo(atOnce);
      assertThat(atOnce)
          .hasSize(20)
          .startsWith(
              MadeChats.id(3).value() + " [3]",
              MadeChats.id(6).value() + " [2, 3, 4]",
              MadeChats.id(9).value() + " [2, 3, 4]")
          .endsWith(MadeChats.id(60).value() + " [3]");
      assertThat(new PastReader(database.jdbi()).size(DAY)).isEqualTo(new PastReader.Size(36, 0));
    }

    @Test
    void whoHasSeenEnoughIsReadNoMore() {
      for (PastReader reader :
          List.of(new PastReader(database.jdbi()), new PastReader(database.jdbi(), 0, 7))) {
        var seen = new ArrayList<PastChat>();
        reader.read(DAY, chat -> seen.add(chat) && seen.size() < 2);

        assertThat(seen).hasSize(2);
      }
    }
  }
}
