package dev.firsthand.http;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts, for telemetry to read. Thread-safe; the counts only grow. */
public final class Counters {

  private final AtomicIntegerArray open = new AtomicIntegerArray(2);
  private final LongAdder[] responses = new LongAdder[6];
  private final LongAdder slowReaders = new LongAdder();
  private final LongAdder silent = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final LongAdder messagesIn = new LongAdder();
  private final LongAdder messagesOut = new LongAdder();

  Counters() {
    for (int i = 0; i < responses.length; i++) {
      responses[i] = new LongAdder();
    }
  }

  /** Open connections of all kinds: this one rises and falls. */
  public int connections() {
    return open.get(0);
  }

  /** Open WebSockets: this one rises and falls. */
  public int sockets() {
    return open.get(1);
  }

  /**
   * Responses sent with a status of that class.
   *
   * @param statusClass 1 to 5
   */
  public long responses(int statusClass) {
    return responses[statusClass].sum();
  }

  /** WebSockets closed because the peer read too slowly. */
  public long slowReaders() {
    return slowReaders.sum();
  }

  /** WebSockets closed because the peer did not answer a ping. */
  public long silent() {
    return silent.sum();
  }

  /** Requests and connections refused by a limit: 429 and 503. */
  public long turnedAway() {
    return turnedAway.sum();
  }

  /** Bytes of request bodies and of WebSocket payloads received. */
  public long bytesIn() {
    return bytesIn.sum();
  }

  /** Bytes of response bodies and of WebSocket frames sent. */
  public long bytesOut() {
    return bytesOut.sum();
  }

  /** WebSocket messages received. */
  public long messagesIn() {
    return messagesIn.sum();
  }

  /** WebSocket messages sent. */
  public long messagesOut() {
    return messagesOut.sum();
  }

  int connectionOpened() {
    return open.incrementAndGet(0);
  }

  void connectionClosed() {
    open.decrementAndGet(0);
  }

  void socketOpened() {
    open.incrementAndGet(1);
  }

  void socketClosed() {
    open.decrementAndGet(1);
  }

  void responded(int status, int bytes) {
    responses[Math.clamp(status / 100, 0, 5)].increment();
    bytesOut.add(bytes);
    if (status == 429 || status == 503) {
      turnedAway.increment();
    }
  }

  void bodyRead(int bytes) {
    bytesIn.add(bytes);
  }

  void messageRead(int bytes) {
    messagesIn.increment();
    bytesIn.add(bytes);
  }

  void messageSent(int bytes) {
    messagesOut.increment();
    bytesOut.add(bytes);
  }

  void slowReaderClosed() {
    slowReaders.increment();
  }

  void silentClosed() {
    silent.increment();
  }
}
