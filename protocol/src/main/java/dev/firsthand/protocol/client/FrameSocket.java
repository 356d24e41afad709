package dev.firsthand.protocol.client;

import dev.firsthand.protocol.Protocol;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket as whole text frames: sends in the order asked, says once how it ended. Thread-safe.
 */
final class FrameSocket {

  /** Who listens. Frames come one after another, on threads of the HTTP client. */
  interface Ear {
    void opened();

    void heard(String text);

    void alive();

    void lost(int closeNumber);
  }

  /** Longest frame that is read, in characters. */
  static final int LONGEST = 1 << 20;

  private static final int BROKEN = 1006;

  private final Ear ear;
  private final AtomicBoolean over = new AtomicBoolean();
  private final CompletableFuture<WebSocket> open;
  private CompletableFuture<WebSocket> sending;

  /**
   * Begins to connect.
   *
   * @param headers what to say beside the WebSocket's own headers: Origin, Cookie
   */
  FrameSocket(
      HttpClient http, URI address, Map<String, String> headers, Duration connectLimit, Ear ear) {
    this.ear = ear;
    WebSocket.Builder builder =
        http.newWebSocketBuilder().subprotocols(Protocol.SUBPROTOCOL).connectTimeout(connectLimit);
    headers.forEach(builder::header);
    this.open = builder.buildAsync(address, new Listener());
    this.sending = open;
    open.whenComplete((socket, failure) -> {
      if (failure != null) {
        end(BROKEN);
      }
    });
  }

  /** Sends after all that was sent before; a failure is heard as {@link Ear#lost}. */
  synchronized void send(String text) {
    sending = sending.thenCompose(socket -> socket.sendText(text, true));
    sending.whenComplete((socket, failure) -> {
      if (failure != null) {
        end(BROKEN);
      }
    });
  }

  /** Ends the link without waiting for the peer, which may be gone. Nothing is heard any more. */
  synchronized void hangUp() {
    over.set(true);
    WebSocket socket = opened();
    if (socket != null && sending.isDone()) {
      socket
          .sendClose(WebSocket.NORMAL_CLOSURE, "")
          .whenComplete((same, failure) -> socket.abort());
    } else {
      open.thenAccept(WebSocket::abort);
    }
  }

  /** Cuts the link as a broken network would. */
  void cut() {
    WebSocket socket = opened();
    if (socket != null) {
      socket.abort();
      end(BROKEN);
    }
  }

  private @Nullable WebSocket opened() {
    return open.isCompletedExceptionally() ? null : open.getNow(null);
  }

  private void end(int closeNumber) {
    if (over.compareAndSet(false, true)) {
      ear.lost(closeNumber);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public void onOpen(WebSocket socket) {
      socket.request(1);
      ear.opened();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
      if (over.get()) {
        return null;
      }
      if (parts.length() + data.length() > LONGEST) {
        socket.abort();
        end(BROKEN);
        return null;
      }
      parts.append(data);
      // Before anybody hears of it: an end that the peer answers with was missed while none was
      // asked for.
      socket.request(1);
      if (whole) {
        String text = parts.toString();
        parts.setLength(0);
        ear.heard(text);
      }
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      ear.alive();
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int number, String reason) {
      end(number);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      end(BROKEN);
    }
  }
}
