package dev.firsthand.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./firsthand bench micro [NAME]}: time and memory of one call, in a minute or two. */
public final class Main {

  private Main() {}

  /** Measures what has the name in it, or all. */
  public static void main(String[] arguments) throws RunnerException {
    String name = arguments.length > 0 ? arguments[0] : "";
    var options = new OptionsBuilder()
        .include("micro\\..*" + name)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(1))
        .forks(1)
        .addProfiler(GCProfiler.class)
        .build();
    new Runner(options).run();
  }
}
