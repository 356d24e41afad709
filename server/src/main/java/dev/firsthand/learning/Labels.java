package dev.firsthand.learning;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Graded;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.engine.TurnTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A site's labelled guesses: the bot's turns that had a best guess, and of which people have said
 * whether it was right.
 *
 * @param graded those of the model that answers now, latest first
 * @param byCategory the same by the category of the entry that was guessed; those without one left out
 * @param thumbs how many of them rest on a visitor's thumb
 * @param choices on what a visitor chose
 * @param judgements on an agent's judgement
 * @param otherModels labels of other models, which say nothing about this one
 */
record Labels(
    List<Graded> graded,
    Map<String, List<Graded>> byCategory,
    int thumbs,
    int choices,
    int judgements,
    int otherModels) {

  /** So many labelled turns are looked at, the latest. */
  static final int MOST = 20_000;

  /** And none older than this. */
  static final Duration OLDEST = Duration.ofDays(365);

  static Labels of(BotTurns turns, SiteKey site, String model, Faq faq, Instant now) {
    var labelled = turns
        .latest(
            new BotTurns.Query(
                site,
                now.minus(OLDEST),
                now.plusSeconds(1),
                null,
                BotTurns.Which.SIGNED,
                null,
                BotTurns.LONGEST_PAGE),
            MOST)
        .stream()
        .filter(turn -> turn.top() != null && turn.label() != null)
        .toList();
    var own = labelled.stream().filter(turn -> turn.model().equals(model)).toList();
    var graded = own.stream().map(Labels::graded).toList();
    return new Labels(
        graded,
        byCategory(own, graded, faq),
        from(own, TurnLabel.Source.THUMB),
        from(own, TurnLabel.Source.CHOICE),
        from(own, TurnLabel.Source.JUDGEMENT),
        labelled.size() - own.size());
  }

  private static Map<String, List<Graded>> byCategory(
      List<TurnTaken> turns, List<Graded> graded, Faq faq) {
    Map<String, String> categories =
        faq.entries().stream().collect(Collectors.toMap(FaqEntry::id, FaqEntry::category));
    var byCategory = new TreeMap<String, List<Graded>>();
    for (int i = 0; i < turns.size(); i++) {
      String category = categories.getOrDefault(turns.get(i).top(), "");
      if (!category.isEmpty()) {
        byCategory.computeIfAbsent(category, name -> new ArrayList<>()).add(graded.get(i));
      }
    }
    return byCategory;
  }

  private static Graded graded(TurnTaken turn) {
    var label = turn.label();
    boolean right = label != null && label.kind() == TurnLabel.Kind.RIGHT;
    return new Graded(Adjustment.primary(turn.language()), turn.prior(), right);
  }

  private static int from(List<TurnTaken> turns, TurnLabel.Source source) {
    return (int) turns.stream()
        .map(TurnTaken::label)
        .filter(label -> label != null && label.source() == source)
        .count();
  }
}
