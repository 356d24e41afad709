package dev.firsthand.store;

import org.jspecify.annotations.Nullable;

/** A stored event can't be read: this server is too old for it, or the row is damaged. */
public final class UnreadableEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableEvent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
