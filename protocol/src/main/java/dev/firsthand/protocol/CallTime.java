package dev.firsthand.protocol;

/** When a visitor would like to be called back. */
@Doc("When a visitor would like to be called back.")
public enum CallTime {
  @Doc("As soon as possible.")
  SOON,
  @Doc("In the morning.")
  MORNING,
  @Doc("In the afternoon.")
  AFTERNOON,
  @Doc("As the note says.")
  OTHER
}
