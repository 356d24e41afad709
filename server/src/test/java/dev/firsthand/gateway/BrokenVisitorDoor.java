package dev.firsthand.gateway;

import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import java.util.Optional;

/** Lets all in, and breaks as soon as it has to look somebody up. */
class BrokenVisitorDoor implements VisitorDoor {
  @Override
  public boolean mayConnect(String origin) {
    return true;
  }

  @Override
  public boolean mayConnect(SiteKey site, String origin) {
    return true;
  }

  @Override
  public boolean exists(SiteKey site) {
    return true;
  }

  @Override
  public boolean isBlocked(VisitorId visitor) {
    return false;
  }

  @Override
  public Optional<VisitorId> find(SiteKey site, String token) {
    throw new AssertionError("broken");
  }

  @Override
  public Newcomer welcome(SiteKey site) {
    throw new AssertionError("broken");
  }

  @Override
  public Optional<Vouched> vouched(SiteKey site, String token, Instant now) {
    return Optional.empty();
  }

  @Override
  public Optional<Attachment> send(VisitorId visitor, String file) {
    return Optional.empty();
  }

  @Override
  public void seen(SiteKey site, VisitorId visitor, String language, String page) {}
}
