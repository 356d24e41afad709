package dev.firsthand.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A line to a server that is as bad as a test wants it: slow, cut in the middle of a frame, dead
 * without saying so, or not there at all. Thread-safe.
 */
final class BadLine implements AutoCloseable {

  /** What is not to be cut. */
  private static final IntSupplier NEVER = () -> Integer.MAX_VALUE;

  private static final int LONGEST_PIECE = 1024;
  private static final long NANOS = 1_000_000_000L;

  private final ServerSocket door;
  private final int server;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicLong cuts = new AtomicLong();
  private volatile long delayNanos;
  private volatile long bytesPerSecond = Long.MAX_VALUE;
  private volatile IntSupplier cutAfter = NEVER;
  private volatile boolean there = true;
  private volatile boolean swallowing;

  BadLine(Address to) {
    server = to.port();
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    beside(this::admit);
  }

  /** Where the server is found over this line. */
  Address end() {
    return new Address(door.getLocalPort());
  }

  /** From now on each piece takes so long each way, and no more goes through in a second. */
  void slow(long delayMs, long bytesASecond) {
    delayNanos = delayMs * 1_000_000;
    bytesPerSecond = bytesASecond;
  }

  /** Each connection made from now on is reset after so many bytes, counted both ways. */
  void cutsAfter(IntSupplier bytes) {
    cutAfter = bytes;
  }

  /** What is made from now on is quick, and lives as long as it wants. What is dead stays dead. */
  void heals() {
    cutAfter = NEVER;
    there = true;
    swallowing = false;
    slow(0, Long.MAX_VALUE);
  }

  /** The network changes: what stands is reset, what comes next is let through. */
  void switches() {
    lines.forEach(Line::reset);
  }

  /** There is no network: what stands is reset, and so is what comes. */
  void cut() {
    there = false;
    switches();
  }

  /** What stands and what comes is dead, and nobody is told: all bytes are swallowed, both ways. */
  void fallSilent() {
    swallowing = true;
    lines.forEach(line -> line.dead = true);
  }

  /** All is well again; what stood or was silent turns out to be broken. */
  void mend() {
    heals();
    switches();
  }

  /** How many connections came to their end by {@link #cutsAfter}. */
  long cuts() {
    return cuts.get();
  }

  /** How many bytes the server was heard to say on what stands. */
  long heard() {
    return lines.stream().mapToLong(line -> line.heard.get()).sum();
  }

  @Override
  public void close() {
    there = false;
    try {
      door.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    switches();
  }

  private void admit() {
    while (!door.isClosed()) {
      Line line = line();
      if (line != null && there) {
        line.begin();
      } else if (line != null) {
        line.reset();
      }
    }
  }

  private @Nullable Line line() {
    try {
      return new Line(door.accept());
    } catch (IOException closed) {
      return null;
    }
  }

  private static void beside(Runnable work) {
    Thread.ofVirtual().start(work);
  }

  /** A piece of what was said, and when it is there. */
  private record Piece(byte[] bytes, long due) {}

  /** One connection through the line. */
  private final class Line {
    private final Socket near;
    private final Socket far = new Socket();
    private final AtomicLong left = new AtomicLong(cutAfter.getAsInt());
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean dead = swallowing;

    Line(Socket near) {
      this.near = near;
    }

    void begin() {
      lines.add(this);
      try {
        far.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server));
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        carry(near.getInputStream(), far.getOutputStream(), new AtomicLong());
        carry(far.getInputStream(), near.getOutputStream(), heard);
      } catch (IOException e) {
        reset();
      }
    }

    private void carry(InputStream from, OutputStream to, AtomicLong count) {
      var way = new LinkedBlockingQueue<Piece>();
      beside(() -> read(from, way));
      beside(() -> write(way, to, count));
    }

    private void read(InputStream from, BlockingQueue<Piece> way) {
      var piece = new byte[LONGEST_PIECE];
      long free = System.nanoTime();
      try {
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
          free = Math.max(free, System.nanoTime()) + read * NANOS / bytesPerSecond;
          way.add(new Piece(Arrays.copyOf(piece, read), free + delayNanos));
        }
        way.add(new Piece(new byte[0], free + delayNanos));
      } catch (IOException e) {
        reset();
      }
    }

    private void write(BlockingQueue<Piece> way, OutputStream to, AtomicLong count) {
      try {
        for (Piece piece = way.take(); piece.bytes().length > 0; piece = way.take()) {
          for (long wait = piece.due() - System.nanoTime();
              wait > 0;
              wait = piece.due() - System.nanoTime()) {
            LockSupport.parkNanos(wait);
          }
          if (dead) {
            continue;
          }
          int length = (int) Math.min(piece.bytes().length, Math.max(0, left.get()));
          to.write(piece.bytes(), 0, length);
          to.flush();
          count.addAndGet(length);
          if (left.addAndGet(-piece.bytes().length) <= 0) {
            cuts.incrementAndGet();
            reset();
            return;
          }
        }
        if (!dead) {
          end();
        }
      } catch (IOException e) {
        reset();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    /** Closes in order, as the other side did. */
    private void end() throws IOException {
      lines.remove(this);
      near.close();
      far.close();
    }

    void reset() {
      lines.remove(this);
      for (Socket socket : new Socket[] {near, far}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException gone) {
          continue;
        }
      }
    }
  }
}
