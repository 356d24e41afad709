package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;

/** The twin keeps the contract; a restart finds the same twin. */
final class InMemoryLogTest extends ConversationLogContract {

  private InMemoryLog twin = new InMemoryLog();

  @Override
  void empty() {
    twin = new InMemoryLog();
  }

  @Override
  ConversationLog log() {
    return twin;
  }

  @Override
  AgentSlots slots() {
    return twin;
  }

  @Override
  SeenMarks marks() {
    return twin;
  }

  @Override
  BotTurns turns() {
    return twin.turns();
  }

  @Override
  NoteMentions mentions() {
    return twin.mentions();
  }

  @Override
  Promises promises() {
    return twin.promises();
  }

  @Override
  void restart() {}

  @Override
  void erase(ConversationId id) {
    var codec = new EventCodec();
    twin.erase(
        id,
        twin.read(id, 0, Integer.MAX_VALUE).stream()
            .map(recorded -> codec.encode(recorded.event()))
            .map(row -> new StoredEvent(row.kind(), row.version(), row.at(), row.facts(), null))
            .map(codec::decode)
            .toList());
  }
}
