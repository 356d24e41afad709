package dev.firsthand.conversation;

/** Names a visitor; public, unlike the visitor's token. */
public record VisitorId(String value) {

  public VisitorId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("A VisitorId has 1 to 64 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
