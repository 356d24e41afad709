package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One server for each embedded database. */
@Timeout(60)
class DataLockTest {

  @Test
  void theFolderIsFreeAgainWhenTheServerHasEnded(@TempDir Path data) throws IOException {
    DataLock.on(data).close();

    try (DataLock second = DataLock.on(data)) {
      assertThatThrownBy(() -> DataLock.on(data)).isInstanceOf(DataInUse.class);
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aSecondServerIsTurnedAwayInOneLine(@TempDir Path data) throws IOException {
    var errors = new ByteArrayOutputStream();
    try (DataLock first = DataLock.on(data)) {
      assertThat(first).isNotNull();

      int code = Main.run(
          new String[] {"serve", "--port", "0", "--data", data.toString()},
          new PrintStream(errors, true, StandardCharsets.UTF_8));

      assertThat(code).isEqualTo(Main.UNAVAILABLE);
    }
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("Another server runs on the data folder")
        .hasLineCount(1);
  }
}
