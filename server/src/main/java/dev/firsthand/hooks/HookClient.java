package dev.firsthand.hooks;

import dev.firsthand.hooks.HookFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to a stranger's server and reads JSON back: once, without following redirects, with a
 * limit on time and size. Thread-safe; blocks, so it is for virtual threads.
 */
final class HookClient implements AutoCloseable {

  static final int LARGEST_ANSWER = 64 * 1024;

  private static final int DEEPEST_CAUSE = 8;
  private static final int OK = 200;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("hook-", 0).factory());
  private final ConcurrentMap<String, Semaphore> rooms = new ConcurrentHashMap<>();
  private final int mostAtOnce;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable HttpClient made;

  /**
   * A client.
   *
   * @param mostAtOnce calls of one server under way at once; more fail, so that one that hangs piles
   *     nothing up, and stands in nobody else's way
   */
  HookClient(int mostAtOnce) {
    this.mostAtOnce = mostAtOnce;
  }

  /**
   * The body of the answer, which is JSON.
   *
   * @param limit for everything, from looking up the name to the body's last byte
   * @throws HookFailure if there is no such answer
   */
  byte[] post(URI address, Map<String, String> headers, byte[] body, Duration limit)
      throws HookFailure, InterruptedException {
    return checked(answer(address, headers, body, limit));
  }

  /**
   * The status of the answer, one of those that say it was taken; the answer's body does not matter.
   *
   * @param limit for everything
   * @throws HookFailure if there is no such answer
   */
  int tell(URI address, Map<String, String> headers, byte[] body, Duration limit)
      throws HookFailure, InterruptedException {
    int status = answer(address, headers, body, limit).statusCode();
    if (status >= 200 && status < 300) {
      return status;
    }
    throw HookFailure.status(
        status >= 300 && status < 400 ? Kind.REDIRECTED : Kind.BAD_STATUS, status);
  }

  private HttpResponse<Optional<byte[]>> answer(
      URI address, Map<String, String> headers, byte[] body, Duration limit)
      throws HookFailure, InterruptedException {
    var request = HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("User-Agent", "Firsthand")
        .timeout(limit)
        .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    var room =
        rooms.computeIfAbsent(address.getRawAuthority(), authority -> new Semaphore(mostAtOnce));
    if (!room.tryAcquire()) {
      throw HookFailure.of(Kind.BUSY);
    }
    try {
      return within(limit, request.build());
    } finally {
      room.release();
    }
  }

  /** Makes ready what the first call needs: it takes a quarter of a second, once. */
  void prepare() {
    client();
  }

  @Override
  public void close() {
    HttpClient client = made;
    if (client != null) {
      client.shutdownNow();
    }
    threads.shutdownNow();
  }

  /** Made when it is first needed: most houses call no bot, and reading certificates is slow. */
  private HttpClient client() {
    HttpClient client = made;
    if (client != null) {
      return client;
    }
    making.lock();
    try {
      HttpClient first = made;
      if (first != null) {
        return first;
      }
      HttpClient fresh = HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(threads)
          .build();
      made = fresh;
      return fresh;
    } finally {
      making.unlock();
    }
  }

  /** The client's own time limit ends with the headers, and looking up a name has none. */
  private HttpResponse<Optional<byte[]>> within(Duration limit, HttpRequest request)
      throws HookFailure, InterruptedException {
    HttpClient client = client();
    Future<HttpResponse<Optional<byte[]>>> sent =
        threads.submit(() -> client.send(request, HookClient::reader));
    try {
      return sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooSlow) {
      throw HookFailure.of(Kind.TOO_SLOW);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      sent.cancel(true);
    }
  }

  private static HookFailure failure(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> HookFailure.of(Kind.UNREACHABLE);
      case HttpTimeoutException tooSlow -> HookFailure.of(Kind.TOO_SLOW);
      case IOException broken ->
        HookFailure.of(isOfEncryption(broken) ? Kind.NOT_TRUSTED : Kind.UNREACHABLE);
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      default -> HookFailure.of(Kind.UNREACHABLE);
    };
  }

  /** The client may tell of the end of the connection, and only in its cause of what ended it. */
  private static boolean isOfEncryption(IOException broken) {
    Throwable cause = broken;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof SSLException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static BodySubscriber<Optional<byte[]>> reader(ResponseInfo answer) {
    return new BoundedBody(answer.statusCode() == OK && isJson(answer) ? LARGEST_ANSWER : 0);
  }

  private static byte[] checked(HttpResponse<Optional<byte[]>> answer) throws HookFailure {
    int status = answer.statusCode();
    if (status >= 300 && status < 400) {
      throw HookFailure.status(Kind.REDIRECTED, status);
    }
    if (status != OK) {
      throw HookFailure.status(Kind.BAD_STATUS, status);
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!isJson(type)) {
      throw HookFailure.badAnswer("The answer's Content-Type must be application/json.");
    }
    return answer.body().orElseThrow(() -> HookFailure.of(Kind.TOO_LARGE));
  }

  private static boolean isJson(ResponseInfo answer) {
    return isJson(answer.headers().firstValue("Content-Type").orElse(""));
  }

  private static boolean isJson(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
  }
}
