package dev.firsthand.http;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one thread hands to sockets, and hands it over at once: each event loop is woken
 * once, and what goes to one socket goes out in one write. What the thread does to a socket still
 * happens in its order.
 */
public final class Gathering {

  private static final ThreadLocal<@Nullable Gathering> CURRENT = new ThreadLocal<>();

  private final IdentityHashMap<EventLoop, Map<WebSocketConnection, Parcel>> byLoop =
      new IdentityHashMap<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  /** What is for one socket, in its order: mostly it is one task. */
  private static final class Parcel {
    private final Runnable first;
    private @Nullable List<Runnable> more;

    Parcel(Runnable first) {
      this.first = first;
    }

    void add(Runnable task) {
      if (more == null) {
        more = new ArrayList<>();
      }
      more.add(task);
    }

    void run(Consumer<Runnable> guarded) {
      guarded.accept(first);
      if (more != null) {
        more.forEach(guarded);
      }
    }
  }

  private Gathering() {}

  /** Runs {@code work}, and hands over what it did to sockets when it ends, also if it fails. */
  public static void during(Runnable work) {
    if (CURRENT.get() != null) {
      work.run();
      return;
    }
    var gathering = new Gathering();
    CURRENT.set(gathering);
    try {
      work.run();
    } finally {
      CURRENT.remove();
      gathering.handOver();
      gathering.afterwards.forEach(Runnable::run);
    }
  }

  /**
   * Runs {@code work} when what this thread has gathered is handed over, at once if it gathers nothing:
   * what comes of it can't overtake that. Throws nothing.
   */
  public static void afterwards(Runnable work) {
    Gathering gathering = CURRENT.get();
    if (gathering == null) {
      work.run();
    } else {
      gathering.afterwards.add(work);
    }
  }

  /** True if the task was taken, to be run on the socket's event loop soon. */
  static boolean takes(WebSocketConnection socket, EventLoop loop, Runnable task) {
    Gathering gathering = CURRENT.get();
    if (gathering == null) {
      return false;
    }
    Map<WebSocketConnection, Parcel> parcels =
        gathering.byLoop.computeIfAbsent(loop, unused -> new LinkedHashMap<>());
    Parcel parcel = parcels.get(socket);
    if (parcel == null) {
      parcels.put(socket, new Parcel(task));
    } else {
      parcel.add(task);
    }
    return true;
  }

  private void handOver() {
    byLoop.forEach((loop, parcels) -> {
      try {
        loop.execute(() -> parcels.forEach(
            (socket, parcel) -> socket.inOneFlush(() -> parcel.run(socket::guarded))));
      } catch (RejectedExecutionException stopped) {
        parcels.keySet().forEach(WebSocketConnection::closeNow);
      }
    });
  }
}
