package dev.firsthand.app;

import dev.firsthand.protocol.client.AgentClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A busy day at a house, in seconds and over real sockets: visitors ask the bot, lose their links and
 * come back, reach a person, talk, and leave; agents sign in and take who is offered to them. It is
 * played for a JVM that watches. Ends with an exception where the house does not play along.
 */
final class BusyDay {

  /**
   * How long a day it is.
   *
   * @param returns how often each visitor comes back before they ask for a person
   * @param lines that each visitor then says; with every second they lose their link
   */
  record Size(int visitors, int returns, int lines) {

    /** Enough for the JVM to know what is hot: two thousand messages, and as many returns. */
    static final Size WHOLE = new Size(36, 25, 60);
  }

  /** What was played, as the clients saw it. */
  record Played(long returns, long said, long answered) {}

  /** Who signs in as an agent. */
  record SignIn(String login, String password) {
    /** Never the password. */
    @Override
    public String toString() {
      return "SignIn[" + login + "]";
    }
  }

  private static final long PATIENCE_IN_SECONDS = 60;
  private static final int ALARMS = 2;

  private final String authority;
  private final String site;
  private final List<SignIn> staff;
  private final Size size;

  /** A day at the house that listens on {@code port} of this machine. */
  BusyDay(int port, String site, List<SignIn> staff, Size size) {
    this.authority = "127.0.0.1:" + port;
    this.site = site;
    this.staff = List.copyOf(staff);
    this.size = size;
  }

  Played play() throws IOException {
    var agents = new ArrayList<BusyAgent>();
    try (var http = HttpClient.newHttpClient();
        var alarms =
            Executors.newScheduledThreadPool(ALARMS, Thread.ofPlatform().factory())) {
      try {
        for (SignIn who : staff) {
          agents.add(comesToWork(http, who));
        }
        long returns = visitorsCome(http, alarms);
        return new Played(
            returns,
            (long) size.visitors() * size.lines(),
            agents.stream().mapToLong(BusyAgent::replies).sum());
      } catch (IOException e) {
        agents.stream().map(BusyAgent::trouble).filter(Objects::nonNull).forEach(e::addSuppressed);
        throw e;
      } finally {
        agents.forEach(BusyAgent::close);
        alarms.shutdownNow();
        http.shutdownNow();
      }
    }
  }

  private BusyAgent comesToWork(HttpClient http, SignIn who) throws IOException {
    String origin = "http://" + authority;
    String session = JsonMapper.shared()
        .writeValueAsString(Map.of("login", who.login(), "password", who.password()));
    HttpRequest signIn = HttpRequest.newBuilder(URI.create(origin + "/api/v1/session"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(session))
        .build();
    HttpResponse<String> signedIn = within(http.sendAsync(signIn, BodyHandlers.ofString()));
    if (signedIn.statusCode() != 200) {
      throw new IOException("The sign-in answered " + signedIn.statusCode());
    }
    String cookie = signedIn.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    var agent = new BusyAgent();
    agent.begins(AgentClient.connect(
        URI.create("ws://" + authority + "/ws/agent"), origin, cookie, List.of(), http, agent));
    return agent;
  }

  /** All at the same time, each on a thread; gives how often they came back. */
  private long visitorsCome(HttpClient http, ScheduledExecutorService alarms) throws IOException {
    URI door = URI.create("ws://" + authority + "/ws/visitor");
    var visits = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < size.visitors(); i++) {
        String name = "v" + i;
        visits.add(threads.submit(() -> {
          try (var visitor = new BusyVisitor(door, site, name, http, alarms)) {
            return visitor.visits(size.returns(), size.lines());
          }
        }));
      }
    }
    long returns = 0;
    for (Future<Integer> visit : visits) {
      returns += outcome(visit);
    }
    return returns;
  }

  /** What was awaited, if it comes in time. */
  static <T> T within(CompletableFuture<T> awaited) throws IOException {
    return outcome(awaited.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS));
  }

  private static <T> T outcome(Future<T> awaited) throws IOException {
    try {
      return awaited.get();
    } catch (ExecutionException | CompletionException e) {
      Throwable why = e.getCause() instanceof TimeoutException ? null : e.getCause();
      throw new IOException(
          why == null ? "The house did not answer in time." : "The day was cut short.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The day was cut short.", e);
    }
  }
}
