package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the operating system tells of processes and of itself. Linux only. */
final class Machine {

  /** Ticks of {@code /proc} in a second: USER_HZ, the same on every Linux. */
  private static final double TICKS = 100;

  private static final int FLUSHES = 200;

  private static final String TASKSET = "/usr/bin/taskset";

  /** Those that the bench may use, before it leaves one of them to a server. */
  private static final List<String> CORES = cores();

  private static final boolean CAN_BIND = CORES.size() > 1 && Files.isExecutable(Path.of(TASKSET));

  private Machine() {}

  /** CPU time of a process so far, in seconds. */
  static double cpuOf(long process) {
    String stat = read(Path.of("/proc/" + process + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** CPU time so far, in seconds, of all processes whose program has that name. */
  static double cpuOfNamed(String program) {
    return ProcessHandle.allProcesses()
        .filter(each ->
            each.info().command().filter(name -> name.endsWith("/" + program)).isPresent())
        .mapToDouble(
            each -> each.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1_000.0)
        .sum();
  }

  /** CPU time of all processes so far, in seconds: user, nice, system, interrupts. */
  static double cpuOfAll() {
    String[] fields =
        read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +", -1);
    long busy = 0;
    for (int i : new int[] {1, 2, 3, 6, 7}) {
      busy += Long.parseLong(fields[i]);
    }
    return busy / TICKS;
  }

  /** CPU time that the host took away so far, in seconds. */
  static double stolen() {
    String[] fields =
        read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +", -1);
    return Long.parseLong(fields[8]) / TICKS;
  }

  /** Memory that a process has in use, in bytes. */
  static long residentOf(long process) {
    return read(Path.of("/proc/" + process + "/status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  /** How many files this process may have open. */
  static int mostFiles() {
    return read(Path.of("/proc/self/limits"))
        .lines()
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.split(" +", -1)[4])
        .mapToInt(most -> most.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(most))
        .findFirst()
        .orElse(1_024);
  }

  /** How long the disk under {@code folder} takes to flush 4 kB, in the middle, in milliseconds. */
  static double flushMillis(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "flush", ".tmp");
    var nanos = new long[FLUSHES];
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < FLUSHES; i++) {
        long begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(4_096), 4_096L * i);
        channel.force(false);
        nanos[i] = System.nanoTime() - begun;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return nanos[FLUSHES / 2] / 1e6;
  }

  /** What is measured on, in one line. */
  static String words(double flushMillis) {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), Linux %s, Java %s; a flush of this disk takes %.2f ms (median); load %s.",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("os.version"),
        Runtime.version(),
        flushMillis,
        load());
  }

  /** The same as a JSON object. */
  static String json(double flushMillis) {
    return String.format(
        Locale.ROOT,
        "{\"at\":\"%s\",\"cores\":%d,\"processor\":\"%s\",\"linux\":\"%s\",\"java\":\"%s\","
            + "\"flushMs\":%.3f,\"load\":%s}",
        Instant.now(),
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("os.version"),
        Runtime.version(),
        flushMillis,
        load());
  }

  /** How many processes ran on average in the last minute. */
  private static String load() {
    return read(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static String processor() {
    return read(Path.of("/proc/cpuinfo"))
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst("^[^:]*: ", "").replace("\"", ""))
        .findFirst()
        .orElse("unknown");
  }

  /**
   * Words that bind a command to the first core that the bench may use, where the system can and
   * there is another: empty where not.
   */
  static List<String> onOneCore() {
    return CAN_BIND ? List.of(TASKSET, "-c", CORES.getFirst()) : List.of();
  }

  /** Leaves the first core to a server that is bound to it: whoever puts the load on has the others. */
  static void leaveTheFirstCore() throws IOException {
    bind(CORES.subList(1, CORES.size()));
  }

  /** Takes all cores again, for this process and for those that it starts from now on. */
  static void takeEveryCore() throws IOException {
    bind(CORES);
  }

  private static void bind(List<String> cores) throws IOException {
    if (!CAN_BIND) {
      return;
    }
    String self = Long.toString(ProcessHandle.current().pid());
    var command = List.of(TASKSET, "--all-tasks", "-c", "-p", String.join(",", cores), self);
    String said = "";
    // A thread that ends meanwhile, as the compiler's do, makes it fail.
    for (int attempt = 0; attempt < 5; attempt++) {
      Process binding = new ProcessBuilder(command).redirectErrorStream(true).start();
      said = new String(binding.getInputStream().readAllBytes(), UTF_8).strip();
      if (binding.onExit().join().exitValue() == 0) {
        return;
      }
    }
    throw new IOException("The bench could not choose its cores: " + said);
  }

  /** The cores that this process may use, by their numbers: a container may have been given 2 to 3 only. */
  static List<String> cores() {
    return read(Path.of("/proc/self/status"))
        .lines()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.replaceFirst("^\\D+", ""))
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .flatMap(Machine::range)
        .toList();
  }

  private static Stream<String> range(String range) {
    String[] ends = range.strip().split("-", 2);
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
        .mapToObj(Integer::toString);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The bench reads /proc, as Linux has it.", e);
    }
  }
}
