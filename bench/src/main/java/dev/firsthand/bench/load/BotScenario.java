package dev.firsthand.bench.load;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * Visitors ask the bot: from when a question was due to when its answer is at the visitor, both on
 * disk. Every visitor asks once, no question is asked twice, so that nothing is answered from memory.
 * The server has the whole machine: the encoder alone would fill a core.
 */
final class BotScenario implements Scenario {

  private static final int RATE = 200;
  private static final double CONNECTING_RATE = 500;
  private static final long LAST_ONES = TimeUnit.SECONDS.toNanos(10);
  private static final Pattern ENCODER =
      Pattern.compile("faq\\.index\\.in-use.*model=(?!lexical)|encoder\\.unavailable");

  private final boolean semantic;
  private final int warmUp;
  private final int seconds;

  /**
   * The bot with or without the encoder.
   *
   * @param warmUp seconds of the same questions before what is measured, while the JVM still compiles
   */
  BotScenario(boolean semantic, int warmUp, int seconds) {
    this.semantic = semantic;
    this.warmUp = warmUp;
    this.seconds = seconds;
  }

  @Override
  public boolean concerns(Variant variant) {
    return !variant.isRelay();
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    var plan = Plan.of(1, 1, Plan.STEADY).with("bot.semantic=" + semantic).onEveryCore();
    try (var stage = Stage.open(variant, plan);
        var sockets = new Sockets()) {
      if (semantic) {
        stage.server().awaits(ENCODER);
      }
      var guests = new Guests(sockets, stage, RATE * (warmUp + seconds));
      guests.come(CONNECTING_RATE, round);
      Queue<Guest> waiting = new ArrayDeque<>(guests.all());
      if (warmUp > 0) {
        new Asking(sockets, waiting, warmUp).run();
      }
      Usage usage = Usage.from(stage.server());
      var asking = new Asking(sockets, waiting, seconds);
      asking.run();
      results.add(asking.row(variant, round, usage.untilNow()));
    }
  }

  /** Questions by the clock. On the event loop but for {@link #run}. */
  private final class Asking {
    private static int nextNumber = 1;

    private final Sockets sockets;
    private final Queue<Guest> guests;
    private final Arrivals arrivals;
    private final Map<Integer, Long> due = new HashMap<>();
    private final Histogram toAnswer = Times.histogram();
    private final Histogram toAcknowledge = Times.histogram();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final int first = nextNumber;
    private int answers;
    private int fromTheFaq;
    private long gaveUpAt;

    Asking(Sockets sockets, Queue<Guest> guests, int seconds) {
      this.sockets = sockets;
      this.guests = guests;
      arrivals = new Arrivals(sockets.loop(), RATE, RATE * seconds, 17L + first, this::ask);
    }

    void run() {
      arrivals.begin().thenRun(() -> {
        gaveUpAt = System.nanoTime() + LAST_ONES;
        awaitTheLast();
      });
      over.orTimeout(10, TimeUnit.MINUTES).join();
    }

    private void ask(int number, long dueAt) {
      Guest guest = guests.remove();
      due.put(guest.number(), dueAt);
      guest.telling(this::heard);
      int asked = nextNumber++;
      guest.say(asked, Questions.of(asked));
    }

    private void heard(Guest guest, String kind) {
      Long dueAt = due.get(guest.number());
      if (dueAt == null) {
        return;
      }
      switch (kind) {
        case "ok" -> Times.since(dueAt, toAcknowledge);
        case "botAnswered", "botAskedBack", "botSaid", "escalated" -> {
          due.remove(guest.number());
          Times.since(dueAt, toAnswer);
          answers++;
          fromTheFaq += kind.equals("botAnswered") ? 1 : 0;
        }
        default -> {}
      }
    }

    private void awaitTheLast() {
      if (due.isEmpty() || System.nanoTime() > gaveUpAt) {
        over.complete(null);
      } else {
        sockets.loop().schedule(this::awaitTheLast, 5, TimeUnit.MILLISECONDS);
      }
    }

    Row row(Variant variant, int round, Usage.Used used) {
      return new Row(
          semantic ? "bot-semantic" : "bot",
          variant,
          round,
          List.of(
              Figure.count("rate", "questions/s", RATE),
              Figure.count("asked", "asked", arrivals.done()),
              Figure.count("answers", "answers", answers),
              Figure.count("fromTheFaq", "of them from the FAQ", fromTheFaq),
              Figure.of("ackP50Ms", "ack p50 ms", Times.millis(toAcknowledge, 50), 2),
              Figure.of("ackP99Ms", "ack p99", Times.millis(toAcknowledge, 99), 2),
              Figure.of("answerP50Ms", "answer p50", Times.millis(toAnswer, 50), 2),
              Figure.of("answerP99Ms", "answer p99", Times.millis(toAnswer, 99), 2),
              Figure.of("cpuMicros", "CPU µs/question", used.serverMicros(answers), 0),
              Figure.of("lateP99Ms", "load late p99", Times.millis(arrivals.late(), 99), 2),
              Figure.of("foreignCores", "foreign cores", used.foreign(), 2)));
    }
  }
}
