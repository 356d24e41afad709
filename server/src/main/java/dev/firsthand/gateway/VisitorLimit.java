package dev.firsthand.gateway;

/**
 * How fast a visitor may go, over all their tabs.
 *
 * @param burst commands that may come at once, 1 or more
 * @param aMinute commands a minute after that, 1 to 60,000
 */
public record VisitorLimit(int burst, int aMinute) {

  /** One that no person meets, and no machine gets past. */
  static final VisitorLimit DEFAULT = new VisitorLimit(20, 120);
}
