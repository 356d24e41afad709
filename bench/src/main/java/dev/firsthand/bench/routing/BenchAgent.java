package dev.firsthand.bench.routing;

import dev.firsthand.protocol.Protocol;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One agent's window, on a real socket. Reads of the frames only what it waits for, so that the
 * measure is the server's and not the client's. Thread-safe.
 */
final class BenchAgent {

  private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([^\"]+)\"");
  private static final Pattern EPOCH = Pattern.compile("\"epoch\":(\\d+)");

  /** An offer, and when its frame had come. */
  record Offer(String conversation, long epoch, long atNanos) {}

  private final WebSocket socket;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private CompletableFuture<Offer> offer = new CompletableFuture<>();
  private CompletableFuture<Long> ok = new CompletableFuture<>();
  private long requests;
  private @Nullable Offer mine;

  BenchAgent(HttpClient http, int port, String cookie) {
    socket = http.newWebSocketBuilder()
        .subprotocols(Protocol.SUBPROTOCOL)
        .header("Cookie", cookie)
        .header("Origin", "http://localhost:" + port)
        .buildAsync(URI.create("ws://localhost:" + port + "/ws/agent"), new Ear())
        .join();
    send("{\"type\":\"hello\",\"id\":\"h\"}");
    within(ready);
    send("{\"type\":\"setStatus\",\"id\":\"s\",\"status\":\"available\"}");
  }

  /** Waits for the offer that rings, and accepts it. */
  void accept() {
    Offer rings = within(nextOffer());
    synchronized (this) {
      offer = new CompletableFuture<>();
      ok = new CompletableFuture<>();
      mine = rings;
    }
    send("{\"type\":\"accept\",\"id\":\"" + request() + "\",\"key\":\"" + key()
        + "\",\"conversation\":\"" + rings.conversation() + "\"}");
    within(answered());
  }

  /** Closes what the agent has; gives when it was asked, when it was done, and when it rang again. */
  Freed free() {
    Offer had;
    synchronized (this) {
      had = mine;
      ok = new CompletableFuture<>();
    }
    if (had == null) {
      throw new IllegalStateException("This agent has nothing.");
    }
    long asked = System.nanoTime();
    // Accepting raised the epoch by one.
    send("{\"type\":\"close\",\"id\":\"" + request() + "\",\"key\":\"" + key()
        + "\",\"conversation\":\"" + had.conversation() + "\",\"epoch\":" + (had.epoch() + 1)
        + "}");
    long done = within(answered());
    long rang = within(nextOffer()).atNanos();
    return new Freed(asked, done, rang);
  }

  /** When the agent asked to be free, when the server had it done, and when the next offer was there. */
  record Freed(long askedNanos, long doneNanos, long rangNanos) {}

  void hangUp() {
    socket.abort();
  }

  private synchronized CompletableFuture<Offer> nextOffer() {
    return offer;
  }

  private synchronized CompletableFuture<Long> answered() {
    return ok;
  }

  private synchronized String request() {
    return "r" + ++requests;
  }

  private synchronized String key() {
    return "k" + requests;
  }

  private void send(String text) {
    socket.sendText(text, true).join();
  }

  private static <T> T within(CompletableFuture<T> awaited) {
    return awaited.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private synchronized void heard(String text) {
    long now = System.nanoTime();
    if (text.startsWith("{\"type\":\"offer\"")) {
      Matcher conversation = CONVERSATION.matcher(text);
      Matcher epoch = EPOCH.matcher(text);
      if (conversation.find() && epoch.find()) {
        offer.complete(new Offer(conversation.group(1), Long.parseLong(epoch.group(1)), now));
      }
    } else if (text.startsWith("{\"type\":\"ok\"") && text.contains("\"id\":\"r")) {
      ok.complete(now);
    } else if (text.startsWith("{\"type\":\"ready\"")) {
      ready.complete(null);
    } else if (text.startsWith("{\"type\":\"refused\"")) {
      ok.completeExceptionally(new IllegalStateException(text));
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
      from.request(1);
      parts.append(data);
      if (whole) {
        String text = parts.toString();
        parts.setLength(0);
        heard(text);
      }
      return null;
    }
  }
}
