package dev.firsthand.push;

import dev.firsthand.conversation.AgentId;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A browser that an agent wants to be called on.
 *
 * @param id follows from the endpoint, and is no secret
 * @param session the sign-in with which it ends
 * @param endpoint the address at its push service; whoever knows it can call there
 * @param auth the secret that it shares with us alone, in base64url
 * @param quiet when it is not to be called; null for never
 * @param restsUntil until when its push service wants to be left alone; null for now
 */
record Device(
    String id,
    String session,
    AgentId agent,
    URI endpoint,
    ECPublicKey key,
    String auth,
    @Nullable Quiet quiet,
    Instant madeAt,
    @Nullable Instant restsUntil) {

  /** Hours of the day, by the browser's zone; those that end before they begin go over midnight. */
  record Quiet(LocalTime from, LocalTime to, ZoneId zone) {
    boolean holdsAt(Instant now) {
      LocalTime time = now.atZone(zone).toLocalTime();
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
    }
  }

  /** Whether it may be called now. */
  boolean mayBeCalled(Instant now) {
    return (quiet == null || !quiet.holdsAt(now))
        && (restsUntil == null || !now.isBefore(restsUntil));
  }

  /** Neither the endpoint nor the secret: both let others call here. */
  @Override
  public String toString() {
    return "Device[" + id + "]";
  }
}
