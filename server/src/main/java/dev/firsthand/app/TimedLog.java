package dev.firsthand.app;

import dev.firsthand.engine.ConversationLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A log that tells how long each append took, until it was durable or refused. */
final class TimedLog {

  private TimedLog() {}

  static ConversationLog of(ConversationLog log, Consumer<Duration> took) {
    Object timed = Proxy.newProxyInstance(
        TimedLog.class.getClassLoader(),
        new Class<?>[] {ConversationLog.class},
        (proxy, method, arguments) -> {
          long begun = System.nanoTime();
          try {
            if (method.getName().equals("appendSoon")) {
              var answer = (CompletableFuture<?>) arguments[1];
              answer.whenComplete((done, failure) -> told(took, begun));
            }
            return method.invoke(log, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          } finally {
            if (method.getName().equals("append")) {
              told(took, begun);
            }
          }
        });
    return (ConversationLog) timed;
  }

  private static void told(Consumer<Duration> took, long begun) {
    took.accept(Duration.ofNanos(System.nanoTime() - begun));
  }
}
