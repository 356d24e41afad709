package dev.firsthand.telemetry;

import dev.firsthand.http.Counters;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.Supplier;

/** What {@code /metrics} says, in the Prometheus format. Thread-safe. */
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final String token;

  /**
   * Metrics of this process.
   *
   * @param token what a scraper must send as bearer token; empty: loopback addresses only
   */
  public Metrics(String token) {
    this.token = token;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /** A number that is read when somebody asks. */
  public Metrics gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
    return this;
  }

  /** A number that only grows, read when somebody asks. */
  public Metrics counter(String name, String description, Supplier<Long> value) {
    FunctionCounter.builder(name, this, unused -> value.get().doubleValue())
        .description(description)
        .register(registry);
    return this;
  }

  /** One of several such numbers that share a name and differ in a tag. */
  public Metrics counter(
      String name, String description, String tag, String tagged, Supplier<Long> value) {
    FunctionCounter.builder(name, this, unused -> value.get().doubleValue())
        .description(description)
        .tag(tag, tagged)
        .register(registry);
    return this;
  }

  /** What the HTTP server counts. */
  public Metrics http(Counters counters) {
    gauge("firsthand.http.connections", "Open connections", counters::connections);
    gauge("firsthand.websockets", "Open WebSockets", counters::sockets);
    counter("firsthand.slow.readers", "Sockets closed as slow readers", counters::slowReaders);
    counter("firsthand.silent", "Sockets closed as silent", counters::silent);
    counter("firsthand.turned.away", "Connections and requests over a limit", counters::turnedAway);
    counter("firsthand.bytes.in", "Bytes received", counters::bytesIn);
    counter("firsthand.bytes.out", "Bytes sent", counters::bytesOut);
    counter("firsthand.messages.in", "WebSocket messages received", counters::messagesIn);
    counter("firsthand.messages.out", "WebSocket messages sent", counters::messagesOut);
    for (int status = 1; status <= 5; status++) {
      int statusClass = status;
      FunctionCounter.builder("firsthand.http.responses", counters, c -> c.responses(statusClass))
          .description("Responses by class of status")
          .tag("status", statusClass + "xx")
          .register(registry);
    }
    return this;
  }

  /** Where durations of one kind are gathered. */
  public java.util.function.Consumer<Duration> timer(String name, String description) {
    Timer timer = Timer.builder(name)
        .description(description)
        .publishPercentileHistogram()
        .register(registry);
    return timer::record;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get("/metrics", this::scraped);
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }

  private Response scraped(Request request) {
    if (!mayScrape(request)) {
      return Response.problem(
          403, "FORBIDDEN", "Send the bearer token of metrics.token, or ask from this machine.");
    }
    return Response.of(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private boolean mayScrape(Request request) {
    if (token.isEmpty()) {
      String client = request.client();
      return client.startsWith("127.") || client.equals("0:0:0:0:0:0:0:1") || client.equals("::1");
    }
    byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    byte[] given = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(wanted, given);
  }
}
