package dev.firsthand.store;

import org.jspecify.annotations.Nullable;

/** The database can't be used; the message says which one, why, and how to mend it. */
public final class DatabaseUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnusable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
