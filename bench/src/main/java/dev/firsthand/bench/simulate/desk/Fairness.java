package dev.firsthand.bench.simulate.desk;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** The same days under several ways of giving out chats, as a table for documents. */
public final class Fairness {

  private static final List<Supplier<Dispatch>> WAYS = List.of(
      Dispatch::ours,
      () -> Dispatch.roundRobin(null),
      () -> Dispatch.roundRobin(Duration.ofSeconds(3)),
      Dispatch::fewestEver);

  private Fairness() {}

  /** Plays {@code days} days from {@code seed} on under each way, and prints the means. */
  public static void print(long seed, int days, PrintStream out) {
    out.println(
        "| chats are given | wait p50 | p95 | longest | angry p95 | gave up | busiest / least busy"
            + " | chats at a time | chat takes | most within a minute of coming back | German met German |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    WAYS.forEach(way -> out.println(row(LongStream.range(seed, seed + days)
        .mapToObj(day -> Day.play(Traffic.of(day), way.get()))
        .toList())));
  }

  private static String row(List<Day.Figures> days) {
    var cells = new ArrayList<String>();
    cells.add(days.getFirst().name());
    cells.add(seconds(days, day -> at(day.waits(), 0.5)));
    cells.add(seconds(days, day -> at(day.waits(), 0.95)));
    cells.add(seconds(days, day -> at(day.waits(), 1)));
    cells.add(seconds(days, day -> at(day.ofAngry(), 0.95)));
    cells.add(shown("%.1f %%", mean(days, day -> 100.0 * day.gaveUp() / day.callers())));
    cells.add(shown("%.2f", mean(days, Day.Figures::spread)));
    cells.add(shown("%.2f", mean(days, Day.Figures::together)));
    cells.add(seconds(days, Day.Figures::handling));
    cells.add(shown("%.0f", days.stream().mapToInt(Day.Figures::flood).max().orElse(0)));
    cells.add(shown("%.0f %%", mean(days, day -> 100 * day.fit())));
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String seconds(List<Day.Figures> days, ToDoubleFunction<Day.Figures> figure) {
    return shown("%.0f s", mean(days, figure));
  }

  private static String shown(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }

  private static double mean(List<Day.Figures> days, ToDoubleFunction<Day.Figures> figure) {
    return days.stream().mapToDouble(figure).average().orElse(0);
  }

  private static double at(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.round(share * (sorted.size() - 1))).toMillis() / 1_000.0;
  }
}
