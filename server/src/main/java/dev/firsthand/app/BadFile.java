package dev.firsthand.app;

/** A file given on the command line can't be used; the message says which line and why. */
final class BadFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadFile(String message) {
    super(message, null, false, false);
  }
}
