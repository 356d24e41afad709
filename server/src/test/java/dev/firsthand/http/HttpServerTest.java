package dev.firsthand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpServerTest {

  private static final int LARGE = 20_000_000;

  private static final Semaphore LEFT = new Semaphore(0);

  private static HttpServer server;

  @BeforeAll
  static void start() {
    var router = new Router()
        .get("/hello", request -> Response.text(200, "hello " + request.client()))
        .post("/size", request -> Response.text(200, "" + request.body().length))
        .get("/faq/{id}", request -> Response.text(200, "faq " + request.pathVariable("id")))
        .get("/query", request -> Response.text(200, request.query("q").orElse("-")))
        .get("/page", request -> Response.html(200, "<p>hi"))
        .get("/framable", request -> Response.html(200, "x").withPolicy("frame-ancestors *"))
        .get(
            "/large",
            request -> Response.of(200, "image/png", new byte[LARGE]).whenLeft(LEFT::release))
        .get("/fails", request -> {
          throw new IOException("a secret");
        })
        .get(
            "/cookie",
            request -> Response.noContent()
                .withCookie(Cookie.session("s", request.cookie("s").orElse("none"), true)))
        .socket("/echo", new EchoEndpoint());
    var limits = ServerOptions.Limits.defaults().withBodyBytes(1000).withRequests(10_000, 10_000);
    server = TestServer.start(ServerOptions.defaults().withLimits(limits), router);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What must be refused: a name, the request, the status. */
  record Bad(String name, String request, int status, String code) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> refusesWhatCannotBeTrusted() {
    var line = "GET /hello HTTP/1.1\r\n";
    var host = "Host: a\r\n";
    return Stream.of(
        new Bad("no host", line + "\r\n", 400, "HOST_NOT_ONE"),
        new Bad("two hosts", line + host + "Host: b\r\n\r\n", 400, "HOST_NOT_ONE"),
        new Bad("an empty host", line + "Host: \r\n\r\n", 400, "HOST_MALFORMED"),
        new Bad("a host with a path", line + "Host: a/b\r\n\r\n", 400, "HOST_MALFORMED"),
        new Bad("a host with a user", line + "Host: u@a\r\n\r\n", 400, "HOST_MALFORMED"),
        new Bad("HTTP/1.0", "GET /hello HTTP/1.0\r\nHost: a\r\n\r\n", 505, "VERSION_NOT"),
        new Bad("HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "VERSION_NOT"),
        new Bad("HTTP/1.2", "GET /hello HTTP/1.2\r\nHost: a\r\n\r\n", 505, "VERSION_NOT"),
        new Bad("no version", "GET /hello\r\nHost: a\r\n\r\n", 400, "REQUEST_MALFORMED"),
        new Bad("an absurd version", "GET /hello FTP\r\nHost: a\r\n\r\n", 400, "REQUEST_MALFORMED"),
        new Bad("an unknown method", "BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501, "METHOD"),
        new Bad("TRACE", "TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501, "METHOD_UNKNOWN"),
        new Bad("CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "METHOD_UNKNOWN"),
        new Bad("garbage", "\u0016\u0003\u0001\u0002\r\n\r\n", 400, "REQUEST_MALFORMED"),
        new Bad("bare line feeds", "GET /hello HTTP/1.1\nHost: a\n\n", 400, "REQUEST_MALFORMED"),
        new Bad("a space before a colon", line + "Host : a\r\n\r\n", 400, "REQUEST_MALFORMED"),
        new Bad("no colon", line + host + "Nonsense\r\n\r\n", 400, "REQUEST_MALFORMED"),
        new Bad("NUL in a header", line + host + "X: a\0b\r\n\r\n", 400, "REQUEST_MALFORMED"),
        new Bad("dots", "GET /a/../hello HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MALFORMED"),
        new Bad("encoded dots", "GET /%2e%2E/x HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MAL"),
        new Bad("an encoded slash", "GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MAL"),
        new Bad("an encoded backslash", "GET /a%5Cb HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET"),
        new Bad("a backslash", "GET /a\\b HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MALFORMED"),
        new Bad("an encoded NUL", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MAL"),
        new Bad("half an escape", "GET /a%2 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MAL"),
        new Bad("no escape", "GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MALFORMED"),
        new Bad("escaped Latin-1", "GET /caf%e9 HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MAL"),
        new Bad("no slash", "GET hello HTTP/1.1\r\nHost: a\r\n\r\n", 400, "TARGET_MALFORMED"),
        new Bad(
            "a long address",
            "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            414,
            "TARGET_TOO"),
        new Bad(
            "long headers", line + host + "X: " + "a".repeat(17_000) + "\r\n\r\n", 431, "HEADERS"),
        new Bad("a large body", post("Content-Length: 1001\r\n"), 413, "BODY_TOO_LARGE"),
        new Bad("a huge body", post("Content-Length: 99999999999\r\n"), 413, "BODY_TOO_LARGE"),
        new Bad(
            "a large chunked body",
            post("Transfer-Encoding: chunked\r\n") + "3e9\r\n" + "x".repeat(1001) + "\r\n0\r\n\r\n",
            413,
            "BODY_TOO_LARGE"),
        new Bad("a negative length", post("Content-Length: -1\r\n"), 400, "REQUEST_MALFORMED"),
        new Bad("a signed length", post("Content-Length: +5\r\n"), 400, "REQUEST_MALFORMED"),
        new Bad("no length at all", post("Content-Length: five\r\n"), 400, "REQUEST_MALFORMED"),
        new Bad("two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n"), 400, "REQUEST"),
        new Bad(
            "length and chunks",
            post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
            400,
            ""),
        new Bad("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n"), 501, "ENCODING"),
        new Bad(
            "chunked twice",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
            400,
            "REQUEST_MALFORMED"),
        new Bad("identity", post("Transfer-Encoding: identity\r\n"), 400, "REQUEST_MALFORMED"),
        new Bad(
            "a bad chunk", post("Transfer-Encoding: chunked\r\n") + "zz\r\nx\r\n", 400, "REQUEST"),
        new Bad(
            "an expectation", post("Expect: tea\r\nContent-Length: 1\r\n"), 417, "EXPECTATION"));
  }

  @ParameterizedTest
  @MethodSource
  void refusesWhatCannotBeTrusted(Bad bad) {
    try (var client = new RawClient(server.port())) {
      var response = client.send(bad.request()).response();

      assertThat(response).startsWith("HTTP/1.1 " + bad.status() + " ");
      assertThat(response).contains("content-type: application/problem+json");
      assertThat(response).contains("\"code\":\"" + bad.code()).contains("\"detail\":\"");
      assertThat(response).contains("connection: close");
      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void answersRequestsSentAheadInTheirOrder() {
    try (var client = new RawClient(server.port())) {
      client.send(get("/faq/1") + get("/nowhere") + get("/faq/3"));

      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("faq 1");
      assertThat(client.response()).startsWith("HTTP/1.1 404 ");
      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("faq 3");
    }
  }

  @Test
  void aRequestSmuggledBehindARefusedOneIsNotAnswered() {
    try (var client = new RawClient(server.port())) {
      client.send(post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n"
          + get("/hello"));

      assertThat(client.response()).startsWith("HTTP/1.1 400 ");
      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void readsChunkedBodies() {
    try (var client = new RawClient(server.port())) {
      client.send(
          post("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n11");
    }
  }

  @Test
  void tellsAClientThatAsksToGoOn() {
    try (var client = new RawClient(server.port())) {
      client.send(post("Expect: 100-continue\r\nContent-Length: 5\r\n"));
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      assertThat(client.send("hello").response()).startsWith("HTTP/1.1 200 ").endsWith("5");
    }
  }

  @Test
  void takesTheAbsoluteFormOfATarget() {
    try (var client = new RawClient(server.port())) {
      client.send("GET http://a/faq/7?x=1 HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(client.response()).endsWith("faq 7");
    }
  }

  @Test
  void answersHeadLikeGetWithoutTheBody() {
    try (var client = new RawClient(server.port())) {
      client.send("HEAD /faq/7 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/faq/8"));

      assertThat(client.head()).startsWith("HTTP/1.1 200 ").contains("content-length: 5\r\n");
      assertThat(client.response()).endsWith("faq 8");
    }
  }

  @Test
  void namesTheMethodsThatAnAddressKnows() {
    assertThat(response("PUT /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("allow: GET, HEAD, OPTIONS\r\n");
    assertThat(response("OPTIONS /size HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("HTTP/1.1 204 ")
        .contains("allow: POST, OPTIONS\r\n");
    assertThat(response("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 204 ");
  }

  @ParameterizedTest
  @CsvSource({"/query?q=a%20b+c, a b c", "/query?q=%C3%A9&q=2, é", "/query?r=1, -", "/query?q, ''"})
  void decodesQueries(String target, String expected) {
    assertThat(response(get(target))).endsWith("\r\n\r\n" + expected);
  }

  @Test
  void aFailureGetsANumberAndNoMore() {
    var response = response(get("/fails"));

    assertThat(response).startsWith("HTTP/1.1 500 ").contains(TestServer.REFERENCE);
    assertThat(response).doesNotContain("secret").doesNotContain("IOException");
  }

  @Test
  void everyResponseKeepsBrowsersCareful() {
    assertThat(response(get("/hello")))
        .contains("x-content-type-options: nosniff\r\n")
        .contains("referrer-policy: strict-origin-when-cross-origin\r\n")
        .contains("cross-origin-opener-policy: same-origin\r\n")
        .contains("permissions-policy: camera=()")
        .contains("content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n")
        .contains("x-frame-options: DENY\r\n")
        .contains("cache-control: no-store\r\n")
        .contains("date: Tue, 01 Jan 2030 12:00:00 GMT\r\n")
        .doesNotContain("strict-transport-security");
    assertThat(response(get("/nowhere"))).contains("content-security-policy: default-src 'none'");
    assertThat(response(get("/page"))).contains("content-security-policy: default-src 'self';");
    assertThat(response(get("/framable")))
        .contains("content-security-policy: frame-ancestors *\r\n")
        .doesNotContain("x-frame-options");
  }

  @Test
  void setsAndReadsCookies() {
    assertThat(response("GET /cookie HTTP/1.1\r\nHost: a\r\nCookie: a=1; s=mine\r\n\r\n"))
        .containsIgnoringCase("set-cookie: s=mine; Path=/; Secure; HTTPOnly; SameSite=Strict");
  }

  @Test
  void aClientThatWantsToCloseIsClosed() {
    try (var client = new RawClient(server.port())) {
      client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      assertThat(client.response()).endsWith("hello 127.0.0.1");
      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void servesAnOrdinaryClient() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var uri = URI.create("http://localhost:" + server.port() + "/size");
      var request = HttpRequest.newBuilder(uri)
          .POST(HttpRequest.BodyPublishers.ofString("abc"))
          .build();

      var response = client.send(request, BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("3");
    }
  }

  @Test
  void saysWhyItCannotListen() {
    var taken = ServerOptions.defaults().withAddress("127.0.0.1", server.port());

    assertThatThrownBy(() -> TestServer.start(taken, new Router()))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("taken");
  }

  @Test
  void aLargeResponseSaysWhenItWasTakenOrGivenUp() throws Exception {
    try (var patient = new RawClient(server.port())) {
      assertThat(patient.send(get("/large")).response()).hasSizeGreaterThan(LARGE);
      assertThat(LEFT.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
    try (var impatient = new RawClient(server.port())) {
      impatient.send(get("/large"));
      assertThat(LEFT.tryAcquire()).isFalse();
    }
    assertThat(LEFT.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void countsWhatItAnswers() {
    long before = server.counters().responses(4);
    response(get("/nowhere"));

    assertThat(server.counters().responses(4)).isEqualTo(before + 1);
  }

  private static String response(String request) {
    try (var client = new RawClient(server.port())) {
      return client.send(request).response();
    }
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  private static String post(String headers) {
    return "POST /size HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
  }
}
