package dev.firsthand.http;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the connections of one event loop share: a wheel for all heartbeats, one flush per pass for
 * all that was written, and the list of who is there. Confined to its event loop.
 */
final class Loop {

  /** Turns of the wheel in half a heartbeat: so many batches the pings go out in. */
  private static final int SPOKES = 16;

  private final EventLoop eventLoop;
  private final List<List<WebSocketConnection>> wheel = new ArrayList<>(SPOKES);
  private final Set<HttpConnection> requesting = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<WebSocketConnection> written = new ArrayList<>();
  private int spoke;
  private int fullest;

  Loop(EventLoop eventLoop, long heartbeatInNanos) {
    this.eventLoop = eventLoop;
    for (int i = 0; i < SPOKES; i++) {
      wheel.add(new ArrayList<>());
    }
    long turn = Math.max(1, heartbeatInNanos / 2 / SPOKES);
    eventLoop.scheduleAtFixedRate(this::turn, turn, turn, TimeUnit.NANOSECONDS);
  }

  void enter(HttpConnection connection) {
    requesting.add(connection);
  }

  void leave(HttpConnection connection) {
    requesting.remove(connection);
  }

  void enter(WebSocketConnection socket) {
    fullest = (fullest + 1) % SPOKES;
    var sockets = wheel.get(fullest);
    socket.sitsAt(fullest, sockets.size());
    sockets.add(socket);
  }

  void leave(WebSocketConnection socket) {
    var sockets = wheel.get(socket.spoke());
    var last = sockets.removeLast();
    if (last != socket) {
      sockets.set(socket.seat(), last);
      last.sitsAt(socket.spoke(), socket.seat());
    }
  }

  /** Flushes {@code socket} at the end of this pass of the event loop, once for all its writes. */
  void flushSoon(WebSocketConnection socket) {
    if (written.isEmpty()) {
      eventLoop.execute(this::flush);
    }
    written.add(socket);
  }

  List<HttpConnection> requesting() {
    return List.copyOf(requesting);
  }

  List<WebSocketConnection> sockets() {
    return wheel.stream().flatMap(List::stream).toList();
  }

  private void turn() {
    spoke = (spoke + 1) % SPOKES;
    var sockets = wheel.get(spoke);
    for (int i = sockets.size() - 1; i >= 0; i--) {
      sockets.get(i).beat();
    }
  }

  private void flush() {
    var now = List.copyOf(written);
    written.clear();
    now.forEach(WebSocketConnection::flush);
  }
}
