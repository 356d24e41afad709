package dev.firsthand.retrieval;

import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's native libraries, unpacked once and kept. By itself it unpacks them (28 MB on Linux)
 * into the temporary folder at each start, and a killed process leaves them there.
 */
final class NativeLibraries {

  private static final Logger log = LoggerFactory.getLogger(NativeLibraries.class);

  /** Read by ONNX Runtime when it is first used. */
  private static final String WHERE = "onnxruntime.native.path";

  private static final String RUNTIME = "onnxruntime";

  /** In the order that they are loaded in; the last is there on Windows only. */
  private static final List<String> NAMES =
      List.of(RUNTIME, "onnxruntime4j_jni", "onnxruntime_providers_shared");

  private NativeLibraries() {}

  /**
   * Unpacks what is missing into {@code folder}, in a folder for its version, and points ONNX Runtime
   * there. Where that can't be (no room, no permission, no right to run what lies there, no library
   * for this machine), ONNX Runtime is left to its own ways. Blocks.
   */
  static void keepIn(Path folder) {
    if (System.getProperty(WHERE) != null || resource(RUNTIME) == null) {
      return;
    }
    String version = OrtSession.class.getPackage().getImplementationVersion();
    Path kept = folder.resolve(Objects.requireNonNullElse(version, "any")).toAbsolutePath();
    try {
      unpack(kept);
      System.load(kept.resolve(System.mapLibraryName(RUNTIME)).toString());
      System.setProperty(WHERE, kept.toString());
    } catch (IOException | UnsatisfiedLinkError e) {
      log.atWarn()
          .addKeyValue("folder", kept)
          .addKeyValue("cause", e.getClass().getSimpleName())
          .log("encoder.native.temporary");
    }
  }

  /** Unpacks what is not there, or not whole, into {@code kept}. */
  static void unpack(Path kept) throws IOException {
    Files.createDirectories(kept);
    for (String name : NAMES) {
      URL resource = resource(name);
      if (resource != null) {
        unpack(resource, kept.resolve(System.mapLibraryName(name)));
      }
    }
  }

  private static void unpack(URL resource, Path library) throws IOException {
    var connection = resource.openConnection();
    connection.setUseCaches(false);
    try (InputStream packed = connection.getInputStream()) {
      long size = connection.getContentLengthLong();
      if (Files.exists(library) && Files.size(library) == size) {
        return;
      }
      Path part = Files.createTempFile(library.getParent(), "unpacking", ".part");
      try {
        Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
        if (size >= 0 && Files.size(part) != size) {
          throw new IOException("The library was not unpacked whole.");
        }
        Files.move(
            part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  private static @Nullable URL resource(String name) {
    return NativeLibraries.class.getResource(
        "/ai/onnxruntime/native/" + platform() + "/" + System.mapLibraryName(name));
  }

  /** As ONNX Runtime names it: {@code linux-x64}, {@code osx-aarch64}. */
  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
    return os + "-" + (machine.equals("amd64") || machine.equals("x86_64") ? "x64" : machine);
  }
}
