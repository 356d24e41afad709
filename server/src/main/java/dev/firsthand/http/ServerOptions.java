package dev.firsthand.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds and switches of the server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any free one
 * @param tls certificate and key, or null to speak plain HTTP (a proxy ends TLS then)
 * @param trustedProxies addresses ({@code 10.0.0.0/8}, {@code ::1}) whose {@code X-Forwarded-For}
 *     and {@code X-Forwarded-Proto} are believed
 * @param threads event loops; 0 for one per core
 */
public record ServerOptions(
    String host,
    int port,
    @Nullable Tls tls,
    List<String> trustedProxies,
    int threads,
    Limits limits,
    Times times,
    Deflate deflate) {

  /** Copies and checks. */
  public ServerOptions {
    trustedProxies = List.copyOf(trustedProxies);
    check(port >= 0 && port <= 65535, "port must be 0 to 65535");
    check(threads >= 0, "threads must not be negative");
    trustedProxies.forEach(AddressRange::parse);
  }

  /**
   * Where the server's certificate lies.
   *
   * @param certificate chain in PEM, the server's own first
   * @param key private key in PEM (PKCS#8), without a password
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * What a client may use up.
   *
   * @param requestLineBytes longest request line; more is answered with 414
   * @param headerBytes largest header block; more is answered with 431
   * @param bodyBytes largest request body; more is answered with 413
   * @param messageBytes largest WebSocket message, and frame; more closes with 1009
   * @param fragments most frames that a WebSocket message may come in
   * @param writeLow bytes waiting for a socket below which it becomes writable again
   * @param writeHigh bytes waiting for a socket above which it is not writable
   * @param writeMost bytes waiting for a socket above which it is closed as a slow reader
   * @param connections most connections in all; more are answered with 503
   * @param connectionsPerAddress most connections of one address (of one /64 in IPv6)
   * @param requestsPerSecond of one address, in the long run; more are answered with 429
   * @param requestBurst of one address, at once
   */
  public record Limits(
      int requestLineBytes,
      int headerBytes,
      int bodyBytes,
      int messageBytes,
      int fragments,
      int writeLow,
      int writeHigh,
      int writeMost,
      int connections,
      int connectionsPerAddress,
      int requestsPerSecond,
      int requestBurst) {

    /** Checks that each bound is positive, and that those of the write buffer are in order. */
    public Limits {
      check(requestLineBytes >= 64 && headerBytes >= 256, "header limits are too small");
      check(bodyBytes >= 0 && messageBytes >= 125 && fragments >= 1, "body limits are too small");
      check(
          0 < writeLow && writeLow < writeHigh && writeHigh < writeMost,
          "write-buffer limits must rise: low, high, most");
      check(connections >= 1 && connectionsPerAddress >= 1, "connection limits must be positive");
      check(requestsPerSecond >= 1 && requestBurst >= 1, "request limits must be positive");
    }

    /** Bounds for an ordinary installation. */
    public static Limits defaults() {
      return new Limits(
          8 * 1024,
          16 * 1024,
          1024 * 1024,
          64 * 1024,
          64,
          64 * 1024,
          256 * 1024,
          1024 * 1024,
          100_000,
          2_000,
          200,
          1_000);
    }

    /** The same with another size of bodies. */
    public Limits withBodyBytes(int most) {
      return new Limits(
          requestLineBytes,
          headerBytes,
          most,
          messageBytes,
          fragments,
          writeLow,
          writeHigh,
          writeMost,
          connections,
          connectionsPerAddress,
          requestsPerSecond,
          requestBurst);
    }

    /** The same with another size of WebSocket messages. */
    public Limits withMessageBytes(int most) {
      return new Limits(
          requestLineBytes,
          headerBytes,
          bodyBytes,
          most,
          fragments,
          writeLow,
          writeHigh,
          writeMost,
          connections,
          connectionsPerAddress,
          requestsPerSecond,
          requestBurst);
    }

    /** The same with other sizes of the write buffer. */
    public Limits withWriteBuffer(int low, int high, int most) {
      return new Limits(
          requestLineBytes,
          headerBytes,
          bodyBytes,
          messageBytes,
          fragments,
          low,
          high,
          most,
          connections,
          connectionsPerAddress,
          requestsPerSecond,
          requestBurst);
    }

    /** The same with other numbers of connections. */
    public Limits withConnections(int inAll, int perAddress) {
      return new Limits(
          requestLineBytes,
          headerBytes,
          bodyBytes,
          messageBytes,
          fragments,
          writeLow,
          writeHigh,
          writeMost,
          inAll,
          perAddress,
          requestsPerSecond,
          requestBurst);
    }

    /** The same with another rate of requests. */
    public Limits withRequests(int perSecond, int burst) {
      return new Limits(
          requestLineBytes,
          headerBytes,
          bodyBytes,
          messageBytes,
          fragments,
          writeLow,
          writeHigh,
          writeMost,
          connections,
          connectionsPerAddress,
          perSecond,
          burst);
    }
  }

  /**
   * How long the server waits.
   *
   * @param head for the TLS handshake, and for the first request of a connection
   * @param body for a request's body
   * @param idle for the next request on a connection that stays open
   * @param response for the client to take a response
   * @param heartbeat between two pings; a socket silent for two and a half of them is closed
   * @param close for the peer's answer to a Close frame
   */
  public record Times(
      Duration head,
      Duration body,
      Duration idle,
      Duration response,
      Duration heartbeat,
      Duration close) {

    /** Checks that each is positive. */
    public Times {
      for (var time : List.of(head, body, idle, response, heartbeat, close)) {
        check(time.isPositive(), "times must be positive");
      }
    }

    /** Times for an ordinary installation. */
    public static Times defaults() {
      return new Times(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(75),
          Duration.ofSeconds(60),
          Duration.ofSeconds(25),
          Duration.ofSeconds(3));
    }

    /** The same with other times for requests. */
    public Times withRequest(Duration newHead, Duration newBody, Duration newIdle) {
      return new Times(newHead, newBody, newIdle, response, heartbeat, close);
    }

    /** The same with another time between pings. */
    public Times withHeartbeat(Duration newHeartbeat) {
      return new Times(head, body, idle, response, newHeartbeat, close);
    }

    /** The same with another time for the peer's answer to a Close frame. */
    public Times withClose(Duration newClose) {
      return new Times(head, body, idle, response, heartbeat, newClose);
    }
  }

  /**
   * Whether {@code permessage-deflate} is agreed to.
   *
   * @param on off by default: it costs more processor time than it saves on short messages
   * @param fromBytes shortest message that is compressed
   * @param inflatedBytes largest size of a message when inflated; more closes with 1009
   */
  public record Deflate(boolean on, int fromBytes, int inflatedBytes) {

    /** Checks that the sizes are positive. */
    public Deflate {
      check(fromBytes >= 0 && inflatedBytes >= 125, "deflate limits are too small");
    }

    /** Off; where turned on, for messages of 1 kB and more. */
    public static Deflate defaults() {
      return new Deflate(false, 1024, 64 * 1024);
    }
  }

  /** Options for an ordinary installation: this machine only, any free port, plain HTTP. */
  public static ServerOptions defaults() {
    return new ServerOptions(
        "127.0.0.1",
        0,
        null,
        List.of(),
        0,
        Limits.defaults(),
        Times.defaults(),
        Deflate.defaults());
  }

  /** The same at another address. */
  public ServerOptions withAddress(String newHost, int newPort) {
    return new ServerOptions(
        newHost, newPort, tls, trustedProxies, threads, limits, times, deflate);
  }

  /** The same with TLS. */
  public ServerOptions withTls(@Nullable Tls newTls) {
    return new ServerOptions(host, port, newTls, trustedProxies, threads, limits, times, deflate);
  }

  /** The same behind other proxies. */
  public ServerOptions withTrustedProxies(List<String> proxies) {
    return new ServerOptions(host, port, tls, proxies, threads, limits, times, deflate);
  }

  /** The same with another number of event loops. */
  public ServerOptions withThreads(int newThreads) {
    return new ServerOptions(host, port, tls, trustedProxies, newThreads, limits, times, deflate);
  }

  /** The same with other bounds. */
  public ServerOptions withLimits(Limits newLimits) {
    return new ServerOptions(host, port, tls, trustedProxies, threads, newLimits, times, deflate);
  }

  /** The same with other times. */
  public ServerOptions withTimes(Times newTimes) {
    return new ServerOptions(host, port, tls, trustedProxies, threads, limits, newTimes, deflate);
  }

  /** The same with another say on compression. */
  public ServerOptions withDeflate(Deflate newDeflate) {
    return new ServerOptions(host, port, tls, trustedProxies, threads, limits, times, newDeflate);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
