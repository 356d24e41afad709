package dev.firsthand.http;

/** What admits or refuses the WebSockets of a route. Runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface SocketEndpoint {

  /**
   * Decides on {@code handshake}, before the upgrade. The handshake is well-formed, but nobody has
   * looked at its {@code Origin} yet: that is the endpoint's to judge.
   *
   * @throws Exception if it can't; the client gets 500 with a reference number, the log the rest
   */
  Admission admit(Request handshake) throws Exception;
}
