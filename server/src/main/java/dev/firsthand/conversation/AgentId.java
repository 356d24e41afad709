package dev.firsthand.conversation;

/** Names an agent. */
public record AgentId(String value) {

  public AgentId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("An AgentId has 1 to 64 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
