package dev.firsthand.protocol.client;

import dev.firsthand.protocol.ServerFrame;

/** The server refused a command; sending it again does not help. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ServerFrame.Refused refused;

  RefusedException(ServerFrame.Refused refused) {
    super(refused.code() + ": " + refused.message());
    this.refused = refused;
  }

  /** The server's answer. */
  public ServerFrame.Refused refused() {
    return refused;
  }
}
