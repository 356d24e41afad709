package dev.firsthand.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final Duration HEARTBEAT = Duration.ofSeconds(20);

  private final List<Integer> closed = new ArrayList<>();
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Serving serving = new Serving(
      ServerOptions.defaults().withTimes(ServerOptions.Times.defaults().withHeartbeat(HEARTBEAT)),
      new Router(),
      TestServer.NOON,
      new Faults(() -> TestServer.REFERENCE),
      Runnable::run);

  @BeforeEach
  void open() {
    channel.freezeTime();
    var accept = new Admission.Accept(null, socket -> new Silent(closed));
    var visit = new Visit("127.0.0.1", Gate.UNCOUNTED, "/chat");
    var loop = serving.loop(channel.eventLoop());
    channel
        .pipeline()
        .addLast(new WebSocketConnection(serving, channel, loop, visit, accept, false));
  }

  @Test
  void pingsOncePerHeartbeat() {
    for (int i = 0; i < 4; i++) {
      pass(HEARTBEAT);
      channel.writeInbound(new PongWebSocketFrame());
    }

    assertThat(opcodes())
        .containsExactly(FrameBytes.PING, FrameBytes.PING, FrameBytes.PING, FrameBytes.PING);
  }

  @Test
  void aSocketThatAnswersStaysOpen() {
    for (int i = 0; i < 20; i++) {
      pass(HEARTBEAT.dividedBy(2));
      channel.writeInbound(new PongWebSocketFrame());
    }

    assertThat(channel.isActive()).isTrue();
    assertThat(closed).isEmpty();
  }

  @Test
  void aSocketSilentForTwoAndAHalfHeartbeatsIsClosed() {
    pass(HEARTBEAT.multipliedBy(5).dividedBy(2));
    assertThat(channel.isActive()).isTrue();

    pass(HEARTBEAT.dividedBy(2));

    assertThat(channel.isActive()).isFalse();
    assertThat(closed).containsExactly(CloseCode.HEARTBEAT_MISSED);
    assertThat(opcodes()).endsWith(FrameBytes.CLOSE);
    assertThat(serving.counters().silent()).isEqualTo(1);
    assertThat(serving.counters().sockets()).isZero();
  }

  /** Time passes in small steps, as it does. */
  private void pass(Duration time) {
    for (int i = 0; i < 100; i++) {
      channel.advanceTimeBy(time.toMillis() / 100, TimeUnit.MILLISECONDS);
      channel.runScheduledPendingTasks();
      channel.runPendingTasks();
    }
  }

  private List<Integer> opcodes() {
    var opcodes = new ArrayList<Integer>();
    for (ByteBuf frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
      opcodes.add(frame.getByte(0) & 0xf);
      frame.release();
    }
    return opcodes;
  }

  private record Silent(List<Integer> closed) implements SocketListener {
    @Override
    public void onText(String text) {}

    @Override
    public void onClosed(int code) {
      closed.add(code);
    }
  }
}
