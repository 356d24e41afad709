package dev.firsthand.protocol.client;

import dev.firsthand.protocol.Resume;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's client must keep to go on where it stood, in this process or another.
 *
 * @param token the visitor's secret, or null where none was given yet
 * @param resume where the client stood, or null where no conversation began yet
 */
public record Memory(@Nullable String token, @Nullable Resume resume) {

  /** Nothing is known: a new visitor begins. */
  public static final Memory NONE = new Memory(null, null);

  @Override
  public String toString() {
    return "Memory[token=" + (token == null ? "none" : "***") + ", resume=" + resume + "]";
  }
}
