package dev.firsthand.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server: HTTP/1.1 and WebSocket on one port. Thread-safe. */
public final class HttpServer implements AutoCloseable {

  private static final int BACKLOG = 16_384;
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private final Serving serving;
  private final Channel listening;
  private final EventLoopGroup acceptor;
  private final EventLoopGroup workers;
  private final ExecutorService endpoints;

  private HttpServer(
      Serving serving,
      Channel listening,
      EventLoopGroup acceptor,
      EventLoopGroup workers,
      ExecutorService endpoints) {
    this.serving = serving;
    this.listening = listening;
    this.acceptor = acceptor;
    this.workers = workers;
    this.endpoints = endpoints;
  }

  /**
   * Starts a server; when this returns, it answers.
   *
   * @param clock for the {@code Date} header and the rate of requests
   * @param references makes the numbers by which a failure is found in the log
   * @throws ServerException if the port is taken, or a TLS file is missing or bad
   */
  public static HttpServer start(
      ServerOptions options, Router router, InstantSource clock, Supplier<String> references) {
    var tls = options.tls() == null ? null : TlsContext.load(options.tls());
    var endpoints =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    var acceptor = loops(1, "http-accept");
    var cores = Runtime.getRuntime().availableProcessors();
    var workers = loops(options.threads() == 0 ? cores : options.threads(), "http-loop");
    var serving = new Serving(options, router, clock, new Faults(references), endpoints);
    var address = new InetSocketAddress(options.host(), options.port());
    var bound = bootstrap(serving, tls, acceptor, workers).bind(address).awaitUninterruptibly();
    var server = new HttpServer(serving, bound.channel(), acceptor, workers, endpoints);
    if (!bound.isSuccess()) {
      server.close();
      throw new ServerException(
          "Can't listen on " + options.host() + " port " + options.port()
              + ": the port is taken or the address is not this machine's.",
          bound.cause());
    }
    acceptor
        .next()
        .scheduleAtFixedRate(
            serving.gate()::sweep, SWEEP.toSeconds(), SWEEP.toSeconds(), TimeUnit.SECONDS);
    return server;
  }

  /** The port that the server listens on. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Open WebSockets. */
  public int connections() {
    return serving.counters().sockets();
  }

  /** What the server counts. */
  public Counters counters() {
    return serving.counters();
  }

  /** Whether {@link #drain} was called. */
  public boolean draining() {
    return serving.draining();
  }

  /**
   * Ends the server's work in good order: takes no new connections, answers new requests with 503,
   * lets those at work end, tells every WebSocket and then closes it with 1012, spread over half of
   * {@code patience} so that not all come back at once. Blocks until all have gone or the patience
   * is over; whoever is left then is cut off.
   */
  public Drain drain(Duration patience) {
    listening.close().awaitUninterruptibly();
    serving.startDraining();
    var order = new AtomicInteger();
    double stepInMs = patience.toMillis() / 2.0 / Math.max(1, connections());
    onEachLoop(loop -> {
      loop.requesting().forEach(HttpConnection::drain);
      loop.sockets().forEach(s -> s.drain((long) (order.getAndIncrement() * stepInMs)));
    });
    if (becomesQuiet(patience)) {
      return new Drain(serving.told(), 0);
    }
    int left = serving.counters().connections();
    cutAll();
    return new Drain(serving.told(), left);
  }

  /** Stops at once. Open connections are cut. */
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    serving.startDraining();
    cutAll();
    endpoints.shutdownNow();
    acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    acceptor.terminationFuture().awaitUninterruptibly(2_000);
    workers.terminationFuture().awaitUninterruptibly(2_000);
  }

  private boolean becomesQuiet(Duration patience) {
    try {
      serving.quiet().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException someStay) {
      return false;
    } catch (InterruptedException wantedNow) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException neverFails) {
      throw new IllegalStateException(neverFails);
    }
  }

  private void cutAll() {
    onEachLoop(loop -> {
      loop.requesting().forEach(HttpConnection::cut);
      loop.sockets().forEach(WebSocketConnection::cut);
    });
  }

  private void onEachLoop(java.util.function.Consumer<Loop> task) {
    for (EventLoop eventLoop : serving.eventLoops()) {
      if (!eventLoop.isShuttingDown()) {
        eventLoop.execute(() -> task.accept(serving.loop(eventLoop)));
      }
    }
  }

  private static ServerBootstrap bootstrap(
      Serving serving, @Nullable SslContext tls, EventLoopGroup acceptor, EventLoopGroup workers) {
    var limits = serving.options().limits();
    return new ServerBootstrap()
        .group(acceptor, workers)
        .channel(serverChannel())
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(
            ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(64, 512, 65_536))
        .childOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(limits.writeLow(), limits.writeHigh()))
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            fill(channel, serving, tls);
          }
        });
  }

  /** Builds the pipeline of a new connection. */
  static void fill(Channel channel, Serving serving, @Nullable SslContext tls) {
    if (tls != null) {
      var handler = tls.newHandler(channel.alloc());
      handler.setHandshakeTimeoutMillis(serving.options().times().head().toMillis());
      channel.pipeline().addLast(handler);
    }
    channel
        .pipeline()
        .addLast(new StrictRequestDecoder(serving.options().limits()))
        .addLast(new HttpResponseEncoder())
        .addLast(new HttpConnection(serving, channel));
  }

  private static EventLoopGroup loops(int threads, String name) {
    return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name), ioHandler());
  }

  private static IoHandlerFactory ioHandler() {
    return Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  private static Class<? extends ServerChannel> serverChannel() {
    return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }
}
