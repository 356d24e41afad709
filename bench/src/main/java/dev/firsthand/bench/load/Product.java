package dev.firsthand.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the product's JVM is started: as the launcher starts it, from its jar and with the archive of
 * the rehearsal, where the launcher has said so; else from this class path.
 */
final class Product {

  /** The launcher names the server's jar, the archive's option, and others with blanks between. */
  private static final String JAR = "firsthand.bench.jar";

  private static final String ARCHIVE = "firsthand.bench.archive";
  private static final String OPTIONS = "firsthand.bench.java";

  private Product() {}

  /** Options of the JVM with what it runs; the product's arguments come behind. */
  static List<String> java(List<String> heap) {
    String jar = System.getProperty(JAR);
    if (jar == null) {
      return fromClassPath(heap, "dev.firsthand.app.Main");
    }
    var java = new ArrayList<>(
        Arrays.asList(System.getProperty(OPTIONS, "-Xlog:disable").strip().split("\\s+", -1)));
    java.add(System.getProperty(ARCHIVE, "-Xshare:auto"));
    java.addAll(heap);
    java.addAll(List.of("-jar", jar));
    return java;
  }

  /** The same for a class of this class path. */
  static List<String> fromClassPath(List<String> heap, String main) {
    var java = new ArrayList<>(heap);
    java.addAll(List.of("-Xlog:disable", "--enable-native-access=ALL-UNNAMED"));
    java.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    return java;
  }
}
