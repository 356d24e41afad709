package dev.firsthand.conversation;

import java.util.regex.Pattern;

/**
 * Names one conversation by its visitor and a number, so that two tabs that start at once meet in
 * one log.
 */
public record ConversationId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}\\.[1-9][0-9]{0,17}");

  public ConversationId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A ConversationId is VISITOR.NUMBER.");
    }
  }

  /** The {@code number}th conversation of a visitor, from 1. */
  public static ConversationId of(VisitorId visitor, long number) {
    return new ConversationId(visitor.value() + "." + number);
  }

  /** The visitor whose conversation it is. */
  public VisitorId visitor() {
    return new VisitorId(value.substring(0, dot()));
  }

  /** Which of the visitor's conversations it is, from 1. */
  public long number() {
    return Long.parseLong(value.substring(dot() + 1));
  }

  private int dot() {
    return value.lastIndexOf('.');
  }

  @Override
  public String toString() {
    return value;
  }
}
