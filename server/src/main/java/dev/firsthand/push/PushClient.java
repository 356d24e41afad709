package dev.firsthand.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands a sealed message to a push service (RFC 8030): once, without following redirects, within a time
 * limit; nothing of the answer's body is read. Thread-safe; blocks, so it is for virtual threads.
 */
final class PushClient implements AutoCloseable {

  /** What the push service said. */
  sealed interface Said {
    /** It will bring the message. */
    record Taken() implements Said {}

    /** It knows no such device any more. */
    record Gone() implements Said {}

    /** It wants to be left alone for so long. */
    record NotNow(Duration pause) implements Said {}

    /** It takes no such message; trying again would change nothing. */
    record Refused(int status) implements Said {}

    /** It could not be reached, or has a bad moment. */
    record Unreachable() implements Said {}
  }

  static final Duration LIMIT = Duration.ofSeconds(5);

  private static final int MOST_AT_ONCE = 8;
  private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("push-", 0).factory());
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final ReentrantLock making = new ReentrantLock();
  private @Nullable HttpClient made;

  /** Posts a body and tells what was said. */
  Said post(URI endpoint, Map<String, String> headers, byte[] body) throws InterruptedException {
    var request = HttpRequest.newBuilder(endpoint)
        .header("Content-Type", "application/octet-stream")
        .header("Content-Encoding", "aes128gcm")
        .timeout(LIMIT)
        .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (!room.tryAcquire(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      return new Said.Unreachable();
    }
    try {
      return within(request.build());
    } finally {
      room.release();
    }
  }

  /** The client's own time limit does not cover the looking up of a name. */
  private Said within(HttpRequest request) throws InterruptedException {
    HttpClient client = client();
    Future<HttpResponse<Void>> sent =
        threads.submit(() -> client.send(request, BodyHandlers.discarding()));
    try {
      return said(sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooSlow) {
      return new Said.Unreachable();
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case IOException broken -> new Said.Unreachable();
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        case null, default -> new Said.Unreachable();
      };
    } finally {
      sent.cancel(true);
    }
  }

  /** Made when it is first needed: most houses call nobody, and reading certificates is slow. */
  private HttpClient client() {
    making.lock();
    try {
      if (made == null) {
        made = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .executor(threads)
            .build();
      }
      return made;
    } finally {
      making.unlock();
    }
  }

  private static Said said(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Said.Taken();
    }
    return switch (status) {
      case 404, 410 -> new Said.Gone();
      case 429 ->
        new Said.NotNow(pause(answer.headers().firstValue("Retry-After").orElse("")));
      default -> status >= 500 ? new Said.Unreachable() : new Said.Refused(status);
    };
  }

  private static Duration pause(String seconds) {
    if (!seconds.matches("[0-9]{1,9}")) {
      return USUAL_PAUSE;
    }
    Duration wanted = Duration.ofSeconds(Long.parseLong(seconds));
    return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
