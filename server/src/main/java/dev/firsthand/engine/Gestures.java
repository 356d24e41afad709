package dev.firsthand.engine;

import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.SiteKey;

/** The gestures that admins defined. Thread-safe; may block; throws {@link LogUnavailable}. */
public interface Gestures {

  /**
   * What could be given of a gesture now. Nothing is claimed by looking.
   *
   * @param spread which of the free codes of a pool, 0 or more; those who look at the same time
   *     get in each other's way less if they name different numbers
   */
  Giveable find(GestureId gesture, SiteKey site, int spread);
}
