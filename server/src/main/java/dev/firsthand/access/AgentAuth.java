package dev.firsthand.access;

import dev.firsthand.http.Request;
import dev.firsthand.http.Response;

/**
 * Says whose WebSocket of an agent it will be: one of our own pages must ask, with a live session.
 * Thread-safe; blocks.
 */
public final class AgentAuth {

  /** The verdict on a handshake. */
  public sealed interface Verdict {
    /** The agent may come in. */
    record Welcome(StaffSession session) implements Verdict {}

    /** Nobody comes in; the browser gets {@code response}. */
    record Turned(Response response) implements Verdict {}
  }

  private final Guard guard;

  public AgentAuth(Guard guard) {
    this.guard = guard;
  }

  /** Judges the handshake by its {@code Origin} and its session. */
  public Verdict admit(Request handshake) {
    if (!SameOrigin.stated(handshake)) {
      return new Verdict.Turned(Guard.foreign());
    }
    return guard
        .session(handshake)
        .<Verdict>map(Verdict.Welcome::new)
        .orElseGet(() -> new Verdict.Turned(Guard.signedOut()));
  }
}
