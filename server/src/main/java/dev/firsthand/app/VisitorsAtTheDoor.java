package dev.firsthand.app;

import dev.firsthand.access.VisitorAuth;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.files.FileStore;
import dev.firsthand.gateway.VisitorDoor;
import dev.firsthand.sites.SiteDirectory;
import dev.firsthand.visitors.VisitorBlocks;
import dev.firsthand.visitors.VisitorKeys;
import dev.firsthand.visitors.VisitorTokenCodec;
import dev.firsthand.visitors.Visitors;
import java.time.Instant;
import java.util.Optional;

/** The visitors' door, kept by the sites and the visitors' tokens. */
final class VisitorsAtTheDoor implements VisitorDoor {

  private final SiteDirectory sites;
  private final VisitorAuth auth;
  private final Visitors visitors;
  private final VisitorKeys keys;
  private final VisitorBlocks blocks;
  private final FileStore files;

  VisitorsAtTheDoor(
      SiteDirectory sites,
      VisitorAuth auth,
      Visitors visitors,
      VisitorKeys keys,
      VisitorBlocks blocks,
      FileStore files) {
    this.keys = keys;
    this.blocks = blocks;
    this.files = files;
    this.sites = sites;
    this.auth = auth;
    this.visitors = visitors;
  }

  @Override
  public boolean mayConnect(String origin) {
    return sites.allows(origin);
  }

  @Override
  public boolean mayConnect(SiteKey site, String origin) {
    return sites.find(site).filter(found -> found.allows(origin)).isPresent();
  }

  @Override
  public boolean exists(SiteKey site) {
    return sites.exists(site);
  }

  @Override
  public Optional<VisitorId> find(SiteKey site, String token) {
    return auth.find(site, token);
  }

  @Override
  public Newcomer welcome(SiteKey site) {
    VisitorAuth.NewVisitor visitor = auth.newVisitor(site);
    return new Newcomer(visitor.id(), visitor.token());
  }

  @Override
  public Optional<Vouched> vouched(SiteKey site, String token, Instant now) {
    return VisitorTokenCodec.read(token, keys.of(site), site, now)
        .map(who -> new Vouched(who.name(), who.email(), who.attributes()));
  }

  @Override
  public boolean isBlocked(VisitorId visitor) {
    return blocks.isBlocked(visitor);
  }

  @Override
  public Optional<Attachment> send(VisitorId visitor, String file) {
    return files.send(visitor, null, file);
  }

  @Override
  public void seen(SiteKey site, VisitorId visitor, String language, String page) {
    visitors.seen(visitor, site, language, page);
  }
}
