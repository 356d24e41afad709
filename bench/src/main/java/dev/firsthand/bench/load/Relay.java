package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
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
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As little as a chat server can do: a message that comes from {@code /visitor/N} goes to {@code
 * /agent/N modulo agents}, an agent's answer to the visitor that it names, and an acknowledgement
 * goes back. Or every message goes to all agents, as one frame that is made once. One event loop;
 * nothing is kept.
 */
public final class Relay {

  /** What stands before the value of a message's id. */
  private static final ByteBuf ID = Unpooled.wrappedBuffer("\"id\":\"".getBytes(UTF_8));

  private static final ByteBuf CONVERSATION =
      Unpooled.wrappedBuffer("\"conversation\":\"".getBytes(UTF_8));

  private static final int FINAL_TEXT = 0x81;
  private static final int LONGEST_SHORT = 125;
  private static final int LENGTH_IN_TWO_BYTES = 126;

  private final boolean json;
  private final boolean toAll;
  private final int agents;
  private final JsonMapper mapper = new JsonMapper();
  private final IntObjectMap<Channel> agentsThere = new IntObjectHashMap<>();
  private final IntObjectMap<Channel> visitorsThere = new IntObjectHashMap<>();

  private Relay(String how, int agents) {
    this.json = how.equals("json");
    this.toAll = how.equals("all");
    this.agents = agents;
  }

  /** Takes {@code raw}, {@code json} or {@code all}, and how many agents; prints the address. */
  public static void main(String[] arguments) {
    var relay = new Relay(arguments[0], Integer.parseInt(arguments[1]));
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
            ctx.pipeline().addLast(new Member(number, agent));
            (agent ? agentsThere : visitorsThere).put(number, ctx.channel());
          });
    }
  }

  private final class Member extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final int number;
    private final boolean agent;

    /** To whom something was written that is not flushed yet. */
    private @Nullable Channel last;

    Member(int number, boolean agent) {
      this.number = number;
      this.agent = agent;
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
      if (toAll && !agent) {
        tellAll(said);
      } else {
        pass(said, agent ? visitorsThere.get(named(said)) : agentsThere.get(number % agents));
      }
      ctx.write(new TextWebSocketFrame(acknowledged(said)));
    }

    private void pass(ByteBuf said, @Nullable Channel to) {
      flushLastUnless(to);
      if (to != null) {
        to.write(new TextWebSocketFrame(json ? rewritten(said, agent) : said.retainedDuplicate()));
      }
    }

    private void flushLastUnless(@Nullable Channel to) {
      if (last != null && !last.equals(to)) {
        last.flush();
      }
      last = to;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
      ctx.flush();
      flushLastUnless(null);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      (agent ? agentsThere : visitorsThere).remove(number);
    }
  }

  /** The frame's bytes are made once; an encoder lets bytes pass. */
  private void tellAll(ByteBuf said) {
    ByteBuf frame = Unpooled.buffer(said.readableBytes() + 4).writeByte(FINAL_TEXT);
    if (said.readableBytes() <= LONGEST_SHORT) {
      frame.writeByte(said.readableBytes());
    } else {
      frame.writeByte(LENGTH_IN_TWO_BYTES).writeShort(said.readableBytes());
    }
    frame.writeBytes(said, said.readerIndex(), said.readableBytes());
    for (Channel agent : agentsThere.values()) {
      agent.writeAndFlush(frame.retainedDuplicate(), agent.voidPromise());
    }
    frame.release();
  }

  /** The visitor whom an agent's answer names. */
  private static int named(ByteBuf said) {
    int at = ByteBufUtil.indexOf(CONVERSATION, said) + CONVERSATION.readableBytes();
    int number = 0;
    for (byte digit = said.getByte(at); digit != '"'; digit = said.getByte(++at)) {
      number = 10 * number + digit - '0';
    }
    return number;
  }

  private ByteBuf rewritten(ByteBuf said, boolean byAgent) {
    JsonNode read = mapper.readTree(said.toString(UTF_8));
    ObjectNode event = mapper.createObjectNode();
    event.put("type", "event");
    event.set("event", read.asObject().put("type", byAgent ? "agentReplied" : "visitorSaid"));
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
    int from = ByteBufUtil.indexOf(ID, said) + ID.readableBytes();
    int length = said.indexOf(from, said.writerIndex(), (byte) '"') - from;
    var ok = Unpooled.buffer(64);
    ok.writeCharSequence("{\"type\":\"ok\",\"id\":\"", UTF_8);
    ok.writeBytes(said, from, length);
    ok.writeCharSequence("\"}", UTF_8);
    return ok;
  }
}
