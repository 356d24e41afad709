package dev.firsthand.past;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.Submission;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all who play share: time, chance, words, and the engine that they play before. Confined to one
 * thread.
 */
final class Stage {

  final VirtualTime time;
  final Dice dice;
  final Script script;
  private final ConversationEngine engine;
  private long keys;

  Stage(VirtualTime time, Dice dice, Script script, ConversationEngine engine) {
    this.time = time;
    this.dice = dice;
    this.script = script;
    this.engine = engine;
  }

  String key() {
    return "past-" + keys++;
  }

  /** The number that the command got; null if it was refused. */
  @Nullable
  Long does(ConversationId id, ConversationCommand command) {
    return engine.submit(id, command).join() instanceof Submission.Done done ? done.seq() : null;
  }

  Conversation now(ConversationId id) {
    return engine.load(id);
  }

  boolean isOver(ConversationId id) {
    return engine.isOver(id);
  }

  void later(Duration delay, Runnable act) {
    time.after(delay, act);
  }
}
