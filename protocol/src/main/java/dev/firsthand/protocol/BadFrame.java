package dev.firsthand.protocol;

import org.jspecify.annotations.Nullable;

/** A frame that could not be read. Says what is wrong and how to mend it, never what it contained. */
public final class BadFrame extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String id;
  private final @Nullable String field;

  BadFrame(ErrorCode code, @Nullable String id, @Nullable String field, String message) {
    super(message, null, false, false);
    this.code = code;
    this.id = id;
    this.field = field;
  }

  public ErrorCode code() {
    return code;
  }

  /** The command's id, where one could be read. */
  public @Nullable String id() {
    return id;
  }

  /** The field at fault, where it is one field. */
  public @Nullable String field() {
    return field;
  }

  /** What is wrong and how to mend it. */
  public String advice() {
    return String.valueOf(getMessage());
  }
}
