package dev.firsthand.reports;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.Report.Group;
import dev.firsthand.reports.Report.Span;
import dev.firsthand.reports.Report.Told;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes reports of what was written down. Thread-safe; blocks. */
public final class ReportDesk {

  private final FactTable table;
  private final ToldWaits told;
  private final Function<SiteKey, Faq> faqs;
  private final Supplier<Teams> teams;
  private final Function<AgentId, String> names;
  private final IntSupplier behind;
  private final BooleanSupplier catchingUp;

  /**
   * A desk.
   *
   * @param names of agents; empty for who is not there any more
   * @param behind how many conversations moved and are not read yet
   * @param catchingUp whether conversations from before are still being read
   */
  public ReportDesk(
      Jdbi jdbi,
      Function<SiteKey, Faq> faqs,
      Supplier<Teams> teams,
      Function<AgentId, String> names,
      IntSupplier behind,
      BooleanSupplier catchingUp) {
    table = new FactTable(jdbi);
    told = new ToldWaits(jdbi);
    this.faqs = faqs;
    this.teams = teams;
    this.names = names;
    this.behind = behind;
    this.catchingUp = catchingUp;
  }

  /**
   * Which facts a number was counted of.
   *
   * @param detail null for all of the kind
   */
  record Wanted(
      Kind kind,
      @Nullable String detail,
      @Nullable String agent,
      @Nullable String team,
      @Nullable String topic) {}

  /**
   * Facts behind a number.
   *
   * @param all how many there are: the number itself
   */
  record Found(int all, List<Fact> facts) {}

  Report report(SiteKey site, Period period) {
    // Asked before the facts are read: what is caught up by then is in them.
    boolean whole = !catchingUp.getAsBoolean();
    Function<String, String> topics = topics(site);
    var count = new Count(period, period.now(), topics);
    table.read(site, period.from(), period.until(), count::add);
    Period earlier = period.before();
    var before = new Count(earlier, period.now(), topics);
    table.read(site, earlier.from(), earlier.until(), before::add);
    Teams known = teams.get();
    return new Report(
        nameOf(period.zone()),
        Span.of(period),
        Span.of(earlier),
        behind.getAsInt(),
        !whole,
        count.all.figures(),
        before.all.figures(),
        told(site, period),
        told(site, earlier),
        period.grain(),
        period.steps(),
        count.series,
        Arrays.stream(count.rhythm)
            .map(day -> Arrays.stream(day).boxed().toList())
            .toList(),
        groups(count.agents, before.agents, id -> names.apply(new AgentId(id))),
        groups(count.teams, before.teams, id -> nameOf(known, id)),
        groups(count.byTopic, before.byTopic, id -> id));
  }

  private Told told(SiteKey site, Period period) {
    return told.read(site, period.from(), period.until());
  }

  /** The facts behind a number, the latest first. */
  Found find(SiteKey site, Period period, Wanted wanted, int skip, int limit) {
    Function<String, String> topics = topics(site);
    var found = new Latest<Fact>(skip + limit);
    table.read(site, period.from(), period.until(), fact -> {
      if (fits(fact, wanted, period, topics)) {
        found.add(fact);
      }
    });
    return new Found(found.all(), found.after(skip));
  }

  private static boolean fits(
      Fact fact, Wanted wanted, Period period, Function<String, String> topics) {
    return fact.kind() == wanted.kind()
        && (wanted.detail() == null || wanted.detail().equals(Tally.detail(fact, period.now())))
        && (wanted.agent() == null
            || (fact.agent() != null && wanted.agent().equals(fact.agent().value())))
        && (wanted.team() == null
            || wanted.team().equals(fact.team() == null ? "" : fact.team().value()))
        && (wanted.topic() == null
            || wanted.topic().equals(fact.topic() == null ? "" : topics.apply(fact.topic())));
  }

  String nameOf(@Nullable AgentId agent) {
    return agent == null ? "" : names.apply(agent);
  }

  /** As browsers know it, too: to them {@code Z} is no zone. */
  private static String nameOf(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static String nameOf(Teams teams, String id) {
    return id.isEmpty() ? "" : teams.find(new TeamId(id)).map(Team::name).orElse(id);
  }

  private Function<String, String> topics(SiteKey site) {
    Map<String, String> categories = new HashMap<>();
    for (FaqEntry entry : faqs.apply(site).entries()) {
      categories.put(entry.id(), entry.category());
    }
    return entry -> categories.getOrDefault(entry, "");
  }

  /** Also those that there were only before. */
  private static List<Group> groups(
      Map<String, Tally> now, Map<String, Tally> before, Function<String, String> nameOf) {
    return Stream.concat(now.keySet().stream(), before.keySet().stream())
        .distinct()
        .map(id -> new Group(id, nameOf.apply(id), figures(now, id), figures(before, id)))
        .sorted(Comparator.comparing(Group::name).thenComparing(Group::id))
        .toList();
  }

  private static Tally.Figures figures(Map<String, Tally> groups, String id) {
    Tally tally = groups.get(id);
    return tally == null ? Tally.Figures.NONE : tally.figures();
  }
}
