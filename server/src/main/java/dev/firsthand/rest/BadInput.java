package dev.firsthand.rest;

import org.jspecify.annotations.Nullable;

/** What a client sent can't be taken: which field is at fault, and how to mend it. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final String advice;

  /** Without a field where the whole body is at fault. */
  public BadInput(@Nullable String field, String advice) {
    super(advice, null, false, false);
    this.field = field;
    this.advice = advice;
  }

  /** The field at fault, or null for the body as a whole. */
  public @Nullable String field() {
    return field;
  }

  /** What is wrong and how to mend it, for people. */
  public String advice() {
    return advice;
  }
}
