package dev.firsthand.bench.load;

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
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final long pid;
  private final int port;
  private final DoubleSupplier beside;

  private ServerProcess(Process process, long pid, int port, DoubleSupplier beside) {
    this.process = process;
    this.pid = pid;
    this.port = port;
    this.beside = beside;
  }

  /**
   * Starts a main class of this class path on a core of its own; returns when it has printed its
   * address.
   *
   * @param java options of the JVM
   * @param beside CPU seconds so far of what works for the server, such as the database
   */
  static ServerProcess start(
      List<String> java, String main, List<String> arguments, Path log, DoubleSupplier beside)
      throws IOException {
    var command = new ArrayList<>(Machine.onOneCore());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:disable"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ServerProcess(process, process.pid(), portOf(process, log), beside);
  }

  private static int portOf(Process process, Path log) throws IOException {
    long ends = System.nanoTime() + PATIENCE;
    while (process.isAlive() && System.nanoTime() < ends) {
      Matcher address = ADDRESS.matcher(Files.readString(log));
      if (address.find()) {
        return Integer.parseInt(address.group(1));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    process.destroyForcibly();
    throw new IOException("The server did not start. It printed: " + Files.readString(log));
  }

  int port() {
    return port;
  }

  /** CPU time so far, in seconds, with what works beside it. */
  double cpu() {
    return Machine.cpuOf(pid) + beside.getAsDouble();
  }

  /** Memory in use after a collection, in bytes. */
  long resident() throws IOException, InterruptedException {
    var collect = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(pid),
            "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    for (int i = 0; i < 2; i++) {
      if (collect.start().waitFor() != 0) {
        throw new IOException("jcmd could not reach the server.");
      }
    }
    return Machine.residentOf(pid);
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
