package dev.firsthand.protocol.client;

import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;

/**
 * What can happen to a visitor's client. A {@code link} numbers the attempts to connect: what comes
 * late from an older one is not heard.
 */
sealed interface Input {

  /** Begins to connect. */
  record Start() implements Input {}

  /** Something that must be answered, however long that takes. */
  record Submit(VisitorCommand.Keyed command) implements Input {}

  /** Something that may be lost: typing, seen. */
  record Mention(VisitorCommand command) implements Input {}

  record Opened(long link) implements Input {}

  record Heard(long link, VisitorFrame frame) implements Input {}

  /** The server said something that is no frame for us, but it is there. */
  record SignOfLife(long link) implements Input {}

  /** The socket ended; 1006 where no number was given. */
  record Lost(long link, int closeNumber) implements Input {}

  record Woken(long link, Alarm alarm) implements Input {}

  /** The user of the client is done. */
  record Stop() implements Input {}

  /** What an alarm is for. */
  enum Alarm {
    CONNECT,
    WELCOME_DUE,
    BEAT,
    SEND_AGAIN
  }
}
