package dev.firsthand.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection: reads a request whole, has it answered on a virtual thread, writes the
 * response, and only then looks at the next, however many the client has sent ahead. Leaves the
 * pipeline when a WebSocket takes over. Confined to its event loop.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {

  private enum State {
    HEAD,
    BODY,
    ANSWERING,
    ENDED
  }

  private static final HttpRequest NO_HEAD =
      new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
  private static final ByteArrayOutputStream NO_BODY = new ByteArrayOutputStream(0);
  private static final String RETRY_IN_SECONDS = "5";
  private static final String ALL_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  private final Serving serving;
  private final Channel channel;
  private final byte[] peer;
  private final long addressKey;
  private final boolean welcome;
  private final Loop loop;
  private final Deque<Object> ahead = new ArrayDeque<>(2);

  private State state = State.HEAD;
  private HttpRequest head = NO_HEAD;
  private ByteArrayOutputStream body = NO_BODY;
  private @Nullable ScheduledFuture<?> timer;
  private boolean started;

  HttpConnection(Serving serving, Channel channel) {
    this.serving = serving;
    this.channel = channel;
    this.peer = Proxies.bytesOf(channel.remoteAddress());
    this.loop = serving.loop(channel.eventLoop());
    long key = serving.proxies().trusts(peer) ? Gate.UNCOUNTED : Gate.keyOf(peer);
    var room = serving.enter();
    var counted = serving.gate().enter(key);
    this.welcome = counted && room;
    this.addressKey = counted ? key : Gate.UNCOUNTED;
  }

  // --- The life of the connection

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    loop.enter(this);
    wait(serving.options().times().head(), this::tooSlow);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    loop.leave(this);
    stopWaiting();
    ahead.forEach(ReferenceCountUtil::release);
    ahead.clear();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    state = State.ENDED;
    serving.leave(addressKey);
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof DecoderException)) {
      serving.faults().report("http.connection-failed", "-", cause);
    }
    ctx.close();
  }

  /** Ends the connection now if it waits for a request, and after the response if it has one. */
  void drain() {
    if (state == State.HEAD) {
      channel.close();
    }
  }

  void cut() {
    channel.close();
  }

  // --- Reading

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object part) {
    if (state == State.ANSWERING) {
      ahead.add(part);
    } else {
      read(part);
    }
  }

  private void read(Object part) {
    try {
      if (state == State.HEAD && part instanceof HttpRequest request) {
        readHead(request);
      } else if (state == State.BODY && part instanceof HttpContent content) {
        readBody(content);
      }
    } finally {
      ReferenceCountUtil.release(part);
    }
  }

  private void readHead(HttpRequest request) {
    head = request;
    started = true;
    var refusal = HeadCheck.refusal(request, serving.options().limits());
    if (refusal.isPresent()) {
      refuse(refusal.get());
    } else if (serving.draining()) {
      refuse(unavailable("SERVER_RESTARTS", "The server is about to restart: come back soon."));
    } else if (!welcome) {
      refuse(unavailable("SERVER_FULL", "There are too many connections: come back later."));
    } else {
      admit(request);
    }
  }

  private void admit(HttpRequest request) {
    int seconds = serving.gate().secondsToWait(Gate.keyOf(clientBytes(request)));
    if (seconds > 0) {
      refuse(
          Response.problem(429, "TOO_MANY_REQUESTS", "Wait, then send fewer requests per second.")
              .withHeader("Retry-After", Integer.toString(seconds)));
      return;
    }
    state = State.BODY;
    body = new ByteArrayOutputStream(0);
    wait(serving.options().times().body(), this::tooSlow);
    if (HttpUtil.is100ContinueExpected(request)) {
      channel.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
  }

  private void readBody(HttpContent content) {
    var limits = serving.options().limits();
    if (content.decoderResult().isFailure()) {
      refuse(HeadCheck.unreadable(content.decoderResult()));
    } else if (body.size() + content.content().readableBytes() > limits.bodyBytes()) {
      refuse(HeadCheck.tooLarge(limits));
    } else {
      body.writeBytes(ByteBufUtil.getBytes(content.content()));
      if (content instanceof LastHttpContent) {
        dispatch();
      }
    }
  }

  private void tooSlow() {
    if (started && state == State.HEAD) {
      channel.close();
    } else {
      refuse(
          Response.problem(408, "REQUEST_TOO_SLOW", "Send the whole request without long pauses."));
    }
  }

  // --- Answering

  private void dispatch() {
    state = State.ANSWERING;
    stopWaiting();
    channel.config().setAutoRead(false);
    serving.counters().bodyRead(body.size());
    if (head.uri().equals("*")) {
      finish(new Answer.Plain(Response.noContent().withHeader("Allow", ALL_METHODS)));
      return;
    }
    try {
      var request = request();
      serving.workers().execute(() -> answer(request));
    } catch (Target.BadTarget bad) {
      refuse(Response.problem(400, "TARGET_MALFORMED", String.valueOf(bad.getMessage())));
    } catch (RejectedExecutionException stopped) {
      channel.close();
    }
  }

  private Request request() {
    var builder = Request.of(head.method().name(), Target.parse(head.uri()));
    head.headers().forEach(header -> builder.header(header.getKey(), header.getValue()));
    var client = clientBytes(head);
    return builder
        .body(body.toByteArray())
        .client(client.length == 0 ? "unknown" : NetUtil.bytesToIpAddress(client))
        .secure(secure())
        .build();
  }

  /** Runs on a virtual thread. */
  private void answer(Request request) {
    var answer = Answer.to(request, serving);
    try {
      channel.eventLoop().execute(() -> finish(answer));
    } catch (RejectedExecutionException stopped) {
      drop(answer);
      channel.close();
    }
  }

  private void finish(Answer answer) {
    if (state != State.ANSWERING || !channel.isActive()) {
      drop(answer);
      return;
    }
    switch (answer) {
      case Answer.Plain plain ->
        respond(plain.response(), !HttpUtil.isKeepAlive(head) || serving.draining());
      case Answer.Upgrade upgrade -> upgrade(upgrade);
    }
  }

  private static void drop(Answer answer) {
    if (answer instanceof Answer.Plain plain) {
      plain.response().left();
    }
  }

  /** Answers, and gives the connection up: what follows on it can't be trusted. */
  private void refuse(Response response) {
    respond(response, true);
  }

  private void respond(Response response, boolean last) {
    state = last ? State.ENDED : State.ANSWERING;
    serving.counters().responded(response.status(), response.body().length);
    var written = channel.writeAndFlush(Wire.response(response, head, last, secure(), now()));
    written.addListener(done -> response.left());
    wait(serving.options().times().response(), this::cut);
    if (last) {
      channel.config().setAutoRead(true);
      Linger.end(channel, written, serving.options().times().close());
    } else {
      written.addListener((ChannelFutureListener) done -> next());
    }
  }

  /** Goes on with what the client sent ahead, or waits for its next request. */
  private void next() {
    if (!channel.isActive()) {
      return;
    }
    state = State.HEAD;
    head = NO_HEAD;
    body = NO_BODY;
    if (serving.draining()) {
      channel.close();
      return;
    }
    wait(serving.options().times().idle(), this::tooSlow);
    while (state != State.ANSWERING && !ahead.isEmpty()) {
      read(ahead.remove());
    }
    if (state != State.ANSWERING) {
      channel.config().setAutoRead(true);
    }
  }

  // --- Handing over to a WebSocket

  private void upgrade(Answer.Upgrade upgrade) {
    if (!ahead.isEmpty()) {
      refuse(Response.problem(
          400, "HANDSHAKE_MALFORMED", "Wait for the answer before you send more."));
      return;
    }
    var key = addressKey;
    if (key == Gate.UNCOUNTED) {
      key = Gate.keyOf(clientBytes(head));
      if (!serving.gate().enter(key)) {
        refuse(unavailable("SERVER_FULL", "There are too many connections: come back later."));
        return;
      }
    }
    var request = upgrade.request();
    var deflate = serving.options().deflate().on() && Handshake.offersDeflate(request);
    channel.writeAndFlush(Wire.switching(request, upgrade.accept(), deflate, now()));
    serving.counters().responded(101, 0);
    var visit = new Visit(request.client(), key, upgrade.route());
    var socket = new WebSocketConnection(serving, channel, loop, visit, upgrade.accept(), deflate);
    var pipeline = channel.pipeline();
    pipeline.remove(HttpResponseEncoder.class);
    channel.config().setAutoRead(true);
    pipeline.replace(this, null, socket);
    pipeline.replace(StrictRequestDecoder.class, null, frameDecoder(deflate));
  }

  private WebSocket13FrameDecoder frameDecoder(boolean deflate) {
    return new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
        .expectMaskedFrames(true)
        .allowMaskMismatch(false)
        .allowExtensions(deflate)
        .maxFramePayloadLength(serving.options().limits().messageBytes())
        .closeOnProtocolViolation(false)
        .withUTF8Validator(false)
        .build());
  }

  // --- Small parts

  private static Response unavailable(String code, String detail) {
    return Response.problem(503, code, detail).withHeader("Retry-After", RETRY_IN_SECONDS);
  }

  private boolean secure() {
    var overTls = channel.pipeline().get(SslHandler.class) != null;
    return serving.proxies().secure(peer, overTls, head.headers());
  }

  private Instant now() {
    return serving.clock().instant();
  }

  private byte[] clientBytes(HttpRequest request) {
    return serving.proxies().clientOf(peer, request.headers());
  }

  private void wait(Duration time, Runnable then) {
    stopWaiting();
    timer = channel.eventLoop().schedule(then, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void stopWaiting() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
