package dev.firsthand.lab;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.lab.Outcome.Expected;
import dev.firsthand.lab.PastReader.Period;
import dev.firsthand.lab.Preview.Hour;
import dev.firsthand.lab.Preview.NowAndThen;
import dev.firsthand.lab.Preview.Passed;
import dev.firsthand.lab.Preview.ThreeCounts;
import dev.firsthand.lab.Preview.WaitsOf;
import dev.firsthand.routing.RoutingRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Plays policies over a site's past. Remembers the past it looked at last. Thread-safe; blocks. */
public final class LabDesk {

  /** With fewer turns there is no picture, only single chats. */
  static final int WANTED = 200;

  /** A past of up to so many turns is kept in memory, so that sliders answer at once: some 40 MB. */
  static final int REMEMBERED = 50_000;

  /** With the moments at which the house stepped in. */
  private static final int MOST_STEPS = 2 * REMEMBERED;

  /** Waits are played over the latest days only: people and habits change. */
  private static final int DAYS_OF_WAITS = 28;

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final Duration USUAL = Duration.ofDays(90);
  private static final int HOURS = 24;
  private static final double MILLIS_A_DAY = 86_400_000;
  private static final List<Double> TARGETS = List.of(0.9, 0.95, 0.98);

  private final PastReader reader;
  private final DeskReader desks;
  private final Function<SiteKey, PolicyVersion> policies;
  private final Function<SiteKey, Faq> faqs;
  private final RoutingRules rules;
  private final Function<SiteKey, ZoneId> zones;
  private volatile @Nullable Remembered remembered;
  private volatile @Nullable Drawn drawn;
  private volatile @Nullable People people;
  private volatile @Nullable Counted counted;

  /**
   * A desk over the tables.
   *
   * @param zones where each site's day is
   */
  public LabDesk(
      Jdbi jdbi,
      Function<SiteKey, PolicyVersion> policies,
      Function<SiteKey, Faq> faqs,
      RoutingRules rules,
      Function<SiteKey, ZoneId> zones) {
    reader = new PastReader(jdbi);
    desks = new DeskReader(jdbi);
    this.policies = policies;
    this.faqs = faqs;
    this.rules = rules;
    this.zones = zones;
  }

  /** A past that was read. */
  private record Remembered(Period period, int turns, List<PastChat> chats) {}

  /** A curve that was drawn; the answer threshold of what was asked for is any. */
  private record Drawn(Asked asked, int turns, List<Curve.Point> points) {}

  /** How many turns there were. */
  private record Counted(Period period, PastReader.Size size) {}

  /** People of a past that were read. */
  private record People(Period period, DeskPast past) {}

  /**
   * What is asked for.
   *
   * @param language only turns in this language; null for all
   * @param category only turns whose best guess is in this category; null for all
   * @param base what the policy is compared with
   */
  record Asked(
      SiteKey site,
      int days,
      Instant until,
      @Nullable String language,
      @Nullable String category,
      PolicyVersion base,
      Policy policy) {

    /** The same past under another policy. */
    Asked with(Policy other) {
      return new Asked(site, days, until, language, category, base, other);
    }

    /** Whether all turns count. */
    boolean isOfAll() {
      return language == null && category == null;
    }

    Period period() {
      return new Period(site, until.minus(Duration.ofDays(days)), until);
    }
  }

  /** Is told how far it is, in turns; says whether to go on. */
  interface Progress {
    boolean goesOn(int turns);
  }

  /** What a policy is to be expected to come to, by the last days and all of their chats. Blocks. */
  public Prediction predict(SiteKey site, int days, Instant until, Policy policy) {
    return ofAll(site, days, until, policy).prediction();
  }

  /** Plays a policy over the last days and shows nobody; gives how many turns there were. For measures. */
  public int play(SiteKey site, int days, Instant until, Policy policy) {
    return ofAll(site, days, until, policy).turns();
  }

  private Preview ofAll(SiteKey site, int days, Instant until, Policy policy) {
    var asked = new Asked(site, days, until, null, null, policy(site), policy);
    return preview(asked, turns -> true).orElseThrow();
  }

  /** Whether there is a past that a preview could be made of. Blocks. */
  public boolean hasPast(SiteKey site, Instant now) {
    return reader.size(new Period(site, now.minus(USUAL), now)).kept() >= WANTED;
  }

  PolicyVersion policy(SiteKey site) {
    return policies.apply(site);
  }

  /** What is new since it was last counted for the same minute waits for the next, so that sliders need not. */
  PastReader.Size size(Period period) {
    Counted known = counted;
    if (known != null && known.period().equals(period)) {
      return known.size();
    }
    PastReader.Size size = reader.size(period);
    counted = new Counted(period, size);
    return size;
  }

  /** The FAQ's categories. */
  List<String> categories(SiteKey site) {
    return faqs.apply(site).entries().stream()
        .map(FaqEntry::category)
        .filter(category -> !category.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  List<String> languages(Period period) {
    return reader.languages(period);
  }

  /** The preview; empty if it was told not to go on. */
  Optional<Preview> preview(Asked asked, Progress progress) {
    Predicate<PastStep> wanted = wanted(asked);
    Comparison comparison = comparison(asked, wanted);
    // People are there for all chats: whoever looks at some of them waits among the others.
    Comparison house = asked.isOfAll() ? comparison : comparison(asked, step -> true);
    var curve = new Curve(wanted);
    PastReader.Size size = size(asked.period());
    var seen = new int[1];
    boolean whole = chats(asked.period(), size.kept(), chat -> {
      comparison.add(chat);
      if (!asked.isOfAll()) {
        house.add(chat);
      }
      curve.add(chat);
      seen[0] += chat.turns();
      return progress.goesOn(seen[0]);
    });
    if (!whole) {
      return Optional.empty();
    }
    comparison.settle();
    if (!asked.isOfAll()) {
      house.settle();
    }
    return Optional.of(preview(asked, size, comparison, waits(asked, house), curve));
  }

  private Comparison comparison(Asked asked, Predicate<PastStep> wanted) {
    return new Comparison(asked.base().policy(), asked.policy(), wanted, zones.apply(asked.site()));
  }

  /** What it came to, where it was in force for a day at least; blocks. */
  Optional<Outcome> outcome(SiteKey site, Expected expected, Instant now) {
    Instant week = expected.from().plus(A_WEEK);
    Instant end = week.isBefore(expected.until()) ? week : expected.until();
    Instant until = end.isBefore(now) ? end : now;
    return until.isBefore(expected.from().plus(A_DAY))
        ? Optional.empty()
        : Optional.of(new Outcome(
            expected.version(),
            expected.from(),
            until,
            !end.isAfter(now),
            expected.prediction(),
            real(new Period(site, expected.from(), until))));
  }

  /** What happened. */
  private Prediction.Figures real(Period period) {
    Policy any = Policy.defaults();
    var comparison = new Comparison(any, any, step -> true, zones.apply(period.site()));
    reader.read(period, chat -> {
      comparison.add(chat);
      return true;
    });
    DeskPast past = desks.read(period);
    return comparison
        .countsWas
        .told()
        .figures(comparison.chats(), comparison.passedOn().was(), WaitModel.real(past));
  }

  /** Whether {@code visitor} was shown all. */
  private boolean chats(Period period, int turns, Predicate<PastChat> visitor) {
    Remembered known = remembered;
    if (known != null && known.turns() == turns && known.period().equals(period)) {
      return known.chats().stream().allMatch(visitor);
    }
    int most = turns <= REMEMBERED ? MOST_STEPS : 0;
    var kept = new ArrayList<PastChat>();
    var steps = new int[1];
    var whole = new boolean[] {true};
    reader.read(period, chat -> {
      steps[0] += chat.steps().size();
      if (steps[0] <= most) {
        kept.add(chat);
      } else {
        kept.clear();
      }
      whole[0] = visitor.test(chat);
      return whole[0];
    });
    if (steps[0] <= most && whole[0]) {
      remembered = new Remembered(period, turns, List.copyOf(kept));
    }
    return whole[0];
  }

  private Predicate<PastStep> wanted(Asked asked) {
    Predicate<PastStep> all = step -> true;
    String language = asked.language();
    if (language != null) {
      all = all.and(step -> step.language().equals(language));
    }
    String category = asked.category();
    if (category != null) {
      Set<String> entries = faqs.apply(asked.site()).entries().stream()
          .filter(entry -> entry.category().equals(category))
          .map(FaqEntry::id)
          .collect(Collectors.toSet());
      all = all.and(step -> step.top() != null && entries.contains(step.top()));
    }
    return all;
  }

  private Preview preview(
      Asked asked, PastReader.Size size, Comparison comparison, WaitsOf waits, Curve curve) {
    PolicyVersion version = asked.base();
    List<Curve.Point> points = points(asked, size.kept(), curve);
    return new Preview(
        asked.days(),
        version.number(),
        comparison.turns(),
        comparison.chats(),
        size.older(),
        WANTED,
        new Preview.Labels(comparison.thumbs(), comparison.choices(), comparison.verdicts()),
        new ThreeCounts(
            comparison.countsWas.told(),
            comparison.now.counts.told(),
            comparison.then.counts.told()),
        new NowAndThen(
            comparison.rightNow.share().rounded(), comparison.rightThen.share().rounded()),
        Preview.Changed.of(comparison.stopped),
        Preview.Changed.of(comparison.gained),
        passed(asked, comparison),
        comparison.passedOn(),
        waits,
        points,
        curve.point(version.policy()),
        curve.point(asked.policy()),
        Curve.recommended(points, TARGETS),
        comparison.flips(),
        comparison.allFlips());
  }

  /** The curve is the same wherever the answer threshold stands, so that this slider moves fast. */
  private List<Curve.Point> points(Asked asked, int turns, Curve curve) {
    Asked any = asked.with(asked.policy().answeringFrom(1));
    Drawn known = drawn;
    if (known != null && known.turns() == turns && known.asked().equals(any)) {
      return known.points();
    }
    List<Curve.Point> points = curve.points(any.policy());
    drawn = new Drawn(any, turns, points);
    return points;
  }

  private DeskPast people(Period period) {
    People known = people;
    if (known != null && known.period().equals(period)) {
      return known.past();
    }
    DeskPast past = desks.read(period);
    people = new People(period, past);
    return past;
  }

  private Passed passed(Asked asked, Comparison comparison) {
    double[] now = comparison.now.escalations.byHour();
    double[] then = comparison.then.escalations.byHour();
    double days = covered(asked, comparison);
    return new Passed(
        comparison.escalationsWas.all(),
        comparison.now.escalations.all(),
        comparison.then.escalations.all(),
        comparison.now.escalations.all() / (days * HOURS),
        comparison.then.escalations.all() / (days * HOURS),
        IntStream.range(0, HOURS)
            .mapToObj(hour -> new Hour(hour, now[hour] / days, then[hour] / days))
            .toList());
  }

  /** How many of the days there is a past of: a site may be younger, or its turns not kept for so long. */
  private static double covered(Asked asked, Comparison comparison) {
    return comparison.first().isAfter(asked.until())
        ? asked.days()
        : Math.clamp(
            Duration.between(comparison.first(), asked.until()).toMillis() / MILLIS_A_DAY,
            1.0,
            asked.days());
  }

  private WaitsOf waits(Asked asked, Comparison comparison) {
    int days = (int) Math.min(DAYS_OF_WAITS, Math.ceil(covered(asked, comparison)));
    Instant from = asked.until().minus(Duration.ofDays(days));
    DeskPast past = people(new Period(asked.site(), from, asked.until()));
    return new WaitsOf(
        days,
        WaitModel.real(past),
        WaitModel.play(rules, past, since(from, comparison.escalationsWas)),
        WaitModel.play(rules, past, since(from, comparison.now.escalations)),
        WaitModel.play(rules, past, since(from, comparison.then.escalations)));
  }

  private static List<Escalations.Moment> since(Instant from, Escalations escalations) {
    return escalations.latest().stream()
        .filter(moment -> !moment.at().isBefore(from))
        .toList();
  }
}
