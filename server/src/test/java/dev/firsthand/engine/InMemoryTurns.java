package dev.firsthand.engine;

import dev.firsthand.engine.ConversationLog.Appending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The twin of the table of the bot's turns. Thread-safe by one lock. */
final class InMemoryTurns implements BotTurns {

  private final List<TurnTaken> turns = new ArrayList<>();

  synchronized void note(Appending appending) {
    for (TurnChange change : TurnChange.of(appending)) {
      switch (change) {
        case TurnChange.Took took -> turns.add(took.turn());
        case TurnChange.PassedOn passed -> {}
        case TurnChange.GaveStars gave -> {}
        case TurnChange.Sign sign ->
          turns.replaceAll(
              turn -> isOf(turn, sign, appending) ? turn.with(turn.signs().after(sign)) : turn);
      }
    }
  }

  private static boolean isOf(TurnTaken turn, TurnChange.Sign sign, Appending appending) {
    return turn.conversation().equals(appending.id()) && turn.seq() == sign.turn();
  }

  @Override
  public synchronized Page page(Query query) {
    if (query.limit() < 1 || query.limit() > LONGEST_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " turns.");
    }
    String before = query.before();
    if (before != null && !before.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("Not a cursor: " + before);
    }
    List<TurnTaken> found = turns.reversed().stream()
        .filter(turn -> isAskedFor(turn, query))
        .sorted(Comparator.comparing(TurnTaken::at).reversed())
        .toList();
    int from = before == null ? 0 : Integer.parseInt(before);
    int to = Math.min(found.size(), from + query.limit());
    return new Page(found.subList(from, to), to < found.size() ? Integer.toString(to) : null);
  }

  private static boolean isAskedFor(TurnTaken turn, Query query) {
    return turn.site().equals(query.site())
        && !turn.at().isBefore(query.from())
        && turn.at().isBefore(query.until())
        && (query.language() == null || query.language().equals(turn.language()))
        && switch (query.which()) {
          case ALL -> true;
          case SIGNED -> turn.signs().any();
          case UNANSWERED -> turn.isUnanswered();
        };
  }
}
