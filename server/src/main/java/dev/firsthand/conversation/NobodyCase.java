package dev.firsthand.conversation;

/** Why nobody can take a conversation now; each is told to the visitor in its own words. */
public enum NobodyCase {
  ALL_BUSY,
  OUTSIDE_HOURS,
  NOBODY_SIGNED_IN,
  HOLIDAY
}
