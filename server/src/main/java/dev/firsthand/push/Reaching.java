package dev.firsthand.push;

import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Brings a call to devices; where a push service could not be reached, it tries twice more. Thread-safe. */
record Reaching(PushPost post, Executor executor, Timer timer) {

  private static final int TOPIC_LENGTH = 32;
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** What a device is told: no name, no word of what was said. */
  record Message(String is, String conversation) {}

  /**
   * Calls an agent's devices. Blocks for nobody.
   *
   * @param is what the call is about
   * @param keptFor how long the push service keeps it for a device that is not there
   * @param stillDue asked before another attempt; may block
   */
  void call(
      List<Device> devices,
      String is,
      ConversationId conversation,
      Duration keptFor,
      BooleanSupplier stillDue) {
    var call =
        new Call(new Message(is, conversation.value()), topic(conversation), keptFor, stillDue);
    devices.forEach(device -> executor.execute(() -> call(device, call, 1)));
  }

  private record Call(Message message, String topic, Duration keptFor, BooleanSupplier stillDue) {}

  private void call(Device device, Call call, int attempt) {
    try {
      var said = post.send(device, call.message(), call.topic(), call.keptFor());
      if (said instanceof PushClient.Said.Unreachable && attempt < MOST_ATTEMPTS) {
        timer.after(RETRY.multipliedBy(attempt), () -> {
          if (call.stillDue().getAsBoolean()) {
            call(device, call, attempt + 1);
          }
        });
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same of a conversation, without naming it to the push service. */
  private static String topic(ConversationId conversation) {
    return Tokens.hash(conversation.value()).substring(0, TOPIC_LENGTH);
  }
}
