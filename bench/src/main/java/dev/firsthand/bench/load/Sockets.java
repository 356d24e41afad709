package dev.firsthand.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Clients' WebSockets, all on one event loop, from many loopback addresses. */
final class Sockets implements AutoCloseable {

  /** One address has some 28,000 ports; the product also bounds what one address may open. */
  private static final int OF_ONE_ADDRESS = 1_000;

  /** The list of all agents is one frame, 180 kB of 1,000. */
  private static final int LONGEST_FRAME = 16 * 1024 * 1024;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private int opened;

  Sockets() {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    group = new MultiThreadIoEventLoopGroup(1, io);
    loop = group.next();
    bootstrap = new Bootstrap()
        .group(loop)
        .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_REUSEADDR, true);
  }

  /** Where everything that clients do happens. */
  EventLoop loop() {
    return loop;
  }

  /** An open WebSocket. Confined to the event loop. */
  static final class Link {
    private final Channel channel;

    private Link(Channel channel) {
      this.channel = channel;
    }

    void send(ByteBuf text) {
      channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    void send(String text) {
      channel.writeAndFlush(new TextWebSocketFrame(text), channel.voidPromise());
    }

    boolean isOpen() {
      return channel.isActive();
    }

    /** Calls {@code then} on the event loop when the connection has ended, whoever ended it. */
    void whenEnded(Runnable then) {
      channel.closeFuture().addListener(ended -> then.run());
    }

    /** Hangs up without a word, as a lost link does. */
    void hangUp() {
      channel.close();
    }
  }

  /**
   * Opens a WebSocket; {@code texts} hears of every message on the event loop. Completes with the
   * link, or with why there is none.
   */
  synchronized CompletableFuture<Link> open(
      int port, String path, @Nullable String cookie, Consumer<ByteBuf> texts) {
    int source = opened++ / OF_ONE_ADDRESS;
    var headers = new DefaultHttpHeaders();
    if (cookie != null) {
      headers.set("Cookie", cookie);
      headers.set("Origin", "http://localhost:" + port);
    }
    var link = new CompletableFuture<Link>();
    var handshaker = WebSocketClientHandshakerFactory.newHandshaker(
        URI.create("ws://localhost:" + port + path),
        WebSocketVersion.V13,
        path.startsWith("/ws/") ? "firsthand.v1" : null,
        false,
        (HttpHeaders) headers,
        LONGEST_FRAME);
    bootstrap
        .clone()
        .handler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel
                .pipeline()
                .addLast(
                    new HttpClientCodec(),
                    new HttpObjectAggregator(8_192),
                    new Entering(handshaker, link, texts));
          }
        })
        .connect(loopback(1, port), loopback(2 + source % 250, 0))
        .addListener(done -> {
          if (!done.isSuccess()) {
            link.completeExceptionally(done.cause());
          }
        });
    return link;
  }

  private static InetSocketAddress loopback(int last, int port) {
    try {
      return new InetSocketAddress(
          InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address.", e);
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static final class Entering extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final WebSocketClientHandshaker handshaker;
    private final CompletableFuture<Link> link;
    private final Consumer<ByteBuf> texts;

    Entering(
        WebSocketClientHandshaker handshaker,
        CompletableFuture<Link> link,
        Consumer<ByteBuf> texts) {
      this.handshaker = handshaker;
      this.link = link;
      this.texts = texts;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      handshaker.handshake(ctx.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
      handshaker.finishHandshake(ctx.channel(), response);
      ctx.pipeline().replace(this, "listening", new Listening(texts));
      link.complete(new Link(ctx.channel()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      link.completeExceptionally(cause);
      ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      link.completeExceptionally(new IllegalStateException("The server closed the connection."));
    }
  }

  private static final class Listening extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final Consumer<ByteBuf> texts;

    Listening(Consumer<ByteBuf> texts) {
      this.texts = texts;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
      switch (frame) {
        case TextWebSocketFrame text -> texts.accept(text.content());
        case PingWebSocketFrame ping ->
          ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        case CloseWebSocketFrame close -> {
          Refusals.tellOf(close);
          ctx.close();
        }
        default -> {}
      }
    }

    /** A killed server resets its connections; anything else is a fault of the load's. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      if (!(cause instanceof IOException)) {
        Refusals.tellOf(cause);
      }
      ctx.close();
    }
  }
}
