package dev.firsthand.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Servers for tests: any free port, a clock that stands still, numbers that can be foretold. */
final class TestServer {

  static final Clock NOON = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
  static final String REFERENCE = "ref-1";

  private TestServer() {}

  static HttpServer start(ServerOptions options, Router router) {
    return HttpServer.start(options.withThreads(1), router, NOON, () -> REFERENCE);
  }
}
