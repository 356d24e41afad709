package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One open WebSocket: the last handler of its pipeline, and the {@link Socket} that its listener
 * writes to. State is confined to the event loop; the methods of {@link Socket} may be called from
 * anywhere.
 */
final class WebSocketConnection extends ChannelInboundHandlerAdapter implements Socket {

  private static final SocketListener NOBODY = new SocketListener() {
    @Override
    public void onText(String text) {}

    @Override
    public void onClosed(int code) {}
  };

  /** Half heartbeats without a word from the peer, after which it counts as gone. */
  private static final int SILENT = 5;

  /** The last close code there is: RFC 6455, section 7.4.2. */
  private static final int LAST_CODE = 4999;

  /** Stands in a text for bytes that are none. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final byte[] PING = FrameBytes.whole(FrameBytes.PING, new byte[0]);

  private enum State {
    OPEN,
    /** We sent Close and wait for the peer's. */
    CLOSE_SENT,
    /** Both sides are done, or the peer can't be talked to: nothing is read or written any more. */
    ENDED
  }

  private final Serving serving;
  private final Channel channel;
  private final Loop loop;
  private final Visit visit;
  private final boolean deflate;

  private @Nullable Function<Socket, SocketListener> opener;
  private SocketListener listener = NOBODY;
  private @Nullable Message incoming;
  private volatile State state = State.OPEN;
  private boolean draining;
  private int code = CloseCode.LOST;
  private int spoke;
  private int seat;
  private byte beatsOfSilence;
  private boolean pingNext = true;
  private boolean flushPending;
  private boolean paused;

  WebSocketConnection(
      Serving serving,
      Channel channel,
      Loop loop,
      Visit visit,
      Admission.Accept accept,
      boolean deflate) {
    this.serving = serving;
    this.channel = channel;
    this.loop = loop;
    this.visit = visit;
    this.deflate = deflate;
    this.opener = accept.open();
  }

  // --- Socket

  @Override
  public void send(String text) {
    var payload = text.getBytes(UTF_8);
    var compress = deflate && payload.length >= serving.options().deflate().fromBytes();
    var frame = compress
        ? FrameBytes.whole(FrameBytes.TEXT | FrameBytes.COMPRESSED, Deflation.deflate(payload))
        : FrameBytes.whole(FrameBytes.TEXT, payload);
    write(Unpooled.wrappedBuffer(frame));
  }

  @Override
  public void send(Frame shared) {
    var compress = deflate && shared.bytes() >= serving.options().deflate().fromBytes();
    write(compress ? shared.deflated() : shared.plain());
  }

  @Override
  public void sendBinary(byte[] bytes) {
    write(Unpooled.wrappedBuffer(FrameBytes.whole(FrameBytes.BINARY, bytes)));
  }

  @Override
  public boolean writable() {
    return state == State.OPEN && channel.isWritable();
  }

  @Override
  public void close(int closeCode, String reason) {
    if (closeCode < 1000
        || closeCode > LAST_CODE
        || !WebSocketCloseStatus.isValidStatusCode(closeCode)) {
      throw new IllegalArgumentException("Not a close code for the wire: " + closeCode);
    }
    onLoop(() -> startClosing(closeCode, reason));
  }

  @Override
  public String client() {
    return visit.client();
  }

  @Override
  public void execute(Runnable task) {
    hand(() -> guarded(task));
  }

  @Override
  public void pauseReading() {
    onLoop(() -> reading(false));
  }

  @Override
  public void resumeReading() {
    onLoop(() -> reading(true));
  }

  // --- The life of the connection

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    loop.enter(this);
    serving.counters().socketOpened();
    var open = opener;
    opener = null; // It may hold the whole handshake: not for the life of the socket.
    if (open != null) {
      heard(nobody -> listener = open.apply(this));
    }
    if (serving.draining()) {
      drain(0);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    state = State.ENDED;
    incoming = null;
    loop.leave(this);
    serving.counters().socketClosed();
    serving.leave(visit);
    try {
      listener.onClosed(code);
    } catch (RuntimeException | Error fault) {
      serving.faults().report("http.listener-failed", visit.route(), fault);
    }
    listener = NOBODY;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (writable()) {
      heard(SocketListener::onWritable);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException broken) {
      int status = broken.closeStatus().code();
      fail(
          status,
          status == CloseCode.TOO_BIG
              ? "The message is too large"
              : "The WebSocket protocol was broken");
    } else if (cause instanceof IOException || state != State.OPEN) {
      ctx.close();
    } else {
      failOurselves("http.socket-failed", cause);
    }
  }

  /**
   * Tells the listener of the coming end, once, and closes after {@code delayInMs}. A socket that
   * opens while the drain begins is asked twice.
   */
  void drain(long delayInMs) {
    if (draining) {
      return;
    }
    draining = true;
    serving.tell();
    heard(SocketListener::onDrain);
    channel
        .eventLoop()
        .schedule(
            () -> startClosing(CloseCode.RESTART, "The server restarts"),
            delayInMs,
            TimeUnit.MILLISECONDS);
  }

  void cut() {
    channel.close();
  }

  // --- Reading

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    try {
      beatsOfSilence = 0;
      if (state != State.ENDED && frame instanceof WebSocketFrame known) {
        read(known);
      }
    } catch (Message.Unacceptable unacceptable) {
      fail(unacceptable.code(), String.valueOf(unacceptable.getMessage()));
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void read(WebSocketFrame frame) throws Message.Unacceptable {
    if (frame instanceof CloseWebSocketFrame close) {
      answerClose(close);
    } else if (state == State.OPEN) {
      checkReservedBits(frame);
      if (frame instanceof PingWebSocketFrame) {
        answerPing(frame.content());
      } else if (!(frame instanceof PongWebSocketFrame)) {
        readData(frame);
      }
    }
  }

  /** RSV1 may stand on the first frame of a compressed message, and nothing else anywhere. */
  private void checkReservedBits(WebSocketFrame frame) throws Message.Unacceptable {
    var first = !(frame instanceof ContinuationWebSocketFrame
        || frame instanceof PingWebSocketFrame
        || frame instanceof PongWebSocketFrame);
    int allowed = first && deflate ? 4 : 0;
    if ((frame.rsv() & ~allowed) != 0) {
      throw new Message.Unacceptable(CloseCode.PROTOCOL_ERROR, "A reserved bit is set");
    }
  }

  private void readData(WebSocketFrame frame) throws Message.Unacceptable {
    var message = incoming;
    if (message == null) {
      var text = frame instanceof TextWebSocketFrame;
      if (!text && !listener.takesBinary()) {
        throw new Message.Unacceptable(CloseCode.UNSUPPORTED, "Only text is taken here");
      }
      if (text && frame.isFinalFragment() && frame.rsv() == 0) {
        readWhole(frame.content());
        return;
      }
      message = new Message(text, frame.rsv() != 0, serving.options());
      incoming = message;
    }
    message.add(frame.content());
    if (frame.isFinalFragment()) {
      incoming = null;
      deliver(message.isText(), message.end());
    }
  }

  /** The usual case, without a copy: one frame, not compressed. */
  private void readWhole(ByteBuf content) throws Message.Unacceptable {
    var text = content.toString(UTF_8);
    // What is no UTF-8 is read as this, and looking for it costs nothing where all is ASCII.
    if (text.indexOf(REPLACEMENT) >= 0 && !ByteBufUtil.isText(content, UTF_8)) {
      throw Message.notUtf8();
    }
    serving.counters().messageRead(content.readableBytes());
    heard(open -> open.onText(text));
  }

  private void deliver(boolean text, byte[] bytes) {
    serving.counters().messageRead(bytes.length);
    heard(open -> {
      if (text) {
        open.onText(new String(bytes, UTF_8));
      } else {
        open.onBinary(bytes);
      }
    });
  }

  /** A peer that does not read gets no more pongs than fit in its buffer. */
  private void answerPing(ByteBuf content) {
    if (channel.isWritable()) {
      writeNow(
          Unpooled.wrappedBuffer(FrameBytes.whole(FrameBytes.PONG, ByteBufUtil.getBytes(content))));
    }
  }

  private void reading(boolean on) {
    paused = !on && state == State.OPEN;
    beatsOfSilence = 0;
    channel.config().setAutoRead(!paused);
  }

  // --- Writing

  private void write(ByteBuf frame) {
    if (state == State.OPEN) {
      onLoop(() -> {
        if (state == State.OPEN) {
          serving.counters().messageSent(frame.readableBytes());
          writeNow(frame);
        }
      });
    }
  }

  private void writeNow(ByteBuf frame) {
    channel.write(frame, channel.voidPromise());
    if (!flushPending) {
      flushPending = true;
      loop.flushSoon(this);
    }
    var waiting = channel.unsafe().outboundBuffer();
    var most = serving.options().limits().writeMost();
    if (waiting != null && waiting.totalPendingWriteBytes() > most && state == State.OPEN) {
      flush();
      if (waiting.totalPendingWriteBytes() > most) {
        serving.counters().slowReaderClosed();
        startClosing(CloseCode.SLOW_CONSUMER, "Too slow: come back and resume");
      }
    }
  }

  void flush() {
    flushPending = false;
    channel.flush();
  }

  /** Flushes what the task writes when it ends, while the socket is at hand; on the event loop. */
  void inOneFlush(Runnable writing) {
    boolean isOurs = !flushPending;
    flushPending = true;
    try {
      writing.run();
    } finally {
      if (isOurs) {
        flush();
      }
    }
  }

  // --- Heartbeat: called twice in each

  void beat() {
    if (state != State.OPEN) {
      return;
    }
    if (!paused) {
      beatsOfSilence++;
    }
    pingNext = !pingNext;
    if (beatsOfSilence > SILENT) {
      serving.counters().silentClosed();
      fail(CloseCode.HEARTBEAT_MISSED, "No answer to pings");
    } else if (pingNext && channel.isWritable()) {
      writeNow(Unpooled.wrappedBuffer(PING));
    }
  }

  void sitsAt(int newSpoke, int newSeat) {
    spoke = newSpoke;
    seat = newSeat;
  }

  int spoke() {
    return spoke;
  }

  int seat() {
    return seat;
  }

  // --- Closing

  /** The peer closes, or answers our Close. */
  private void answerClose(CloseWebSocketFrame close) throws Message.Unacceptable {
    int theirs = close.statusCode();
    if (close.rsv() != 0 || theirs > LAST_CODE) {
      throw new Message.Unacceptable(
          CloseCode.PROTOCOL_ERROR, "The Close frame is not well-formed");
    }
    if (state == State.OPEN) {
      code = theirs < 0 ? CloseCode.NONE : theirs;
      end(theirs < 0 ? new byte[0] : closePayload(theirs, ""));
    } else {
      state = State.ENDED;
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** We close, and give the peer a moment to agree. */
  private void startClosing(int closeCode, String reason) {
    if (state == State.OPEN) {
      state = State.CLOSE_SENT;
      code = closeCode;
      incoming = null;
      reading(true);
      channel.writeAndFlush(closeFrame(closePayload(closeCode, reason)));
      Linger.closeAfter(channel, serving.options().times().close());
    }
  }

  /** The peer broke the rules: one Close frame, and not a byte more is read. */
  private void fail(int closeCode, String reason) {
    if (state == State.OPEN) {
      code = closeCode;
      end(closePayload(closeCode, reason));
    } else if (state == State.CLOSE_SENT) {
      state = State.ENDED;
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void failOurselves(String event, Throwable fault) {
    var reference = serving.faults().report(event, visit.route(), fault);
    fail(CloseCode.INTERNAL_ERROR, "Our fault; reference " + reference);
  }

  private void end(byte[] closePayload) {
    state = State.ENDED;
    incoming = null;
    reading(true);
    var patience = serving.options().times().close();
    Linger.closeAfter(channel, patience);
    Linger.end(channel, channel.writeAndFlush(closeFrame(closePayload)), patience);
  }

  private static ByteBuf closeFrame(byte[] payload) {
    return Unpooled.wrappedBuffer(FrameBytes.whole(FrameBytes.CLOSE, payload));
  }

  private static byte[] closePayload(int code, String reason) {
    var payload = Unpooled.buffer(125).writeShort(code);
    for (int i = 0; i < reason.length(); i = reason.offsetByCodePoints(i, 1)) {
      var character = reason.substring(i, reason.offsetByCodePoints(i, 1)).getBytes(UTF_8);
      if (payload.readableBytes() + character.length > 125) {
        break;
      }
      payload.writeBytes(character);
    }
    return ByteBufUtil.getBytes(payload);
  }

  // --- Threads and faults

  private void onLoop(Runnable task) {
    if (channel.eventLoop().inEventLoop()) {
      task.run();
    } else {
      hand(task);
    }
  }

  private void hand(Runnable task) {
    if (Gathering.takes(this, channel.eventLoop(), task)) {
      return;
    }
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException stopped) {
      closeNow();
    }
  }

  /** Ends the connection where nobody can be told any more. */
  void closeNow() {
    channel.close();
  }

  private void heard(Consumer<SocketListener> call) {
    if (state == State.OPEN) {
      guarded(() -> call.accept(listener));
    }
  }

  void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error fault) {
      failOurselves("http.listener-failed", fault);
    }
  }
}
