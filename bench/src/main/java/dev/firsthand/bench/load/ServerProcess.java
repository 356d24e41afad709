package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as long as this is open. */
final class ServerProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://[^\\s/]*?:(\\d+)");
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(5);

  private final Process process;
  private final Path log;
  private final DoubleSupplier beside;
  private final int port;
  private final double secondsToReady;

  private ServerProcess(Process process, Path log, DoubleSupplier beside, long begun)
      throws IOException {
    this.process = process;
    this.log = log;
    this.beside = beside;
    this.port = Integer.parseInt(awaits(ADDRESS).group(1));
    this.secondsToReady = (System.nanoTime() - begun) / 1e9;
  }

  /**
   * Starts a JVM; returns when it has printed its address. Where it is alone on its core, this process
   * leaves that one to it.
   *
   * @param java options of the JVM, with what it runs
   * @param alone on a core of its own
   * @param beside CPU seconds so far of what works for the server, such as the database
   */
  static ServerProcess start(
      List<String> java, List<String> arguments, Path log, boolean alone, DoubleSupplier beside)
      throws IOException {
    var command = new ArrayList<String>();
    if (alone) {
      command.addAll(Machine.onOneCore());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    long begun = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var server = new ServerProcess(process, log, beside, begun);
    if (alone) {
      Machine.leaveTheFirstCore();
    }
    return server;
  }

  /** Waits until the server has printed this. */
  Matcher awaits(Pattern printed) throws IOException {
    long ends = System.nanoTime() + PATIENCE;
    while (process.isAlive() && System.nanoTime() < ends) {
      Matcher found = printed.matcher(Files.readString(log));
      if (found.find()) {
        return found;
      }
      LockSupport.parkNanos(NAP);
    }
    process.destroyForcibly();
    throw new IOException("The server did not print " + printed + " but " + Files.readString(log));
  }

  /** From the start of the process to when it said that it is ready. */
  double secondsToReady() {
    return secondsToReady;
  }

  int port() {
    return port;
  }

  /** CPU time so far, in seconds, with what works beside it. */
  double cpu() {
    return Machine.cpuOf(process.pid()) + beside.getAsDouble();
  }

  /** Memory in use after a collection, in bytes. */
  long resident() throws IOException, InterruptedException {
    ask("GC.run");
    ask("GC.run");
    return residentNow();
  }

  /** Bytes of the heap that are in use after a collection. */
  long liveHeap() throws IOException, InterruptedException {
    ask("GC.run");
    Matcher used = HEAP.matcher(ask("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd does not say how much of the heap is used.");
    }
    return Long.parseLong(used.group(1)) * 1024;
  }

  private String ask(String command) throws IOException, InterruptedException {
    Process asking = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(process.pid()),
            command)
        .redirectErrorStream(true)
        .start();
    String answer = new String(asking.getInputStream().readAllBytes(), UTF_8);
    if (asking.waitFor() != 0) {
      throw new IOException("jcmd could not reach the server: " + answer);
    }
    return answer;
  }

  /** Memory in use, whatever of it is garbage, in bytes. */
  long residentNow() {
    return Machine.residentOf(process.pid());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
