package dev.firsthand.faq;

import dev.firsthand.bot.QuestionGroups;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.VisitorWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What visitors of a site asked, each wording once, the latest first. Remembers what the latest few
 * checks read, for some minutes, so that a check in pieces reads it once. Thread-safe; blocks.
 */
final class PastQuestions {

  /** So many turns of the bot are looked at, the latest. */
  static final int MOST_TURNS = 5_000;

  /** And so many different wordings. */
  static final int MOST = 2_000;

  private static final Duration PAST = Duration.ofDays(90);
  private static final int LONGEST = 1_000;

  /** Checks whose past is remembered, so that admins of some sites can check at one time. */
  private static final int MOST_REMEMBERED = 4;

  /** No check takes longer; visitors' words stay no longer either. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final BotTurns turns;
  private final ConversationLog log;
  private final Clock clock;
  private final Map<Asked, Remembered> remembered =
      new LinkedHashMap<>(MOST_REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Remembered> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  PastQuestions(BotTurns turns, ConversationLog log, Clock clock) {
    this.turns = turns;
    this.log = log;
    this.clock = clock;
  }

  private record Asked(SiteKey site, Instant until) {}

  private record Remembered(Instant read, List<PastQuestion> questions) {}

  /** The questions of the 90 days up to {@code until}. */
  List<PastQuestion> of(SiteKey site, Instant until) {
    var asked = new Asked(site, until);
    var now = clock.instant();
    synchronized (remembered) {
      remembered.values().removeIf(known -> !known.read().plus(REMEMBERED).isAfter(now));
      var known = remembered.get(asked);
      if (known != null) {
        return known.questions();
      }
    }
    var read = read(site, until);
    synchronized (remembered) {
      remembered.put(asked, new Remembered(now, read));
    }
    return read;
  }

  private List<PastQuestion> read(SiteKey site, Instant until) {
    var taken = turns.latest(
        new BotTurns.Query(
            site, until.minus(PAST), until, null, BotTurns.Which.ALL, null, BotTurns.LONGEST_PAGE),
        MOST_TURNS);
    var byWords = new LinkedHashMap<String, PastQuestion>();
    for (var turn : taken) {
      if (turn.question() == 0 || turn.top() == null) {
        continue;
      }
      var text = VisitorWords.first(log.read(turn.conversation(), turn.question() - 1, 1));
      var key = QuestionGroups.key(text);
      if (key.isEmpty() || text.length() > LONGEST) {
        continue;
      }
      var known = byWords.get(key);
      if (known != null) {
        byWords.put(key, known.before(turn.top(), turn.label()));
      } else if (byWords.size() < MOST) {
        byWords.put(
            key,
            PastQuestion.of(
                text, turn.language(), turn.conversation().value(), turn.top(), turn.label()));
      }
    }
    return List.copyOf(byWords.values());
  }
}
