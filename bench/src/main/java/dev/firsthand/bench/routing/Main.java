package dev.firsthand.bench.routing;

import dev.firsthand.app.Crowd;
import dev.firsthand.app.TestHouse;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The routing bench's command line; see {@link Options#USAGE}. */
public final class Main {

  private static final double GOAL_MS = 50;
  private static final int PACED_FROM_CLOSING = 2;

  private final Options options;
  private final PrintStream out;
  private final List<Figures> figures = new ArrayList<>();

  private Main(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures; exits with 0 if the 99th percentile of the paced part is below 50 ms, else 1. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("logback.configurationFile", "logback-eval.xml");
    int code;
    try {
      code = new Main(Options.of(arguments), System.out).run();
    } catch (Options.BadArgument e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      code = 2;
    }
    System.exit(code);
  }

  private int run() throws IOException {
    long few = inAFolder(this::heapOfFew);
    return inAFolder(data -> measured(data, few));
  }

  /** What is done in a folder of its own. */
  private interface Measure<T> {
    T in(Path data) throws IOException;
  }

  private static <T> T inAFolder(Measure<T> measure) throws IOException {
    Path data = Files.createTempDirectory("firsthand-bench");
    try {
      return measure.in(data);
    } finally {
      delete(data);
    }
  }

  /** Bytes in use with all agents but hardly anybody who waits. */
  private long heapOfFew(Path data) {
    List<String> cookies = Crowd.furnish(data, options.agents(), 1, few());
    try (var house = house(data);
        var beside = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newHttpClient()) {
      var agents = agents(http, house.port(), cookies, beside);
      long used = used();
      agents.forEach(BenchAgent::hangUp);
      return used;
    }
  }

  private int few() {
    return 2 * options.agents();
  }

  private int measured(Path data, long heapOfFew) throws IOException {
    int queue = options.waiting() + 3 * options.matches() + few();
    out.printf("%d agents, %d conversations at first.%n", options.agents(), queue);
    List<String> cookies = Crowd.furnish(data, options.agents(), 1, queue);
    try (var house = house(data);
        var beside = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newHttpClient()) {
      var agents = agents(http, house.port(), cookies, beside);
      double bytes = (double) (used() - heapOfFew) / (queue - few());
      out.printf(Locale.ROOT, "Heap for each waiting conversation: %.0f bytes.%n", bytes);
      part("one after another", agents, beside, Pace.ALONE);
      part("paced, " + options.aSecond() + " a second", agents, beside, Pace.PACED);
      part("all at once, again and again", agents, beside, Pace.ALL);
      agents.forEach(BenchAgent::hangUp);
      out.println();
      out.println(Figures.head());
      figures.forEach(each -> out.println(each.row()));
      Path json = options.json();
      if (json != null) {
        Files.writeString(json, json(bytes));
      }
    }
    return figures.get(PACED_FROM_CLOSING).p99() < GOAL_MS ? 0 : 1;
  }

  private static TestHouse house(Path data) {
    return TestHouse.again(
        data,
        "bot.semantic=false",
        "database.durability=full",
        "times.offer=10m",
        "times.patience=10h",
        "http.requests-per-second=100000");
  }

  private enum Pace {
    ALONE,
    PACED,
    ALL
  }

  private List<BenchAgent> agents(
      HttpClient http, int port, List<String> cookies, ExecutorService beside) {
    var agents = new ArrayList<BenchAgent>();
    for (String cookie : cookies) {
      agents.add(new BenchAgent(http, port, cookie));
    }
    all(agents.stream()
        .map(agent -> CompletableFuture.runAsync(agent::accept, beside))
        .toList());
    return agents;
  }

  private void part(String name, List<BenchAgent> agents, ExecutorService beside, Pace pace) {
    var freed = new ConcurrentLinkedQueue<BenchAgent.Freed>();
    long began = System.nanoTime();
    long ends = began + TimeUnit.SECONDS.toNanos(options.seconds());
    var going = new ArrayList<CompletableFuture<Void>>();
    var busy = new ConcurrentLinkedQueue<>(agents);
    int begun = 0;
    while (begun < options.matches() && System.nanoTime() < ends) {
      BenchAgent agent = busy.poll();
      if (agent == null) {
        all(going);
        going.clear();
        continue;
      }
      begun++;
      var round = CompletableFuture.runAsync(
          () -> {
            freed.add(agent.free());
            agent.accept();
            busy.add(agent);
          },
          beside);
      switch (pace) {
        case ALONE -> round.join();
        case PACED -> {
          going.add(round);
          long next = began + begun * TimeUnit.SECONDS.toNanos(1) / options.aSecond();
          LockSupport.parkNanos(next - System.nanoTime());
        }
        case ALL -> going.add(round);
      }
    }
    all(going);
    double seconds = (System.nanoTime() - began) / 1e9;
    add(name + ": from closing to the offer", freed, seconds, true);
    add(name + ": from the answer to the offer", freed, seconds, false);
  }

  private void add(
      String name, Iterable<BenchAgent.Freed> freed, double seconds, boolean fromAsking) {
    var nanos = new ArrayList<Long>();
    for (BenchAgent.Freed each : freed) {
      long from = fromAsking ? each.askedNanos() : each.doneNanos();
      nanos.add(Math.max(0, each.rangNanos() - from));
    }
    var measured = Figures.of(name, nanos.stream().mapToLong(Long::longValue).toArray(), seconds);
    figures.add(measured);
    out.println(measured.row());
  }

  private static void all(List<CompletableFuture<Void>> futures) {
    CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
  }

  /** Bytes of the heap in use, garbage left out as far as the JVM can be asked to. */
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private String json(double bytes) {
    var parts = figures.stream().map(Figures::json).toList();
    return String.format(
        Locale.ROOT,
        "{\"agents\":%d,\"waiting\":%d,\"bytesForEachWaiting\":%.0f,\"parts\":[%s]}%n",
        options.agents(),
        options.waiting(),
        bytes,
        String.join(",", parts));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
