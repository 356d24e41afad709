package dev.firsthand.reports;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts all that comes, and keeps the last few of it. For one thread. */
final class Latest<T> {

  private final int most;
  private final Deque<T> kept = new ArrayDeque<>();
  private int all;

  /** @param most kept at once */
  Latest(int most) {
    this.most = most;
  }

  void add(T one) {
    all++;
    kept.addLast(one);
    if (kept.size() > most) {
      kept.removeFirst();
    }
  }

  /** How many came. */
  int all() {
    return all;
  }

  /** Those kept without the last {@code skip}, the latest first. */
  List<T> after(int skip) {
    return kept.reversed().stream().skip(skip).toList();
  }
}
