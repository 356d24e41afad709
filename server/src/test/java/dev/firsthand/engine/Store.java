package dev.firsthand.engine;

import dev.firsthand.gestures.GesturesInTables;
import dev.firsthand.store.Database;
import dev.firsthand.store.DatabaseSettings;
import dev.firsthand.store.DatabaseSettings.Durability;
import java.nio.file.Path;

/** Where a random house keeps its logs and its agents' slots. */
public interface Store extends AutoCloseable {

  ConversationLog log();

  AgentSlots slots();

  DefinedGestures gestures();

  NoteMentions mentions();

  @Override
  void close();

  /** Makes a store for one story, empty. */
  @FunctionalInterface
  interface Source {
    Store open();
  }

  /** The simplest one that keeps the contract. */
  static Store inMemory() {
    var log = new InMemoryLog();
    return new Store() {
      @Override
      public ConversationLog log() {
        return log;
      }

      @Override
      public AgentSlots slots() {
        return log;
      }

      @Override
      public DefinedGestures gestures() {
        return log.gestures();
      }

      @Override
      public NoteMentions mentions() {
        return log.mentions();
      }

      @Override
      public void close() {}
    };
  }

  /**
   * The product's own, over SQLite in a file.
   *
   * @param file is made if it is not there
   * @param durability what a power cut may lose; of a killed process nothing is lost either way
   */
  static Store sqlite(Path file, Durability durability) {
    var database = Database.open(new DatabaseSettings.Sqlite(file, durability), () -> "era-1");
    var gestures = new GesturesInTables(database.jdbi());
    ConversationLog log = WaitedForLog.of(database.log());
    return new Store() {
      @Override
      public ConversationLog log() {
        return log;
      }

      @Override
      public AgentSlots slots() {
        return database.slots();
      }

      @Override
      public DefinedGestures gestures() {
        return gestures;
      }

      @Override
      public NoteMentions mentions() {
        return database.mentions();
      }

      @Override
      public void close() {
        database.close();
      }
    };
  }
}
