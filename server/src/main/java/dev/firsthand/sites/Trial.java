package dev.firsthand.sites;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.PolicyVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A version that is tried on a share of a site's chats. Which chats, a keyed hash of their id decides, so
 * that each keeps its version on every node. Chats that began before it are none of them.
 *
 * @param against the version in force, which the others have
 * @param percent how many in a hundred chats are tried on
 * @param beginsAt a little after it was decided, so that every node knows of it by then
 */
public record Trial(
    SiteKey site,
    PolicyVersion tried,
    String name,
    String comment,
    long against,
    int percent,
    String key,
    Instant beginsAt,
    String author,
    List<TrialGuard> guards) {

  private static final String HASH = "HmacSHA256";
  private static final double PERCENT = 100;

  public Trial {
    guards = List.copyOf(guards);
  }

  /** How a trial ended. */
  public enum Ending {
    /** Somebody took the version for all chats. */
    TAKEN,
    /** Somebody took it back. */
    TAKEN_BACK,
    /** A guard took it back. */
    BROKEN
  }

  /**
   * A trial that is over.
   *
   * @param figures what it came to
   * @param broken the guard that took it back; null if somebody ended it
   */
  public record Ended(
      Trial trial,
      Instant endedAt,
      String endedBy,
      Ending ending,
      TrialFigures figures,
      TrialGuard.@Nullable Measure broken) {}

  /** Whether a chat is one of those that it is tried on. */
  boolean takes(Conversation conversation) {
    Instant began = conversation.facts().startedAt();
    return began != null && !began.isBefore(beginsAt) && takes(conversation.id());
  }

  /** Whether a chat of this id is, if it began since. */
  boolean takes(ConversationId id) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HASH));
      long bits = ByteBuffer.wrap(mac.doFinal(id.value().getBytes(StandardCharsets.UTF_8)))
          .getLong();
      return (bits >>> 11) * 0x1.0p-53 < percent / PERCENT;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HASH + ".", e);
    }
  }
}
