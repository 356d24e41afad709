package dev.firsthand.engine;

/** The database can't be reached or refused to work; nothing was changed. */
public final class LogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
