package dev.firsthand.protocol.client;

import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.time.Duration;

/** What a visitor's client wants done. */
sealed interface Output {

  record Connect(long link) implements Output {}

  record Send(long link, VisitorCommand command) implements Output {}

  record HangUp(long link) implements Output {}

  /** Wants {@link Input.Woken} after {@code in}. */
  record Wake(long link, Input.Alarm alarm, Duration in) implements Output {}

  /** The next event of the conversation: in order, each once. */
  record Deliver(VisitorFrame.Event event) implements Output {}

  /** Something else that the server told. */
  record Tell(VisitorFrame frame) implements Output {}

  record Answered(String key, ServerFrame.Ok ok) implements Output {}

  record Declined(String key, ServerFrame.Refused refused) implements Output {}

  /** The client does not come back; what was not answered stays unanswered. */
  record Ended(int closeNumber) implements Output {}
}
