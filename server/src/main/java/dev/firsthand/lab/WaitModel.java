package dev.firsthand.lab;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.lab.DeskPast.Span;
import dev.firsthand.lab.DeskPast.Staff;
import dev.firsthand.routing.AgentView;
import dev.firsthand.routing.RoutingChoice;
import dev.firsthand.routing.RoutingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * How long visitors would have waited for the people of that time, had other chats come to them: the same
 * people at the same hours, the product's own routing, chats that take as long as they took. The same
 * seed gives the same days. Confined to one thread.
 */
final class WaitModel {

  /** Who accepts at once takes no longer than this; a longer wait was one in line. */
  private static final Duration QUICK = Duration.ofSeconds(30);

  private static final Duration USUAL_PICK_UP = Duration.ofSeconds(7);
  private static final long SEED = 17;

  /**
   * What it comes to.
   *
   * @param asked visitors who wanted a person
   * @param gaveUp those who left before they had one
   */
  record Waits(int asked, int gaveUp, double medianSeconds, double longestOfNineInTenSeconds) {}

  private record Moment(Instant at, long order, Runnable happens) {}

  private record Caller(Place place, int number, Duration effort) {}

  private static final class Desk {
    private final Staff staff;
    private boolean there;
    private int load;
    private boolean ringing;
    private @Nullable Instant idleSince;

    Desk(Staff staff) {
      this.staff = staff;
    }
  }

  private final RoutingRules rules;
  private final DeskPast past;
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final List<Duration> pickUps;
  private final Map<AgentId, Desk> desks = new LinkedHashMap<>();
  private final TreeSet<Caller> line =
      new TreeSet<>(Comparator.comparing((Caller caller) -> caller.place().turn())
          .thenComparingInt(Caller::number));
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparingLong(Moment::order));
  private final List<Duration> waits = new ArrayList<>();
  private long orders;
  private int asked;
  private int gaveUp;

  private WaitModel(RoutingRules rules, DeskPast past) {
    this.rules = rules;
    this.past = past;
    pickUps = past.waits().stream().filter(wait -> wait.compareTo(QUICK) <= 0).toList();
    past.staff().forEach(staff -> {
      var desk = new Desk(staff);
      desks.put(staff.agent(), desk);
      for (Span span : staff.there()) {
        at(span.from(), () -> comes(desk, span.from()));
        at(span.to(), () -> desk.there = false);
      }
    });
  }

  /** Plays the chats of {@code escalations} before the people of {@code past}. */
  static Waits play(RoutingRules rules, DeskPast past, List<Escalations.Moment> escalations) {
    var model = new WaitModel(rules, past);
    Duration usual = past.meanEffort();
    for (Escalations.Moment moment : escalations) {
      Duration effort = past.held().getOrDefault(moment.id(), usual);
      model.at(moment.at(), () -> model.asks(moment.at(), effort));
    }
    while (!model.moments.isEmpty()) {
      model.moments.remove().happens().run();
    }
    return model.told();
  }

  private void at(Instant when, Runnable happens) {
    moments.add(new Moment(when, orders++, happens));
  }

  private void comes(Desk desk, Instant now) {
    desk.there = true;
    desk.idleSince = now;
    look(now);
  }

  private void asks(Instant now, Duration effort) {
    var caller = new Caller(
        Place.from(now, EscalationReason.VISITOR_ASKED, Place.ORDINARY), asked++, effort);
    line.add(caller);
    double patience = -past.patience().toMillis() * Math.log(1 - random.nextDouble());
    at(now.plusMillis((long) patience), () -> gaveUp += line.remove(caller) ? 1 : 0);
    look(now);
  }

  private void look(Instant now) {
    for (Caller caller : List.copyOf(line)) {
      if (desks.values().stream().noneMatch(WaitModel::isFree)) {
        return;
      }
      if (rules.choose(caller.place(), "", views(), now) instanceof RoutingChoice.Offer offer) {
        Desk desk = desks.get(offer.agent());
        if (desk != null) {
          rings(caller, desk, now);
        }
      }
    }
  }

  private void rings(Caller caller, Desk desk, Instant now) {
    line.remove(caller);
    desk.ringing = true;
    Duration pickUp =
        pickUps.isEmpty() ? USUAL_PICK_UP : pickUps.get(random.nextInt(pickUps.size()));
    Instant accepted = now.plus(pickUp);
    at(accepted, () -> {
      desk.ringing = false;
      desk.load++;
      waits.add(Duration.between(caller.place().since(), accepted));
      look(accepted);
    });
    Instant ends = accepted.plus(caller.effort());
    at(ends, () -> {
      desk.load--;
      desk.idleSince = ends;
      look(ends);
    });
  }

  private static boolean isFree(Desk desk) {
    return desk.there && !desk.ringing && desk.load < desk.staff.capacity();
  }

  private List<AgentView> views() {
    return desks.values().stream()
        .map(desk -> new AgentView(
            desk.staff.agent(),
            desk.there,
            true,
            desk.ringing,
            desk.load,
            desk.staff.capacity(),
            desk.idleSince,
            List.of(),
            List.of()))
        .toList();
  }

  private Waits told() {
    return of(waits, asked, gaveUp);
  }

  /** Waits as they were. */
  static Waits real(DeskPast past) {
    return of(past.waits(), past.waits().size() + past.gaveUp(), past.gaveUp());
  }

  private static Waits of(List<Duration> met, int asked, int gaveUp) {
    var sorted = met.stream().sorted().toList();
    return new Waits(asked, gaveUp, at(sorted, 0.5), at(sorted, 0.9));
  }

  private static double at(List<Duration> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted
                .get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())))
                .toMillis()
            / 1_000.0;
  }
}
