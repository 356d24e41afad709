package dev.firsthand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A generated file that is committed; {@code -Dprotocol.write=true} writes it anew. */
final class Committed {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  private Committed() {}

  /** Fails when the file, named from the repository's root, is not what is generated now. */
  static void is(String path, String generated) {
    Path file = MODULE.resolve("..").resolve(path).normalize();
    try {
      if (Boolean.getBoolean("protocol.write")) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, generated);
        return;
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s is stale. Run: mvn -pl protocol test -Dprotocol.write=true", path)
          .isEqualTo(generated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String path) {
    try {
      return Files.readString(MODULE.resolve("..").resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
