package dev.firsthand.store;

import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.DefinedGestures;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.store.Stories.Told;

/** The twin keeps the contract of gestures. */
final class InMemoryGesturesTest extends GestureContract {

  private final InMemoryLog twin = new InMemoryLog();

  @Override
  ConversationLog log() {
    return twin;
  }

  @Override
  DefinedGestures gestures() {
    return twin.gestures();
  }

  @Override
  void erase(Told told) {
    var codec = new EventCodec();
    twin.erase(
        told.id(),
        twin.read(told.id(), 0, Integer.MAX_VALUE).stream()
            .map(recorded -> codec.encode(recorded.event()))
            .map(row -> new StoredEvent(row.kind(), row.version(), row.at(), row.facts(), null))
            .map(codec::decode)
            .toList());
  }
}
