package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One HTTP request, read whole. Immutable. Header names are case-insensitive. */
public final class Request {

  private final String method;
  private final Target target;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final String client;
  private final boolean secure;
  private final Map<String, String> variables;

  private Request(Builder parts, Map<String, String> variables) {
    this.method = parts.method;
    this.target = parts.target;
    this.headers = parts.headers;
    this.body = parts.body;
    this.client = parts.client;
    this.secure = parts.secure;
    this.variables = Map.copyOf(variables);
  }

  private Request(Request from, Map<String, String> variables) {
    this.method = from.method;
    this.target = from.target;
    this.headers = from.headers;
    this.body = from.body;
    this.client = from.client;
    this.secure = from.secure;
    this.variables = Map.copyOf(variables);
  }

  /**
   * Starts a request by hand, as tests do.
   *
   * @param target path and query as they stand in the request line: {@code /faq/7?draft=1}
   */
  public static Builder of(String method, String target) {
    return new Builder(method, Target.parse(target));
  }

  static Builder of(String method, Target target) {
    return new Builder(method, target);
  }

  Request matched(Map<String, String> pathVariables) {
    return pathVariables.isEmpty() ? this : new Request(this, pathVariables);
  }

  /** The method, in capitals. */
  public String method() {
    return method;
  }

  /** The path, percent-decoded, without the query. */
  public String path() {
    return target.path();
  }

  /**
   * What stands in the path for {@code {name}} of the route's pattern.
   *
   * @throws IllegalArgumentException if the pattern has no such name
   */
  public String pathVariable(String name) {
    var value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route's pattern has no {" + name + "}");
    }
    return value;
  }

  /** The first value of a query parameter, decoded. */
  public Optional<String> query(String name) {
    return target.query(name);
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** All values of a header, in order. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** The value of a cookie the client sent; the first, if it sent several of that name. */
  public Optional<String> cookie(String name) {
    return headers("Cookie").stream()
        .flatMap(line -> ServerCookieDecoder.STRICT.decodeAll(line).stream())
        .filter(cookie -> cookie.name().equals(name))
        .map(io.netty.handler.codec.http.cookie.Cookie::value)
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

  /** The client's address, after trusted proxies. Personal data: never to be logged. */
  public String client() {
    return client;
  }

  /** Whether the client speaks TLS, to us or to a trusted proxy. */
  public boolean secure() {
    return secure;
  }

  /** The host and port that the client asked for: the {@code Host} header. */
  public String host() {
    return header("Host").orElse("localhost");
  }

  /** Our own origin as the client sees it: {@code https://chat.example}. */
  public String ownOrigin() {
    return (secure ? "https://" : "http://") + host();
  }

  /** The origin of the page that caused the request, as the browser states it. */
  public Optional<String> origin() {
    return header("Origin");
  }

  /** The WebSocket subprotocols that the client offers. */
  public Set<String> subprotocols() {
    return headers("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(toUnmodifiableSet());
  }

  /** The method and path, for tests and debuggers; no personal data but what the path holds. */
  @Override
  public String toString() {
    return method + " " + target.path();
  }

  /** A request in the making. Confined to one thread. */
  public static final class Builder {
    private final String method;
    private final Target target;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private byte[] body = new byte[0];
    private String client = "127.0.0.1";
    private boolean secure;

    private Builder(String method, Target target) {
      this.method = method;
      this.target = target;
    }

    /** Adds a header line. */
    public Builder header(String name, String value) {
      headers.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
      return this;
    }

    /** Sets the body. */
    public Builder body(String text) {
      return body(text.getBytes(UTF_8));
    }

    /** Sets the body. */
    public Builder body(byte[] bytes) {
      body = bytes;
      return this;
    }

    /** Sets the client's address. */
    public Builder client(String address) {
      client = address;
      return this;
    }

    /** Sets whether the client speaks TLS. */
    public Builder secure(boolean tls) {
      secure = tls;
      return this;
    }

    /** The request. */
    public Request build() {
      return build(Map.of());
    }

    /** The request, with values for the variables of its route's pattern. */
    public Request build(Map<String, String> pathVariables) {
      return new Request(this, pathVariables);
    }
  }
}
