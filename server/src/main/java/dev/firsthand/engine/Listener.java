package dev.firsthand.engine;

/** Hears of every step. Called in the conversation's lane, in order; must be quick and not throw. */
@FunctionalInterface
public interface Listener {
  void heard(Announcement announcement);
}
