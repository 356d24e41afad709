package dev.firsthand.engine;

import java.time.Duration;

/** Runs something later. What it runs must be quick. */
@FunctionalInterface
public interface Timer {
  void after(Duration delay, Runnable task);
}
