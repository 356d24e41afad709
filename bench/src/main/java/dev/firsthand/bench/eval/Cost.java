package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.retrieval.OnnxEncoder;
import dev.firsthand.retrieval.RecentVectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What reading costs, on an FAQ of 77 entries with 10 phrasings: these figures change from run to run. */
final class Cost {

  /** Some seconds: a server that has just started still compiles what it does most. */
  private static final int WARM_UP = 3_000;

  private static final int MEASURED = 600;

  /** Each is measured so often, and the middle counts: a machine's other work would be the dearest. */
  private static final int TIMES = 3;

  /** As the server does, but so few that no question is known when it comes again. */
  private static final int REMEMBERED = 16;

  private final DataFolder data;
  private final Report report;

  Cost(DataFolder data, Report report) {
    this.data = data;
    this.report = report;
  }

  void measure(boolean semantic) {
    var figures = new LinkedHashMap<String, Number>();
    long begun = System.nanoTime();
    Optional<Encoder> encoder = semantic ? Optional.of(OnnxEncoder.bundled()) : Optional.empty();
    encoder.ifPresent(one -> one.encode("ready?"));
    figures.put("load-ms", millis(System.nanoTime() - begun));
    var trial = Trial.of(
        "cost", data.tsv("banking77/splits/train_10.tsv"), data.tsv("banking77/splits/valid.tsv"));
    begun = System.nanoTime();
    var trained = trial.index(encoder.map(one -> new RecentVectors(one, REMEMBERED)));
    figures.put("build-ms", millis(System.nanoTime() - begun));
    begun = cpu();
    var index = trained.calibrated(() -> false);
    figures.put("calibrate-cpu-ms", millis(cpu() - begun));
    report.add("cost: once", figures);
    var questions = trial.questions().stream()
        .map(one -> Question.of(one.text()))
        .limit(MEASURED)
        .toList();
    each("cost: CPU ms a question", questions, index::read);
    encoder.ifPresent(
        one -> each("cost: encoder alone", questions, question -> one.encode(question.text())));
    rate(index, questions);
  }

  private void each(String part, List<Question> questions, Consumer<Question> work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.accept(questions.get(i % questions.size()));
    }
    var times = new long[MEASURED][TIMES];
    for (int time = 0; time < TIMES; time++) {
      for (int i = 0; i < MEASURED; i++) {
        long before = cpu();
        work.accept(questions.get(i));
        times[i][time] = cpu() - before;
      }
    }
    long[] middle = Arrays.stream(times).mapToLong(Cost::middle).sorted().toArray();
    var figures = new LinkedHashMap<String, Number>();
    figures.put("p50", middle[MEASURED / 2] / 1e6);
    figures.put("p99", middle[MEASURED * 99 / 100] / 1e6);
    report.add(part, figures);
  }

  private static long middle(long[] times) {
    return Arrays.stream(times).sorted().toArray()[times.length / 2];
  }

  private void rate(FaqIndex index, List<Question> questions) {
    long begun = System.nanoTime();
    questions.parallelStream().forEach(index::read);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var figures = new LinkedHashMap<String, Number>();
    figures.put("cores", Runtime.getRuntime().availableProcessors());
    figures.put("questions-a-second", Math.round(questions.size() / seconds));
    residentMegabytes().ifPresent(resident -> figures.put("resident-mb", resident));
    report.add("cost: all cores", figures);
  }

  /** What the operating system says, where it says it as Linux does. */
  private static Optional<Long> residentMegabytes() {
    var status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
