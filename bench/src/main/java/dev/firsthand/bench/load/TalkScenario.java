package dev.firsthand.bench.load;

/** Visitors write to agents, and are answered or not, at rising rates until the server is late. */
final class TalkScenario implements Scenario {

  private static final int WARM_RATE = 5_000;

  /**
   * Seconds of each rate before those that count. A higher rate makes larger batches, for which the
   * JVM compiles anew, and takes a fifth of the core meanwhile.
   */
  private static final int LEAD_IN = 4;

  private static final int REPEATS_OF_A_DISTURBED_STEP = 2;

  /** An agent may say some twenty things a second. */
  private static final int OF_ONE_WHO_ANSWERS = 2;

  private final String name;
  private final boolean answered;
  private final Options options;

  private TalkScenario(String name, boolean answered, Options options) {
    this.name = name;
    this.answered = answered;
    this.options = options;
  }

  /** From visitors to agents only. */
  static TalkScenario there(Options options) {
    return new TalkScenario("talk", false, options);
  }

  /** Agents answer each message at once: the way back counts from when the message was due. */
  static TalkScenario thereAndBack(Options options) {
    return new TalkScenario("echo", true, options);
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    int visitors = options.get(Setting.VISITORS);
    int agents =
        answered ? Math.ceilDiv(visitors, OF_ONE_WHO_ANSWERS) : options.get(Setting.AGENTS);
    var plan = Plan.of(visitors, agents, Plan.STEADY);
    try (var stage = Stage.open(variant, plan);
        var sockets = new Sockets()) {
      Cast cast = stage.cast(sockets, visitors);
      if (options.get(Setting.WARM_UP) > 0) {
        Talk.run(cast, WARM_RATE, options.get(Setting.WARM_UP), 0, answered);
      }
      for (int rate : options.rates()) {
        Step step = step(stage, cast, variant, round, rate);
        results.add(step.row());
        if (!step.follows()) {
          break;
        }
      }
    }
  }

  /** One rate; again where somebody else had the machine meanwhile. */
  private Step step(Stage stage, Cast cast, Variant variant, int round, int rate) {
    Step step = once(stage, cast, variant, round, rate);
    for (int i = 0; i < REPEATS_OF_A_DISTURBED_STEP && step.disturbed(); i++) {
      step = once(stage, cast, variant, round, rate);
    }
    return step;
  }

  private Step once(Stage stage, Cast cast, Variant variant, int round, int rate) {
    if (options.get(Setting.WARM_UP) > 0) {
      Talk.run(cast, rate, LEAD_IN, 31L * round + rate + 1, answered);
    }
    cast.otherFrames();
    Usage usage = Usage.from(stage.server());
    Talk.Heard heard =
        Talk.run(cast, rate, options.get(Setting.SECONDS), 31L * round + rate, answered);
    return new Step(
        name,
        variant,
        round,
        rate,
        heard,
        usage.untilNow(),
        (double) cast.otherFrames() / Math.max(1, heard.sent()));
  }
}
