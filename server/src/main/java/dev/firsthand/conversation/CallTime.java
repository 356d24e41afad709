package dev.firsthand.conversation;

/** When a visitor would like to be called back. */
public enum CallTime {
  SOON,
  MORNING,
  AFTERNOON,
  /** As they wrote. */
  OTHER
}
