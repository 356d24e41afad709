package dev.firsthand.escalation;

import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.How;
import dev.firsthand.conversation.Decision.Matched;
import dev.firsthand.conversation.Decision.Sensed;
import dev.firsthand.conversation.Decision.Stands;
import dev.firsthand.conversation.Decision.Tried;
import dev.firsthand.conversation.Occasion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a verdict was made of, in one short line: the chances that a policy compares, and nobody's
 * words. A million of them can be judged anew without reading a log. A line reads back to numbers that
 * are the same, bit for bit.
 */
public final class EvidenceLine {

  /** More candidates than these no policy looks at. */
  private static final int CANDIDATES = Judge.MOST_CHOICES;

  private static final String PART = "|";
  private static final String ITEM = ",";
  private static final String RULE = "\u001f";
  private static final String NAME = "=";

  private EvidenceLine() {}

  /** The line of a decision; empty for decisions from before their grounds were kept. */
  public static Optional<String> of(Decision decision) {
    return Evidence.of(decision).map(EvidenceLine::written);
  }

  private static String written(Evidence evidence) {
    Counters c = evidence.counters();
    return String.join(
        PART,
        evidence.occasion().name(),
        evidence.answerable() ? "1" : "0",
        evidence.tried().stream()
            .limit(CANDIDATES)
            .map(tried -> Double.toString(tried.confidence()))
            .collect(Collectors.joining(ITEM)),
        evidence.heard().stream()
            .map(heard -> heard.signal() + NAME + heard.probability())
            .collect(Collectors.joining(ITEM)),
        c.askBacks()
            + ITEM
            + c.misses()
            + ITEM
            + c.unhelpful()
            + ITEM
            + c.offers()
            + ITEM
            + c.repeated(),
        evidence.settled() + ITEM + evidence.asked(),
        evidence.matched().stream().map(Matched::rule).collect(Collectors.joining(RULE)));
  }

  static Evidence read(String line) {
    List<String> parts = split(line, '|', 7);
    var occasion = Occasion.valueOf(parts.get(0));
    var tried = new ArrayList<Tried>(CANDIDATES);
    for (String chance : split(parts.get(2), ',', 0)) {
      tried.add(new Tried("", "", Double.parseDouble(chance), "", List.of()));
    }
    var heard = new ArrayList<Sensed>();
    for (String each : split(parts.get(3), ',', 0)) {
      int at = each.indexOf('=');
      heard.add(
          new Sensed(each.substring(0, at), Double.parseDouble(each.substring(at + 1)), List.of()));
    }
    List<String> counted = split(parts.get(4), ',', 0);
    var counters = new Counters(
        Integer.parseInt(counted.get(0)),
        Integer.parseInt(counted.get(1)),
        Integer.parseInt(counted.get(2)),
        Integer.parseInt(counted.get(3)),
        Integer.parseInt(counted.get(4)));
    List<String> stands = split(parts.get(5), ',', 0);
    var what = new Stands(How.valueOf(stands.get(0)), How.valueOf(stands.get(1)), null);
    List<Matched> matched = split(parts.get(6), '\u001f', 0).stream()
        .map(rule -> new Matched(rule, List.of()))
        .toList();
    return new Evidence(
        occasion,
        tried,
        parts.get(1).equals("1"),
        occasion == Occasion.CHOICE ? "" : null,
        heard,
        matched,
        counters,
        Evidence.Source.of(0, ""),
        what);
  }

  /** The pieces between {@code mark}s, at most {@code most} if that is not 0; none of nothing. */
  private static List<String> split(String text, char mark, int most) {
    if (text.isEmpty()) {
      return List.of();
    }
    var pieces = new ArrayList<String>();
    int from = 0;
    int at = text.indexOf(mark);
    while (at >= 0 && pieces.size() + 1 != most) {
      pieces.add(text.substring(from, at));
      from = at + 1;
      at = text.indexOf(mark, from);
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
