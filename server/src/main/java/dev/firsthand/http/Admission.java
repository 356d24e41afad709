package dev.firsthand.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The verdict on a WebSocket handshake. */
public sealed interface Admission {

  /**
   * The socket may open. {@code open} is called once, on the socket's event loop, when the upgrade
   * is done; the listener it returns hears everything that follows.
   *
   * @param subprotocol the chosen one of {@link Request#subprotocols()}, or null for none
   */
  record Accept(@Nullable String subprotocol, Function<Socket, SocketListener> open)
      implements Admission {}

  /** The socket may not open; the client gets {@code response} in place of the upgrade. */
  record Refuse(Response response) implements Admission {}
}
