package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/** What the house found when an agent wanted to give a gesture. */
public sealed interface Giveable {

  /**
   * The gesture as it stands, with a code that was free when it was looked at. The log claims it, or
   * refuses.
   *
   * @param version number of the gesture's last change
   * @param name as agents and admins know it
   * @param text as the visitor reads it, the code filled in
   * @param code what the visitor redeems; null if there is nothing to redeem
   * @param pooled whether the code is one of a pool, and nobody else may ever have it
   */
  record Gift(
      GestureId gesture,
      long version,
      String name,
      String text,
      @Nullable String code,
      boolean pooled,
      Worth worth)
      implements Giveable {}

  /** There is nothing to give, and why. */
  record Nothing(Refusal why) implements Giveable {}
}
