package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.store.Database;
import dev.firsthand.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPastTest {

  private static final String LOG = """
      select e.conversation, e.seq, e.at, e.kind, e.facts, e.words from event e order by e.id
      """;

  @TempDir
  Path data;

  @Test
  void theSameSeedMakesTheSamePastAndAnotherSeedAnother() throws Exception {
    made(data.resolve("a"), 7, 1);
    made(data.resolve("b"), 7, 1);
    made(data.resolve("c"), 8, 1);

    List<Map<String, Object>> log = rows(data.resolve("a"), LOG);
    assertThat(log).hasSizeGreaterThan(200).isEqualTo(rows(data.resolve("b"), LOG));
    assertThat(log).isNotEqualTo(rows(data.resolve("c"), LOG));
    String turns = "select * from bot_turn order by conversation, seq";
    assertThat(rows(data.resolve("a"), turns)).isEqualTo(rows(data.resolve("b"), turns));
  }

  @Test
  void aPastHasAllThatThePagesShowAndItsTruthIsTold() throws Exception {
    Map<String, @Nullable String> meant = made(data, 3, 4);

    List<String> kinds = rows(data, "select distinct kind from event").stream()
        .map(row -> String.valueOf(row.get("kind")))
        .toList();
    assertThat(kinds)
        .contains("visitorSaid", "botAnswered", "botAskedBack", "escalated", "accepted")
        .contains("agentReplied", "judged", "answerRated", "chose", "rated", "closedByAgent")
        .contains("nobodyThere", "messageLeft", "endedByVisitor", "promiseMade", "closedIdle");
    assertThat(rows(data, "select * from bot_turn where judgement is not null")).isNotEmpty();
    assertThat(rows(data, "select * from chat_rating"))
        .hasSameSizeAs(rows(data, "select * from event where kind = 'rated'"))
        .isNotEmpty();
    assertThat(rows(data, "select * from event where at > " + MadePast.END.toEpochMilli()))
        .isEmpty();
    assertThat(rows(data, "select * from visitor")).isNotEmpty();
    assertThat(meant).containsValue(null).containsValue("track-order");
    assertThat(rows(data, "select * from bot_turn where verdict = 'ANSWER'").stream()
            .filter(turn -> turn.get("entry").equals(meant.get(keyOf(turn)))))
        .as("most answers are what was meant")
        .hasSizeGreaterThan(20);
  }

  @Test
  void whereSomebodyHasChattedNothingIsMade() throws Exception {
    made(data, 3, 1);
    int before = rows(data, LOG).size();

    assertThat(made(data, 4, 1)).isEmpty();

    assertThat(rows(data, LOG)).hasSize(before);
  }

  private static String keyOf(Map<String, Object> turn) {
    return turn.get("conversation") + "#" + turn.get("question");
  }

  /** What was meant, by the key of the conversation's row and the question's number. */
  private static Map<String, @Nullable String> made(Path data, long seed, int days)
      throws IOException {
    Map<String, @Nullable String> byId = MadePast.make(data, seed, days, 60);
    var keys = new HashMap<String, String>();
    rows(data, "select id, key from conversation")
        .forEach(row -> keys.put(row.get("id").toString(), row.get("key").toString()));
    var byKey = new HashMap<String, @Nullable String>();
    byId.forEach((id, entry) -> {
      int hash = id.indexOf('#');
      byKey.put(keys.get(id.substring(0, hash)) + id.substring(hash), entry);
    });
    return byKey;
  }

  private static List<Map<String, Object>> rows(Path data, String sql) {
    try (var database =
        Database.open(new DatabaseSettings.Sqlite(data.resolve("firsthand.db")), () -> "era")) {
      Jdbi jdbi = database.jdbi();
      return jdbi.withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }
  }
}
