package dev.firsthand.conversation;

/** Names a goodwill gesture that an admin defined. */
public record GestureId(String value) {

  public GestureId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("A GestureId has 1 to 64 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
