package dev.firsthand.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A push service of one test on this machine: opens what it gets, for it has the browser's keys. */
public final class PushServiceStub implements AutoCloseable {

  /** One call that came. */
  public record Came(String path, Map<String, String> headers, String text) {}

  private record Answer(int status, Map<String, String> headers) {}

  private static final long PATIENCE_SECONDS = 20;

  public final PushedBrowser browser = new PushedBrowser(new SecureRandom());
  private final HttpServer server;
  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

  public PushServiceStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  /** Its address, as {@code push.services} names it. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers the next call that has no answer yet; without one it takes each. */
  void answerNext(int status, Map<String, String> headers) {
    answers.add(new Answer(status, headers));
  }

  /** The next call, waited for. */
  public Came next() throws InterruptedException {
    Came next = came.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nobody called");
    }
    return next;
  }

  /** A call that has come already; null where none has. */
  @Nullable
  Came pending() {
    return came.poll();
  }

  private void take(HttpExchange call) throws IOException {
    try (call) {
      byte[] body = call.getRequestBody().readAllBytes();
      Answer answer = answers.poll();
      if (answer == null) {
        answer = new Answer(201, Map.of());
      }
      answer.headers().forEach(call.getResponseHeaders()::set);
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      came.add(new Came(call.getRequestURI().getPath(), headers, browser.opened(body)));
      call.sendResponseHeaders(answer.status(), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
