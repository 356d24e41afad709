package dev.firsthand.escalation;

import dev.firsthand.bot.Candidate;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.OpenPromises;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.Settled;
import dev.firsthand.conversation.Standing;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Condition.Comparison;
import dev.firsthand.escalation.Rule.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Policies, readings and counters for tests, some of them made by chance. */
public final class Samples {

  static final Faq FAQ = faq();

  private Samples() {}

  private static Faq faq() {
    var entries = new ArrayList<FaqEntry>();
    for (int i = 0; i < 5; i++) {
      entries.add(new FaqEntry(
          "e" + i, "Question " + i, List.of(), "Answer " + i, "all", "en", List.of("More")));
    }
    return new Faq(4, entries);
  }

  static Reading reading(Signals signals, double... confidences) {
    var candidates = new ArrayList<Candidate>();
    for (double confidence : confidences) {
      int i = candidates.size();
      candidates.add(
          new Candidate("e" + i, "Question " + i, confidence, "Question " + i, List.of("word")));
    }
    return new Reading(4, "lexical", candidates, signals);
  }

  /** A rule of the shipped ones in another mode. */
  static List<Rule> shippedWith(EscalationReason reason, Mode mode) {
    return Policy.shipped().stream()
        .map(rule -> rule.reason() == reason ? rule.in(mode) : rule)
        .toList();
  }

  static BotTurn turn(Policy policy, Reading reading, Counters counters, Said said) {
    return new EscalationRules(new PolicyVersion(7, policy), FAQ, "de-AT", key -> key)
        .onMessage(reading, counters, said);
  }

  /** What people settled and promised: mostly something about the best candidate. */
  static Bearing anyBearing(RandomGenerator chance) {
    var points = new ArrayList<Standing.Point>();
    for (String entry : List.of("e0", "e1", "gone")) {
      if (chance.nextInt(3) == 0) {
        points.add(new Standing.Point(
            new Settled(chance.nextInt(4) == 0 ? "" : "As agreed", entry), null));
      }
    }
    var standing = new Standing(
        points,
        chance.nextInt(3) == 0 ? Set.of("e0") : Set.of(),
        chance.nextInt(3) == 0 ? Set.of(9L) : Set.of());
    var promise = new OpenPromise(
        9,
        PromiseKind.OWN,
        new AgentId("maria"),
        "Ask the carrier where parcel 77 is",
        null,
        Instant.EPOCH.plusSeconds(chance.nextInt(100)),
        Instant.EPOCH,
        null);
    return new Bearing(
        standing,
        new OpenPromises(chance.nextBoolean() ? List.of(promise) : List.of()),
        Instant.EPOCH.plusSeconds(chance.nextInt(100)));
  }

  /** Any policy, sound or not. */
  public static Policy anyPolicy(RandomGenerator chance) {
    double answer = share(chance);
    var rules = new ArrayList<Rule>();
    for (Rule shipped : Policy.shipped()) {
      Rule rule = shipped.alwaysAtOnce() ? shipped : shipped.in(anyMode(chance));
      rules.add((rule.forGood() ? rule : rule.switched(chance.nextInt(4) > 0))
          .to(chance.nextBoolean() ? new TeamId("care") : null, chance.nextInt(51))
          .saying(chance.nextBoolean() ? Map.of("de", "Gleich!") : Map.of()));
    }
    rules.add(Rule.onWords("Legal", List.of("lawyer", "sue you")).in(anyMode(chance)));
    rules.add(
        Rule.onVisitors("Business", List.of(new Condition("plan", Comparison.EQUALS, "business")))
            .in(anyMode(chance)));
    Collections.shuffle(rules, new java.util.Random(chance.nextLong()));
    return new Policy(
        answer,
        answer * share(chance),
        0.5 * share(chance),
        0.2 + 0.75 * share(chance),
        chance.nextInt(4),
        1 + chance.nextInt(5),
        1 + chance.nextInt(5),
        1 + chance.nextInt(5),
        1 + chance.nextInt(3),
        rules);
  }

  private static Mode anyMode(RandomGenerator chance) {
    return chance.nextInt(3) == 0 ? Mode.OFFER_FIRST : Mode.AT_ONCE;
  }

  /** Often on the very edge. */
  private static double share(RandomGenerator chance) {
    return chance.nextInt(3) == 0 ? chance.nextInt(11) / 10.0 : chance.nextDouble();
  }

  static Reading anyReading(RandomGenerator chance) {
    var confidences = new double[chance.nextInt(5)];
    double left = 1;
    for (int i = 0; i < confidences.length; i++) {
      confidences[i] = i == 0 ? share(chance) : Math.min(confidences[i - 1], left * share(chance));
      left = Math.max(0, left - confidences[i]);
    }
    return reading(
        new Signals(
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            anySignal(chance),
            chance.nextBoolean() ? "it" : "en"),
        confidences);
  }

  private static Signal anySignal(RandomGenerator chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> new Signal(share(chance), List.of("said"));
      case 1 -> new Signal(0.5, List.of("said"));
      default -> Signal.NONE;
    };
  }

  static Counters anyCounters(RandomGenerator chance) {
    return new Counters(
        chance.nextInt(4),
        chance.nextInt(6),
        chance.nextInt(4),
        chance.nextInt(4),
        chance.nextInt(4));
  }

  static Said anySaid(RandomGenerator chance) {
    String text = switch (chance.nextInt(4)) {
      case 0 -> "I will sue you";
      case 1 -> "Any news yet?";
      case 2 -> "Where is parcel 77, did the carrier say?";
      default -> "Where is my parcel?";
    };
    return new Said(text, Map.of("plan", chance.nextInt(3) == 0 ? "business" : "free"));
  }
}
