package dev.firsthand.privacy;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.OldChats;
import dev.firsthand.engine.OldChats.Aged;
import dev.firsthand.engine.OldChats.Mark;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the words of chats that are older than their site keeps them: at night, some at a time. What it
 * erased twice, because it was stopped before it noted so, is erased as once. Thread-safe; blocks.
 */
public final class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  /** Chats of a site that are erased in one look. */
  static final int AT_ONCE = 200;

  private static final int NIGHT_BEGINS = 2;
  private static final int NIGHT_ENDS = 6;

  private final PrivacyDirectory privacies;
  private final OldChats chats;
  private final Consumer<ConversationId> erase;
  private final Function<SiteKey, ZoneId> zone;
  private final InstantSource clock;

  /**
   * One that has erased nothing yet.
   *
   * @param erase takes out of a chat what somebody said; may be called again for the same
   * @param zone where a site is
   */
  public Retention(
      PrivacyDirectory privacies,
      OldChats chats,
      Consumer<ConversationId> erase,
      Function<SiteKey, ZoneId> zone,
      InstantSource clock) {
    this.privacies = privacies;
    this.chats = chats;
    this.erase = erase;
    this.zone = zone;
    this.clock = clock;
  }

  /** What would be erased next if the site kept its chats like this. */
  Aged due(SiteKey site, SitePrivacy privacy) {
    return privacy
        .keptFrom(clock.instant())
        .map(from -> chats.count(site, privacies.erasedTo(site), from))
        .orElseGet(() -> new Aged(0, null));
  }

  /** Erases some of what is due, of each site where it is night. */
  public void look() {
    Instant now = clock.instant();
    for (SiteKey site : privacies.sites()) {
      int hour = now.atZone(zone.apply(site)).getHour();
      if (hour >= NIGHT_BEGINS && hour < NIGHT_ENDS) {
        privacies.of(site).keptFrom(now).ifPresent(from -> eraseSome(site, from));
      }
    }
  }

  private void eraseSome(SiteKey site, Instant before) {
    List<Mark> next = chats.next(site, privacies.erasedTo(site), before, AT_ONCE);
    if (!next.isEmpty()) {
      next.forEach(chat -> erase.accept(chat.conversation()));
      privacies.erased(site, next.getLast(), next.size());
      log.atInfo()
          .addKeyValue("site", site.value())
          .addKeyValue("chats", next.size())
          .log("privacy.erased");
    }
  }
}
