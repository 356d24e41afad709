package dev.firsthand.gestures;

/** Where the code of a gesture comes from. */
public enum CodeKind {
  /** There is nothing to redeem. */
  NONE,
  /** The same code for everybody. */
  FIXED,
  /** One of a pool, given once. */
  POOL
}
