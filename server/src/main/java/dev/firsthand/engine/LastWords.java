package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationEvent;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The last words said in a conversation, as an inbox shows them.
 *
 * @param preview on one line, at most 140 code points
 * @param by VISITOR, BOT or AGENT
 */
public record LastWords(String preview, String by) {

  /** The longest preview, in code points. */
  public static final int LONGEST = 140;

  /** The last words in {@code events}; null if nobody said any. */
  public static @Nullable LastWords in(List<ConversationEvent> events) {
    for (ConversationEvent event : events.reversed()) {
      LastWords words = of(event);
      if (words != null && !words.preview.isEmpty()) {
        return words;
      }
    }
    return null;
  }

  private static @Nullable LastWords of(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.VisitorSaid e -> by("VISITOR", e.text());
      case ConversationEvent.Chose e -> by("VISITOR", e.title());
      case ConversationEvent.MessageLeft e -> by("VISITOR", e.text());
      case ConversationEvent.CallBackAsked e -> by("VISITOR", "☎ " + e.phone());
      case ConversationEvent.BotAnswered e -> by("BOT", e.text());
      case ConversationEvent.BotAskedBack e -> by("BOT", e.text());
      case ConversationEvent.BotSaid e -> by("BOT", e.text());
      case ConversationEvent.AgentReplied e -> by("AGENT", e.text());
      case ConversationEvent.Accepted e -> by("AGENT", e.greeting());
      case ConversationEvent.GestureGiven e -> by("AGENT", e.text());
      case ConversationEvent.Started e -> null;
      case ConversationEvent.AskedForHuman e -> null;
      case ConversationEvent.WaitChosen e -> null;
      case ConversationEvent.AnswerRated e -> null;
      case ConversationEvent.Identified e -> null;
      case ConversationEvent.Rated e -> null;
      case ConversationEvent.EndedByVisitor e -> null;
      case ConversationEvent.Escalated e -> null;
      case ConversationEvent.Offered e -> null;
      case ConversationEvent.AlsoOffered e -> null;
      case ConversationEvent.NobodyAsked e -> null;
      case ConversationEvent.TransferOffered e -> null;
      case ConversationEvent.TransferPassedOn e -> null;
      case ConversationEvent.TransferReturned e -> null;
      case ConversationEvent.AmongColleagues e -> null;
      case ConversationEvent.PutBackInLine e -> null;
      case ConversationEvent.Withdrawn e -> null;
      case ConversationEvent.Declined e -> null;
      case ConversationEvent.Noted e -> null;
      case ConversationEvent.Whispered e -> null;
      case ConversationEvent.Reassigned e -> null;
      case ConversationEvent.Judged e -> null;
      case ConversationEvent.GivenBack e -> null;
      case ConversationEvent.ClosedByAgent e -> null;
      case ConversationEvent.SetAside e -> null;
      case ConversationEvent.PromiseMade e -> null;
      case ConversationEvent.HousePromised e -> null;
      case ConversationEvent.PromiseKept e -> null;
      case ConversationEvent.PromisesMet e -> null;
      case ConversationEvent.PromiseMoved e -> null;
      case ConversationEvent.PromiseSnoozed e -> null;
      case ConversationEvent.PromiseReminded e -> null;
      case ConversationEvent.MailTried e -> null;
      case ConversationEvent.MailEnded e -> null;
      case ConversationEvent.AgentLost e -> null;
      case ConversationEvent.AgentBack e -> null;
      case ConversationEvent.Requeued e -> null;
      case ConversationEvent.NobodyThere e -> null;
      case ConversationEvent.FollowUpOpened e -> null;
      case ConversationEvent.ClosedIdle e -> null;
      case ConversationEvent.Reopened e -> null;
    };
  }

  private static LastWords by(String who, String text) {
    return new LastWords(shortened(text), who);
  }

  /**
   * The text on one line, without control characters, cut between two characters as people see them
   * if it is longer than {@link #LONGEST}.
   */
  public static String shortened(String text) {
    if (isPlain(text)) {
      return text;
    }
    var line = new StringBuilder();
    int points = 0;
    int at = 0;
    while (at < text.length() && points <= LONGEST) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isISOControl(point)) {
        if (line.isEmpty() || line.charAt(line.length() - 1) == ' ') {
          continue;
        }
        point = ' ';
      } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        point = 0xfffd;
      }
      line.appendCodePoint(point);
      points++;
    }
    String whole = line.toString();
    return points <= LONGEST ? whole.stripTrailing() : cut(whole);
  }

  /** Whether the text is what it would be made: short, of letters and single blanks only. */
  private static boolean isPlain(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char now = text.charAt(i);
      if (now < ' ' || now > '~' || (now == ' ' && before == ' ')) {
        return false;
      }
      before = now;
    }
    return before != ' ';
  }

  private static String cut(String line) {
    int most = line.offsetByCodePoints(0, LONGEST - 1);
    var boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
    boundaries.setText(line);
    int end = boundaries.isBoundary(most) ? most : boundaries.preceding(most);
    return line.substring(0, end > 0 ? end : most).stripTrailing() + "…";
  }
}
