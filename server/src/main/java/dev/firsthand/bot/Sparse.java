package dev.firsthand.bot;

/** A sparse vector of unit length: {@code features} are columns of a space, each once. */
@SuppressWarnings("ArrayRecordComponent") // confined to this package, never compared
record Sparse(int[] features, float[] values) {

  int size() {
    return features.length;
  }
}
