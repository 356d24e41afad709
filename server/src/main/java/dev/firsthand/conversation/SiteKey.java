package dev.firsthand.conversation;

/** Names a site; public, as in the embed tag. */
public record SiteKey(String value) {

  public SiteKey {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("A SiteKey has 1 to 64 characters.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
