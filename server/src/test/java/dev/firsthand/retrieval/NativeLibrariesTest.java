package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @Test
  void theyAreUnpackedOnceAndWhatIsNotWholeAnew(@TempDir Path kept) throws IOException {
    NativeLibraries.unpack(kept);

    Path runtime = kept.resolve(System.mapLibraryName("onnxruntime"));
    Path bridge = kept.resolve(System.mapLibraryName("onnxruntime4j_jni"));
    assertThat(names(kept))
        .contains(name(runtime), name(bridge))
        .noneMatch(n -> n.endsWith("part"));
    long whole = Files.size(bridge);
    Files.setLastModifiedTime(runtime, LONG_AGO);
    Files.write(bridge, new byte[] {1, 2, 3});

    NativeLibraries.unpack(kept);

    assertThat(Files.getLastModifiedTime(runtime)).isEqualTo(LONG_AGO);
    assertThat(Files.size(bridge)).isEqualTo(whole);
  }

  @Test
  void whereNothingCanBeWrittenOnnxRuntimeIsLeftToItsOwnWays(@TempDir Path folder)
      throws IOException {
    String before = System.getProperty("onnxruntime.native.path");
    Path file = Files.writeString(folder.resolve("native"), "a file, no folder");

    NativeLibraries.keepIn(file);

    assertThat(System.getProperty("onnxruntime.native.path")).isEqualTo(before);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(NativeLibrariesTest::name).toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
