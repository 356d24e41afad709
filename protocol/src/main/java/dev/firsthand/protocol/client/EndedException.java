package dev.firsthand.protocol.client;

/** The client ended before the command was answered; whether it was carried out is not known. */
public final class EndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EndedException() {
    super("The client ended before the server answered.");
  }
}
