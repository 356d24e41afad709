package dev.firsthand.protocol;

import java.util.Optional;

/**
 * Why the server closed a socket. 4000 to 4499: come back (with jitter); 4500 to 4999: do not,
 * until something else changes. Beside these, RFC 6455's own codes are used as it defines them.
 */
public enum CloseCode {
  @Doc("The server restarts or drains: come back, elsewhere if there is an elsewhere.")
  SERVICE_RESTART(1012),
  @Doc("Nothing was heard within the heartbeat's time.")
  HEARTBEAT_MISSED(4000),
  @Doc("The client read too slowly; resume from the last number that it has.")
  SLOW_CONSUMER(4008),
  @Doc("The store can't be reached; come back later.")
  UNAVAILABLE(4013),
  @Doc("No \"hello\" came within the time limit.")
  NO_HELLO(4100),
  @Doc("The session is over: sign in again.")
  SIGNED_OUT(4501),
  @Doc("Not allowed here.")
  FORBIDDEN(4503),
  @Doc("No site has this key.")
  UNKNOWN_SITE(4504),
  @Doc("Too many bad frames.")
  BAD_CLIENT(4508);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** Whether a client should connect again by itself. */
  public boolean comeBack() {
    return comeBack(number);
  }

  /** Whether a client should connect again by itself after a close with this number. */
  public static boolean comeBack(int number) {
    return number < 4500;
  }

  public static Optional<CloseCode> of(int number) {
    for (CloseCode code : values()) {
      if (code.number == number) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
