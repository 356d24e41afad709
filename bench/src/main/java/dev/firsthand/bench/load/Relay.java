package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As little as a chat server can do: a message that comes from {@code /visitor/N} goes to {@code
 * /agent/N modulo agents}, and an acknowledgement goes back. One event loop; nothing is kept.
 */
public final class Relay {

  /** Where the value of a message's id begins. */
  static final int ID_AT = "{\"type\":\"say\",\"id\":\"".length();

  private final boolean json;
  private final int agents;
  private final JsonMapper mapper = new JsonMapper();
  private final Map<Integer, Channel> listening = new HashMap<>();

  private Relay(boolean json, int agents) {
    this.json = json;
    this.agents = agents;
  }

  /** Takes {@code raw} or {@code json}, and the number of agents; prints the address. */
  public static void main(String[] arguments) {
    var relay = new Relay(arguments[0].equals("json"), Integer.parseInt(arguments[1]));
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    var loop = new MultiThreadIoEventLoopGroup(1, io);
    Channel channel = new ServerBootstrap()
        .group(loop)
        .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 16_384)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel child) {
            child
                .pipeline()
                .addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536), relay.new Door());
          }
        })
        .bind(0)
        .syncUninterruptibly()
        .channel();
    System.out.println(
        "http://localhost:" + ((InetSocketAddress) channel.localAddress()).getPort());
  }

  private final class Door extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
      String[] path = request.uri().split("/", -1);
      int number = Integer.parseInt(path[2]);
      boolean agent = path[1].equals("agent");
      new WebSocketServerHandshakerFactory(
              "ws://localhost" + request.uri(),
              null,
              WebSocketDecoderConfig.newBuilder().withUTF8Validator(false).build())
          .newHandshaker(request)
          .handshake(ctx.channel(), request)
          .addListener(done -> {
            ctx.pipeline().remove(this);
            ctx.pipeline().addLast(new Member(number));
            if (agent) {
              listening.put(number, ctx.channel());
            }
          });
    }
  }

  private final class Member extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final int number;

    Member(int number) {
      this.number = number;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
      switch (frame) {
        case TextWebSocketFrame text -> said(ctx, text.content());
        case PingWebSocketFrame ping ->
          ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        case CloseWebSocketFrame close -> ctx.close();
        default -> {}
      }
    }

    private void said(ChannelHandlerContext ctx, ByteBuf said) {
      Channel agent = listening.get(number % agents);
      if (agent != null) {
        agent.write(new TextWebSocketFrame(json ? rewritten(said) : said.retainedDuplicate()));
      }
      ctx.write(new TextWebSocketFrame(acknowledged(said)));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.flush();
      Channel agent = listening.get(number % agents);
      if (agent != null && !agent.equals(ctx.channel())) {
        agent.flush();
      }
    }
  }

  private ByteBuf rewritten(ByteBuf said) {
    JsonNode read = mapper.readTree(said.toString(UTF_8));
    ObjectNode event = mapper.createObjectNode();
    event.put("type", "event");
    event.set("event", read);
    return Unpooled.wrappedBuffer(mapper.writeValueAsBytes(event));
  }

  private ByteBuf acknowledged(ByteBuf said) {
    if (json) {
      JsonNode read = mapper.readTree(said.toString(UTF_8));
      ObjectNode ok = mapper.createObjectNode();
      ok.put("type", "ok");
      ok.put("id", read.path("id").stringValue());
      return Unpooled.wrappedBuffer(mapper.writeValueAsBytes(ok));
    }
    int from = said.readerIndex() + ID_AT;
    int length = said.indexOf(from, said.writerIndex(), (byte) '"') - from;
    var ok = Unpooled.buffer(64);
    ok.writeCharSequence("{\"type\":\"ok\",\"id\":\"", UTF_8);
    ok.writeBytes(said, from, length);
    ok.writeCharSequence("\"}", UTF_8);
    return ok;
  }
}
