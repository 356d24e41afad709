package dev.firsthand.http;

/**
 * How a drain ended.
 *
 * @param told WebSockets that were told to come back elsewhere
 * @param left connections that were still open when the patience was over, and were cut
 */
public record Drain(int told, int left) {

  /** Whether everybody left in time. */
  public boolean quiet() {
    return left == 0;
  }
}
