package dev.firsthand.rest;

import org.jspecify.annotations.Nullable;

/** What a client sent can't be taken: which field is at fault, and how to mend it. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final @Nullable String limit;
  private final String advice;

  /** Without a field where the whole body is at fault. */
  public BadInput(@Nullable String field, String advice) {
    this(field, null, advice);
  }

  private BadInput(@Nullable String field, @Nullable String limit, String advice) {
    super(advice, null, false, false);
    this.field = field;
    this.limit = limit;
    this.advice = advice;
  }

  /** What was sent is in order, but there is no room for more; {@code code} names the limit. */
  public static BadInput full(String code, String advice) {
    return new BadInput(null, code, advice);
  }

  /** The field at fault, or null for the body as a whole. */
  public @Nullable String field() {
    return field;
  }

  /** The code of the limit that is reached, or null. */
  public @Nullable String limit() {
    return limit;
  }

  /** What is wrong and how to mend it, for people. */
  public String advice() {
    return advice;
  }
}
