package dev.firsthand.http;

import java.util.Optional;

/**
 * A socket that sends back what it gets, text and binary, for conformance suites: the same pipeline
 * as every other, open to this machine only.
 */
public final class EchoEndpoint implements SocketEndpoint {

  /** Makes the endpoint; it is up to the wiring whether it has a route. */
  public EchoEndpoint() {}

  @Override
  public Admission admit(Request handshake) {
    var forwarded = handshake.header("X-Forwarded-For").isPresent();
    if (forwarded || !isLoopback(handshake.client())) {
      return new Admission.Refuse(
          Response.problem(403, "LOOPBACK_ONLY", "The echo socket serves its own machine only."));
    }
    var subprotocol = Optional.of("echo").filter(handshake.subprotocols()::contains);
    return new Admission.Accept(subprotocol.orElse(null), Echo::new);
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }

  /** Reads no faster than the peer takes its echoes. */
  private record Echo(Socket socket) implements SocketListener {

    @Override
    public void onText(String text) {
      socket.send(text);
      pauseIfFull();
    }

    @Override
    public boolean takesBinary() {
      return true;
    }

    @Override
    public void onBinary(byte[] bytes) {
      socket.sendBinary(bytes);
      pauseIfFull();
    }

    @Override
    public void onWritable() {
      socket.resumeReading();
    }

    @Override
    public void onClosed(int code) {}

    private void pauseIfFull() {
      if (!socket.writable()) {
        socket.pauseReading();
      }
    }
  }
}
