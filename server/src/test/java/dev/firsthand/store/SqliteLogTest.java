package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite keeps the contract. */
final class SqliteLogTest extends ConversationLogContract {

  @TempDir
  Path folder;

  private Database database;

  @Override
  void empty() {
    open("first");
  }

  private void open(String era) {
    database =
        Database.open(new DatabaseSettings.Sqlite(folder.resolve("data/chat.db")), () -> era);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Override
  ConversationLog log() {
    return database.log();
  }

  @Override
  AgentSlots slots() {
    return database.slots();
  }

  @Override
  SeenMarks marks() {
    return database.marks();
  }

  @Override
  BotTurns turns() {
    return database.turns();
  }

  @Override
  NoteMentions mentions() {
    return database.mentions();
  }

  @Override
  Promises promises() {
    return database.promises();
  }

  @Override
  void restart() {
    database.close();
    open("second");
  }

  @Override
  void erase(ConversationId id) {
    database.eraseWords(id);
  }

  @Test
  void wordsThatAnOlderVersionKeptApartAreReadAndErased() {
    Stories.Told told = Stories.Told.in(log(), "ann")
        .then(Stories.said(Stories.NOON, "k1", "Hello?"), Stories.said(Stories.NOON, "k2", "Hi?"));
    var before = log().read(told.id(), 0, 10);
    database.jdbi().useTransaction(handle -> {
      handle.execute(
          "insert into message_body select id, words from event where words is not null");
      handle.execute("update event set words = null");
    });
    told.then(Stories.said(Stories.NOON, "k3", "Anybody?"));

    assertThat(log().read(told.id(), 0, 3)).isEqualTo(before).hasSize(3);
    assertThat(wordsIn("message_body")).as("the page, and what was said").isEqualTo(3);
    assertThat(wordsIn("event")).isEqualTo(1);
    erase(told.id());
    assertThat(wordsIn("message_body")).isZero();
    assertThat(wordsIn("event")).isZero();
    assertThat(log().read(told.id(), 0, 10)).hasSize(4);
  }

  private int wordsIn(String table) {
    return database
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select count(words) from " + table)
            .mapTo(Integer.class)
            .one());
  }
}
