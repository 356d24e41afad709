package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Chance;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Samples;
import dev.firsthand.routing.BusinessHours;
import dev.firsthand.routing.HoursCheck;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import dev.firsthand.routing.Workload;
import dev.firsthand.sites.NobodyTexts;
import dev.firsthand.sites.SiteHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of all kinds that a foolish admin could save: whatever the checks take. What they do not
 * take they must name, and then another is tried. Teams may even fall back in a circle, which the
 * directory refuses.
 */
record RandomSettings(
    SiteHours hours, Teams teams, Policy policy, Workload workload, List<Worker> staff) {

  static final SiteKey SHOP = new SiteKey("shop");

  private static final List<String> LANGUAGES = List.of("en", "de", "tlh");
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "Pacific/Apia", "America/St_Johns");
  private static final int A_DAY = 24 * 60;

  /** Who works here, and what their row says. */
  record Worker(
      AgentId id,
      int capacity,
      List<String> languages,
      @Nullable Integer ownLimit) {

    boolean isAble() {
      return capacity > 0;
    }
  }

  static RandomSettings of(Chance chance) {
    var staff = new ArrayList<Worker>();
    for (String name : List.of("maria", "tom", "sue").subList(0, chance.below(4))) {
      staff.add(new Worker(
          new AgentId(name),
          chance.below(4),
          chance.oneIn(2) ? List.of() : List.of(chance.of(LANGUAGES)),
          chance.oneIn(4) ? Integer.valueOf(1 + chance.below(2)) : null));
    }
    var settings = new RandomSettings(
        new SiteHours(
            hours(chance),
            Duration.ofMinutes(1 + chance.below(600)),
            chance.oneIn(2),
            texts(chance)),
        teams(chance, staff),
        policy(chance),
        new Workload(
            Duration.ofMinutes(chance.below(10)),
            chance.below(101),
            100 * chance.below(5),
            Duration.ZERO),
        staff);
    chance.tell(settings);
    return settings;
  }

  private static Policy policy(Chance chance) {
    while (true) {
      Policy policy = Samples.anyPolicy(new Random(chance.below(Integer.MAX_VALUE)));
      if (chance.oneIn(3)) {
        var rules = new ArrayList<>(policy.rules());
        rules.remove(chance.below(rules.size()));
        policy = policy.with(rules);
      }
      List<Policy.Flaw> flaws = policy.check();
      if (flaws.isEmpty()) {
        return policy;
      }
      assertThat(flaws)
          .allMatch(flaw -> !flaw.field().isBlank() && !flaw.advice().isBlank());
    }
  }

  private static @Nullable BusinessHours hours(Chance chance) {
    while (!chance.oneIn(3)) {
      var hours = new BusinessHours(
          ZoneId.of(chance.of(ZONES)), week(chance), holidays(chance), exceptions(chance));
      List<HoursCheck.Flaw> flaws = HoursCheck.flaws(hours);
      if (flaws.isEmpty()) {
        assertThat(hours.nextOpening(HandClock.NOON)).isPresent();
        return hours;
      }
      assertThat(flaws)
          .allMatch(flaw -> !flaw.field().isBlank() && !flaw.advice().isBlank());
    }
    return null;
  }

  private static NobodyTexts texts(Chance chance) {
    Map<NobodyCase, Map<String, String>> texts = new EnumMap<>(NobodyCase.class);
    for (NobodyCase nobody : NobodyCase.values()) {
      if (chance.oneIn(2)) {
        texts.put(
            nobody,
            Map.of(
                chance.of(List.of("en", "de", "*")),
                chance.of(List.of("Nobody.", "By {due}.", "Back {opens}, by {due}."))));
      }
    }
    return new NobodyTexts(texts);
  }

  private static List<BusinessHours.Span> week(Chance chance) {
    var week = new ArrayList<BusinessHours.Span>();
    for (int i = chance.below(4); i > 0; i--) {
      week.add(new BusinessHours.Span(chance.of(List.of(DayOfWeek.values())), span(chance)));
    }
    return week;
  }

  private static BusinessHours.Hours span(Chance chance) {
    int from = chance.below(A_DAY);
    return new BusinessHours.Hours(from, from + chance.below(A_DAY));
  }

  private static List<BusinessHours.Holiday> holidays(Chance chance) {
    var days = new ArrayList<BusinessHours.Holiday>();
    for (int i = chance.below(4); i > 0; i--) {
      days.add(new BusinessHours.Holiday(day(chance), chance.oneIn(2), ""));
    }
    return days;
  }

  private static List<BusinessHours.ExceptionalDay> exceptions(Chance chance) {
    var days = new ArrayList<BusinessHours.ExceptionalDay>();
    for (int i = chance.below(3); i > 0; i--) {
      days.add(new BusinessHours.ExceptionalDay(
          day(chance), chance.oneIn(2) ? List.of() : List.of(span(chance)), ""));
    }
    return days;
  }

  private static LocalDate day(Chance chance) {
    return LocalDate.of(2030, 6, 1).plusDays(chance.below(14));
  }

  private static Teams teams(Chance chance, List<Worker> staff) {
    List<TeamId> ids =
        List.of(new TeamId("care"), new TeamId("sales"), new TeamId("bills"), new TeamId("gone"));
    Map<TeamId, Team> teams = new HashMap<>();
    for (TeamId id : ids.subList(0, chance.below(4))) {
      Set<AgentId> members = new HashSet<>();
      for (Worker worker : staff) {
        if (chance.oneIn(3)) {
          members.add(worker.id());
        }
      }
      teams.put(
          id,
          new Team(
              id,
              id.value(),
              chance.of(List.of(Team.Mode.values())),
              chance.oneIn(3) ? List.of("juggling") : List.of(),
              members,
              chance.oneIn(3) ? null : chance.of(ids),
              Duration.ofSeconds(chance.below(3_600))));
    }
    return new Teams(teams, chance.oneIn(2) ? Map.of() : Map.of(SHOP, chance.of(ids)));
  }
}
