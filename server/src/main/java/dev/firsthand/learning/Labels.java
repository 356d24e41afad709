package dev.firsthand.learning;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Graded;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.engine.TurnTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A site's labelled guesses: the bot's turns that had a best guess, and of which people have said
 * whether it was right.
 *
 * @param graded those of the model that answers now, latest first
 * @param thumbs how many of them rest on a visitor's thumb
 * @param choices on what a visitor chose
 * @param judgements on an agent's judgement
 * @param otherModels labels of other models, which say nothing about this one
 */
record Labels(List<Graded> graded, int thumbs, int choices, int judgements, int otherModels) {

  /** So many labelled turns are looked at, the latest. */
  static final int MOST = 20_000;

  /** And none older than this. */
  static final Duration OLDEST = Duration.ofDays(365);

  static Labels of(BotTurns turns, SiteKey site, String model, Instant now) {
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
    return new Labels(
        own.stream().map(Labels::graded).toList(),
        from(own, TurnLabel.Source.THUMB),
        from(own, TurnLabel.Source.CHOICE),
        from(own, TurnLabel.Source.JUDGEMENT),
        labelled.size() - own.size());
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
