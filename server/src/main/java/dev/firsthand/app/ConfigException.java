package dev.firsthand.app;

/** A setting can't be used; the message names it and says how to mend it. */
final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message, null, false, false);
  }
}
