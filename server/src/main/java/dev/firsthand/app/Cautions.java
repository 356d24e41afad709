package dev.firsthand.app;

import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.gestures.GestureDirectory;
import dev.firsthand.overview.CautionsEndpoint.Caution;
import dev.firsthand.routing.Workload;
import dev.firsthand.sites.Trial;
import dev.firsthand.sites.TrialGuard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds settings that hardly can be meant. None of them is a dead end: each says what happens. */
final class Cautions {

  private Cautions() {}

  /** What is to be said of the settings, given who works here. */
  static List<Caution> of(Config config, List<StaffMember> staff) {
    var cautions = new ArrayList<Caution>();
    List<Integer> capacities =
        staff.stream().filter(StaffMember::active).map(StaffMember::capacity).toList();
    capacities(capacities, cautions);
    reserve(config.workload(), capacities, cautions);
    times(config.times(), cautions);
    return cautions;
  }

  /** Pools of gestures that will soon have no code left; agents could give nothing then. */
  static List<Caution> ofGestures(List<GestureDirectory.Standing> gestures) {
    return gestures.stream()
        .filter(each -> each.isLow() && each.gesture().enabled())
        .map(each -> new Caution(
            "gestures",
            "The gesture “" + each.gesture().name() + "” has "
                + (each.left() == 0
                    ? "no codes left, so nobody can give it."
                    : each.left() == 1 ? "one code left." : each.left() + " codes left.")
                + " Add some on the page Gestures."))
        .toList();
  }

  /** Trials that a guard took back. */
  static List<Caution> ofTrials(List<Trial.Ended> broken) {
    return broken.stream()
        .map(ended -> new Caution(
            "policy",
            "Version " + ended.trial().tried().number() + " of the policy of "
                + ended.trial().site().value() + ", tried on " + ended.trial().percent()
                + "% of the chats, was taken back by itself: " + why(ended.broken())
                + " All chats follow version " + ended.trial().against()
                + " again. The page Thresholds has the numbers."))
        .toList();
  }

  /** Webhooks that came to rest by themselves. */
  static List<Caution> ofWebhooks(List<String> stopped) {
    return stopped.stream()
        .map(
            name -> new Caution(
                "webhooks",
                "The webhook “" + name
                    + "” failed too often in a row and is not called any more. What it was"
                    + " to be told waits for three days: mend it, then let it go on, on the page Webhooks and keys."))
        .toList();
  }

  private static String why(TrialGuard.@Nullable Measure broken) {
    return switch (broken) {
      case PASSED_ON -> "more of them were passed on to people than its guard allows.";
      case GAVE_UP -> "more visitors waited in vain for a person than its guard allows.";
      case UNHAPPY -> "more of them were rated badly than its guard allows.";
      case THUMB_DOWN -> "more answers got a thumb down than its guard allows.";
      case null -> "a guard was broken.";
    };
  }

  private static void capacities(List<Integer> capacities, List<Caution> cautions) {
    if (!capacities.isEmpty() && capacities.stream().allMatch(capacity -> capacity == 0)) {
      cautions.add(new Caution(
          "capacity",
          "Nobody may have a chat: every agent's capacity is 0. Visitors can only leave a message"
              + " until one of them is 1 or more."));
    }
  }

  private static void reserve(Workload workload, List<Integer> capacities, List<Caution> cautions) {
    long eaten = capacities.stream()
        .filter(capacity -> capacity > 0 && workload.reserve() >= Workload.WHOLE * capacity)
        .count();
    if (eaten > 0) {
      cautions.add(new Caution(
          ConfigKey.CAPACITY_RESERVE_PERCENT.key(),
          "The reserve is as large as the whole capacity of " + eaten
              + (eaten == 1 ? " agent, who gets" : " agents, who get")
              + " one chat at a time all the same. Lower the reserve, or raise their capacity."));
    }
  }

  private static void times(HouseTimes times, List<Caution> cautions) {
    if (times.offer().compareTo(times.patience()) >= 0) {
      cautions.add(new Caution(
          ConfigKey.TIMES_OFFER.key(),
          "One offer rings for as long as visitors wait in all (times.patience). Let it ring for less,"
              + " so that a second agent can be asked."));
    }
    boolean ever = !times.secondOffer().isZero();
    if (ever && times.secondOffer().compareTo(times.patience()) >= 0) {
      cautions.add(new Caution(
          ConfigKey.TIMES_SECOND_OFFER.key(),
          "A second agent is asked only when visitors have stopped waiting (times.patience): set it"
              + " lower, or to 0s if two agents shall never be asked at once."));
    }
  }
}
