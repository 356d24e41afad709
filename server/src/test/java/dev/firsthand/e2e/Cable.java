package dev.firsthand.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable to a server that can be cut, or fall silent as it does for a machine that sleeps. */
final class Cable implements AutoCloseable {

  private enum State {
    WHOLE,
    SILENT,
    CUT
  }

  private static final int CHUNK = 16 * 1024;

  private final ServerSocket near;
  private final int far;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  Cable(Address to) {
    far = to.port();
    try {
      near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where the server is found through this cable. */
  Address end() {
    return new Address(near.getLocalPort());
  }

  /** Breaks all connections; new ones break at once. */
  void cut() {
    state = State.CUT;
    dropAll();
  }

  /** Carries nothing any more and breaks nothing. */
  void fallSilent() {
    state = State.SILENT;
  }

  /** Carries new connections again; what had fallen silent turns out to be broken. */
  void mend() {
    state = State.WHOLE;
    dropAll();
  }

  @Override
  public void close() {
    try {
      near.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    dropAll();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = near.accept();
        ends.add(client);
        if (state == State.CUT) {
          drop(client);
        } else {
          connect(client);
        }
      }
    } catch (IOException closed) {
      // The end of this cable.
    }
  }

  private void connect(Socket client) {
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), far);
      ends.add(server);
      Thread.ofVirtual().start(() -> carry(client, server));
      Thread.ofVirtual().start(() -> carry(server, client));
    } catch (IOException nobodyThere) {
      drop(client);
    }
  }

  private void carry(Socket from, Socket to) {
    var chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      int read = in.read(chunk);
      while (read >= 0) {
        if (state == State.WHOLE) {
          to.getOutputStream().write(chunk, 0, read);
        }
        read = in.read(chunk);
      }
      if (state == State.SILENT) {
        // The other side does not hear of the end, either.
        Net.until("the cable is mended", () -> state != State.SILENT);
      }
    } catch (IOException broken) {
      // Both ends are closed.
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  private void dropAll() {
    ends.forEach(Cable::drop);
  }

  private static void drop(Socket end) {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
