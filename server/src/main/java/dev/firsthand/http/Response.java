package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One HTTP response. Immutable. Security headers are added when it is written, each unless the
 * response has its own.
 */
public final class Response {

  /** A header line. */
  record Header(String name, String value) {}

  private static final byte[] NOTHING = new byte[0];

  private final int status;
  private final List<Header> headers;
  private final byte[] body;
  private final Runnable left;

  private Response(int status, List<Header> headers, byte[] body, Runnable left) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.left = left;
  }

  /** A response with any status, type and body. */
  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, List.of(new Header("Content-Type", contentType)), body, () -> {});
  }

  /** A response without a body. */
  public static Response empty(int status) {
    return new Response(status, List.of(), NOTHING, () -> {});
  }

  /** 200 with JSON. */
  public static Response ok(String json) {
    return json(200, json);
  }

  /** JSON, already encoded. */
  public static Response json(int status, byte[] body) {
    return of(status, "application/json", body);
  }

  /** JSON, already encoded. */
  public static Response json(int status, String body) {
    return json(status, body.getBytes(UTF_8));
  }

  /** Plain text. */
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
  }

  /** An HTML page. */
  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(UTF_8));
  }

  /** 204: done, and nothing to say. */
  public static Response noContent() {
    return empty(204);
  }

  /** 303: see {@code location}, with GET. */
  public static Response redirect(String location) {
    return empty(303).withHeader("Location", location);
  }

  /**
   * A refusal in the form of RFC 9457.
   *
   * @param code stable, for programs: {@code NAME_MISSING}
   * @param detail for people: what is wrong and how to mend it
   */
  public static Response problem(int status, String code, String detail) {
    var title = HttpResponseStatus.valueOf(status).reasonPhrase();
    var json = "{\"type\":\"about:blank\",\"title\":%s,\"status\":%d,\"code\":%s,\"detail\":%s}"
        .formatted(quoted(title), status, quoted(code), quoted(detail));
    return of(status, "application/problem+json", json.getBytes(UTF_8));
  }

  /**
   * The same response with one more header line; a header that may stand only once replaces the
   * earlier one.
   *
   * @throws IllegalArgumentException if name or value holds what a header can't: line ends, NUL
   */
  public Response withHeader(String name, String value) {
    checkToken(name);
    checkValue(value);
    var more = new ArrayList<>(headers);
    if (!name.equalsIgnoreCase("Set-Cookie") && !name.equalsIgnoreCase("Vary")) {
      more.removeIf(header -> header.name().equalsIgnoreCase(name));
    }
    more.add(new Header(name, value));
    return new Response(status, more, body, left);
  }

  /**
   * The same response; {@code then} is run once it is out of memory: taken by the client, or given up.
   * For bodies so large that only a few may wait for slow clients. To be called last.
   */
  public Response whenLeft(Runnable then) {
    return new Response(status, headers, body, then);
  }

  /** The same response, which sets a cookie too. */
  public Response withCookie(Cookie cookie) {
    return withHeader("Set-Cookie", cookie.header());
  }

  /** The same response with its own {@code Content-Security-Policy} in place of the strict one. */
  public Response withPolicy(String contentSecurityPolicy) {
    return withHeader("Content-Security-Policy", contentSecurityPolicy);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The body; empty if there is none. The caller must not change it. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, UTF_8);
  }

  /** It has left, one way or the other. */
  void left() {
    left.run();
  }

  List<Header> headers() {
    return headers;
  }

  private static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static void checkToken(String name) {
    if (name.isEmpty() || !name.chars().allMatch(Response::isTokenCharacter)) {
      throw new IllegalArgumentException("Not a header name: " + name);
    }
  }

  private static boolean isTokenCharacter(int c) {
    return c > 0x20 && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
  }

  private static void checkValue(String value) {
    if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c > 0x7e)) {
      throw new IllegalArgumentException("A header value must be printable ASCII");
    }
  }
}
