package dev.firsthand.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What visitors come for, some of it oftener than the rest. */
final class Topics {

  private static final double OUTSIDE = 0.16;
  private static final double FOREIGN = 0.015;

  /** So many ask as the FAQ does: they tap a suggestion, or say it in one word. */
  private static final double IN_KNOWN_WORDS = 0.4;

  private static final String GERMAN = "-de";

  private static final Map<String, Double> OFTEN = Map.of(
      "track-order", 6.0,
      "delivery-time", 4.0,
      "arrived-damaged", 3.0,
      "yellow-leaves", 3.0,
      "return-how", 2.5,
      "refund-when", 2.5,
      "watering", 2.5,
      "cancel-order", 2.0);

  private final Script script;
  private final List<String> entries = new ArrayList<>();
  private final List<Double> upTo = new ArrayList<>();
  private double sum;

  /**
   * Something to ask.
   *
   * @param meant the entry that answers it; null if none does
   * @param wordings ways to ask it, the next one first
   */
  record Topic(@Nullable String meant, String language, List<String> wordings) {}

  Topics(Script script) {
    this.script = script;
    for (String entry : script.questions().keySet().stream().sorted().toList()) {
      entries.add(entry);
      sum += OFTEN.getOrDefault(entry, 1.0) * (entry.endsWith(GERMAN) ? 0.6 : 1);
      upTo.add(sum);
    }
  }

  Topic any(Dice dice) {
    if (dice.chance(FOREIGN)) {
      return new Topic(null, "fr", dice.shuffled(script.of(Script.Line.FOREIGN)));
    }
    if (dice.chance(OUTSIDE)) {
      boolean german = dice.chance(0.1);
      List<String> all = german ? script.of(Script.Line.OUTSIDE_DE) : script.outside();
      String question = dice.of(all);
      return new Topic(null, german ? "de" : "en", List.of(question, question));
    }
    double at = dice.number() * sum;
    int i = 0;
    while (upTo.get(i) < at) {
      i++;
    }
    String entry = entries.get(i);
    var wordings =
        new ArrayList<>(dice.shuffled(script.questions().getOrDefault(entry, List.of())));
    List<String> known = script.known().getOrDefault(entry, List.of());
    if (!known.isEmpty() && dice.chance(IN_KNOWN_WORDS)) {
      wordings.addFirst(dice.of(known));
    }
    return new Topic(entry, entry.endsWith(GERMAN) ? "de" : "en", wordings);
  }
}
