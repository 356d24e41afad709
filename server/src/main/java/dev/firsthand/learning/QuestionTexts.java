package dev.firsthand.learning;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.TurnTaken;
import dev.firsthand.engine.VisitorWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds visitors' questions in the log, by the names that the pages give back. What was erased is
 * not found. Thread-safe; blocks.
 */
final class QuestionTexts {

  private static final Pattern REF = Pattern.compile("(?<conversation>.+)#(?<seq>[0-9]{1,9})");

  /** A person's first reply is looked for among so many events after the question. */
  private static final int EVENTS_AFTER = 60;

  private final ConversationLog log;

  QuestionTexts(ConversationLog log) {
    this.log = log;
  }

  /** The name of the question that a turn was on. */
  static String ref(TurnTaken turn) {
    return turn.conversation().value() + "#" + turn.question();
  }

  /** The words of the question that a turn was on; empty if there are none. */
  String of(TurnTaken turn) {
    return turn.question() == 0
        ? ""
        : VisitorWords.first(log.read(turn.conversation(), turn.question() - 1, 1));
  }

  /** The question that a turn was on, with what followed. */
  List<Recorded> withWhatFollowed(TurnTaken turn) {
    return log.read(turn.conversation(), turn.question() - 1, EVENTS_AFTER);
  }

  /** The words of a question of this site, if the name is one. */
  Optional<String> of(SiteKey site, String ref) {
    var named = REF.matcher(ref);
    if (!named.matches()) {
      return Optional.empty();
    }
    long seq = Long.parseLong(named.group("seq"));
    return conversation(named.group("conversation"))
        .filter(id -> seq > 0)
        .filter(id -> log.summary(id).filter(of -> of.site().equals(site)).isPresent())
        .map(id -> VisitorWords.first(log.read(id, seq - 1, 1)))
        .filter(text -> !text.isEmpty());
  }

  /** The id that these characters are, if they are one. */
  static Optional<ConversationId> conversation(String id) {
    try {
      return Optional.of(new ConversationId(id));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
