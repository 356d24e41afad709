package dev.firsthand.conversation;

/** Names a team of agents. */
public record TeamId(String value) {

  public TeamId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("A TeamId has 1 to 64 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
