package dev.firsthand.app;

import dev.firsthand.engine.ConversationLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Consumer;

/** A log that tells how long each append took. */
final class TimedLog {

  private TimedLog() {}

  static ConversationLog of(ConversationLog log, Consumer<Duration> took) {
    Object timed = Proxy.newProxyInstance(
        TimedLog.class.getClassLoader(),
        new Class<?>[] {ConversationLog.class},
        (proxy, method, arguments) -> {
          long begun = System.nanoTime();
          try {
            return method.invoke(log, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          } finally {
            if (method.getName().equals("append")) {
              took.accept(Duration.ofNanos(System.nanoTime() - begun));
            }
          }
        });
    return (ConversationLog) timed;
  }
}
