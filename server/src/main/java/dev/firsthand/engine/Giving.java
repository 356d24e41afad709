package dev.firsthand.engine;

import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;

/**
 * Gives gestures: looks for a free code, and lets the log claim it with the append. Choose by
 * looking, claim by database, like offers.
 */
public final class Giving {

  /** Codes lost to others in a row after which the agent is asked to try again. */
  private static final int MOST_TRIES = 20;

  private final ConversationEngine engine;
  private final Gestures gestures;

  public Giving(ConversationEngine engine, Gestures gestures) {
    this.engine = engine;
    this.gestures = gestures;
  }

  /**
   * Gives a gesture as the agent saw it. Blocks.
   *
   * @param version of the gesture that the agent saw; another one is refused
   * @throws LogUnavailable if the database fails
   */
  public Submission give(
      ConversationId id,
      AgentProfile who,
      String key,
      long epoch,
      GestureId gesture,
      long version) {
    SiteKey site = engine.load(id).facts().site();
    Submission last = new Submission.Refused(Refusal.UNKNOWN_CONVERSATION);
    for (int tries = 0; site != null && tries < MOST_TRIES; tries++) {
      Giveable found = asSeen(gestures.find(gesture, site, spread(key, tries)), version);
      last = engine
          .submit(id, new ConversationCommand.GiveGesture(who, key, epoch, gesture, found))
          .join();
      if (!last.equals(new Submission.Refused(Refusal.CODE_TAKEN))) {
        return last;
      }
    }
    return last;
  }

  private static Giveable asSeen(Giveable found, long version) {
    return found instanceof Giveable.Gift gift && gift.version() != version
        ? new Giveable.Nothing(Refusal.GESTURE_CHANGED)
        : found;
  }

  private static int spread(String key, int tries) {
    return Math.floorMod(key.hashCode() + 7919 * tries, 1_000_003);
  }
}
