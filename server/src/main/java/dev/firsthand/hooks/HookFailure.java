package dev.firsthand.hooks;

import org.jspecify.annotations.Nullable;

/** A bot behind a webhook gave no answer that can be used. Carries nothing that the bot wrote. */
public final class HookFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** There is no address or no secret. */
    NOT_SET_UP,
    /** As many calls of the bot's server are under way as are allowed. */
    BUSY,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The bot's certificate isn't trusted. */
    NOT_TRUSTED,
    /** No whole answer within the time limit. */
    TOO_SLOW,
    /** The bot sent us elsewhere. */
    REDIRECTED,
    /** A status other than 200. */
    BAD_STATUS,
    /** More than the largest answer. */
    TOO_LARGE,
    /** No JSON, or not in the form that is asked for. */
    BAD_ANSWER
  }

  private final Kind kind;
  private final @Nullable Integer status;
  private final @Nullable String advice;

  private HookFailure(Kind kind, @Nullable Integer status, @Nullable String advice) {
    super(
        "The webhook bot failed: " + kind + (status == null ? "" : " " + status),
        null,
        false,
        false);
    this.kind = kind;
    this.status = status;
    this.advice = advice;
  }

  static HookFailure of(Kind kind) {
    return new HookFailure(kind, null, null);
  }

  static HookFailure status(Kind kind, int status) {
    return new HookFailure(kind, status, null);
  }

  /** An answer in the wrong form; {@code advice} in our words says what is wrong with it. */
  static HookFailure badAnswer(String advice) {
    return new HookFailure(Kind.BAD_ANSWER, null, advice);
  }

  public Kind kind() {
    return kind;
  }

  /** The HTTP status that the bot answered; null where that isn't the point. */
  public @Nullable Integer status() {
    return status;
  }

  /** What to mend, in our words; null where the kind says it all. */
  public @Nullable String advice() {
    return advice;
  }
}
