package dev.firsthand.bench.load;

import java.util.Locale;

/**
 * What connections cost that say nothing.
 *
 * @param few connections at first, and what was resident then, in bytes
 * @param many connections at last
 * @param cores of CPU that the server used while nobody said anything
 */
record Idle(
    Variant variant, int round, int few, long fewBytes, int many, long manyBytes, double cores) {

  double bytesEach() {
    return (double) (manyBytes - fewBytes) / (many - few);
  }

  static String head() {
    return "| server | round | connections | resident MB | kB each | idle cores |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: |";
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %.0f | %.1f | %.3f |",
        variant.label(),
        round,
        many,
        manyBytes / 1e6,
        bytesEach() / 1_000,
        cores);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"scenario\":\"idle\",\"server\":\"%s\",\"round\":%d,\"connections\":%d,\"residentBytes\":%d,"
            + "\"bytesEach\":%.0f,\"idleCores\":%.4f}",
        variant.label(),
        round,
        many,
        manyBytes,
        bytesEach(),
        cores);
  }
}
