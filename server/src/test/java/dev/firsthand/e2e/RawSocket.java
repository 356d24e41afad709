package dev.firsthand.e2e;

import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One bare socket, for saying what no client of ours would say. */
final class RawSocket implements AutoCloseable {

  final Heard<JsonNode> frames = new Heard<>();
  final Heard<Integer> closed = new Heard<>();
  private final WebSocket socket;

  private RawSocket(URI address, Map<String, String> headers) {
    var builder = Net.HTTP.newWebSocketBuilder().subprotocols("firsthand.v1");
    headers.forEach(builder::header);
    socket = builder.buildAsync(address, new Ear()).join();
  }

  static RawSocket open(URI address) {
    return new RawSocket(address, Map.of());
  }

  /** The HTTP status with which a handshake is refused; 101 if it is not. */
  static int handshake(URI address, Map<String, String> headers) {
    try {
      new RawSocket(address, headers).close();
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  RawSocket says(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** The first frame of {@code type} that answers {@code id}. */
  JsonNode answer(String type, String id) {
    return frames.when(
        type + " to " + id,
        all -> all.stream()
            .filter(frame -> frame.path("type").asString("").equals(type))
            .filter(frame -> frame.path("id").asString("").equals(id))
            .findFirst());
  }

  JsonNode hears(String type) {
    return frames.when(
        type,
        all -> all.stream()
            .filter(frame -> frame.path("type").asString("").equals(type))
            .findFirst());
  }

  int closeCode() {
    return closed.when("the end", all -> all.stream().findFirst());
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        frames.add(JsonMapper.shared().readTree(parts.toString()));
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.add(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.add(1006);
    }
  }
}
