package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.firsthand.engine.LogUnavailable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WorkTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(Work.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(logged);
  }

  @Test
  void aTaskThatRepeatsNeverRunsBesideItself() {
    var runs = new AtomicInteger();
    var inner = new Runnable[1];
    Runnable alone = Work.alone(() -> {
      runs.incrementAndGet();
      inner[0].run();
    });
    inner[0] = alone;

    alone.run();
    alone.run();

    assertThat(runs).hasValue(2);
  }

  @Test
  void aTaskThatFailedRunsAgain() {
    var runs = new AtomicInteger();
    Runnable alone = Work.alone(() -> {
      runs.incrementAndGet();
      throw new LogUnavailable("The database is away.", null);
    });

    Work.guarded(alone);
    Work.guarded(alone);

    assertThat(runs).hasValue(2);
  }

  @Test
  void failuresAreLoggedAndNotThrown() {
    assertThatCode(() -> {
          Work.guarded(() -> {
            throw new LogUnavailable("The database is away.", null);
          });
          Work.guarded(() -> {
            throw new IllegalStateException("a fault of ours");
          });
        })
        .doesNotThrowAnyException();

    assertThat(logged.list)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly("task.unavailable", "task.failed");
  }
}
