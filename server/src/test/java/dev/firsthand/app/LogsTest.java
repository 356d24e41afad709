package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {

  @Test
  void theConnectionPoolsTracesAreLeftOutAndAllElseIsThere() {
    PrintStream before = System.out;
    var heard = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      Logs.apply(new Config.Logs(Config.Logs.Format.PLAIN, Config.Logs.Level.WARN));
      var pool = LoggerFactory.getLogger("com.zaxxer.hikari.pool.PoolBase");
      pool.warn("marked as broken", new SQLException("away"));
      pool.warn("the clock leapt");
      LoggerFactory.getLogger("dev.firsthand.Test").error("our.fault", new SQLException("ours"));
    } finally {
      System.setOut(before);
      Logs.apply(new Config.Logs(Config.Logs.Format.PLAIN, Config.Logs.Level.ERROR));
    }
    assertThat(heard.toString(StandardCharsets.UTF_8))
        .contains("the clock leapt", "our.fault", "SQLException: ours")
        .doesNotContain("marked as broken", "away");
  }
}
