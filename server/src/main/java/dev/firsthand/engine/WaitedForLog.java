package dev.firsthand.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A log whose appends are done when they return, so that an engine over it does all on its caller's
 * thread: for a past that is made, and for tests.
 */
public final class WaitedForLog {

  private WaitedForLog() {}

  /** The same log, waited for. */
  public static ConversationLog of(ConversationLog log) {
    Object waitedFor = Proxy.newProxyInstance(
        WaitedForLog.class.getClassLoader(),
        new Class<?>[] {ConversationLog.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("appendSoon")) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          try {
            return method.invoke(log, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
    return (ConversationLog) waitedFor;
  }
}
