package dev.firsthand.app;

/** Another server works on the same data; the message says which folder and what to do. */
final class DataInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataInUse(String message) {
    super(message, null, false, false);
  }
}
