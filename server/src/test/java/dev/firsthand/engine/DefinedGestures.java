package dev.firsthand.engine;

import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Worth;
import java.util.List;

/** Gestures that a test defines, whatever they are kept in. */
public interface DefinedGestures extends Gestures {

  /**
   * Defines a gesture, or changes it.
   *
   * @param codes those of its pool; without any, there is nothing to redeem
   */
  void define(GestureId id, GestureClaim.Terms terms, Worth worth, List<String> codes);
}
