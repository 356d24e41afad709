package dev.firsthand.app;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wish of whoever runs the server that it ends: SIGTERM, Ctrl-C, or a closed terminal. It is
 * taken before the JVM begins to shut down, because then the libraries' own hooks run beside ours, and
 * ONNX Runtime's frees what a question may be using at that moment. Thread-safe.
 */
final class StopSignal {

  /** Exit codes of a process that a signal ended are this and the signal's number. */
  private static final int SIGNALLED = 128;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicInteger code = new AtomicInteger();

  private StopSignal() {}

  /**
   * Takes the signals from now on.
   *
   * @throws IllegalStateException if this JVM has no {@code sun.misc.Signal}
   */
  static StopSignal taken() {
    var stop = new StopSignal();
    try {
      stop.take();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JVM lacks the module jdk.unsupported.", e);
    }
    return stop;
  }

  /** By reflection: the compiler warns of {@code sun.misc}, and that can't be turned off. */
  private void take() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Method number = signal.getMethod("getNumber");
    Object ours = Proxy.newProxyInstance(
        handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
          if (method.getName().equals("handle")) {
            heard((int) number.invoke(arguments[0]));
            return null;
          }
          return method.invoke(this, arguments);
        });
    for (String name : List.of("TERM", "INT", "HUP")) {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    }
  }

  /** The first one asks for an orderly end; whoever asks again does not want to wait for it. */
  private void heard(int number) {
    if (code.compareAndSet(0, SIGNALLED + number)) {
      asked.countDown();
    } else {
      Runtime.getRuntime().halt(SIGNALLED + number);
    }
  }

  /** Waits for the wish; gives the exit code to end with. */
  int await() throws InterruptedException {
    asked.await();
    return code.get();
  }
}
