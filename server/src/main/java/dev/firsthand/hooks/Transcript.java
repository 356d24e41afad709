package dev.firsthand.hooks;

import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.hooks.HookQuestion.Line;
import dev.firsthand.hooks.HookQuestion.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a bot may see of a conversation: what visitor, bot and agents said to each other. */
public final class Transcript {

  /** So many events are looked through. */
  public static final int EVENTS = 200;

  static final int MOST_LINES = 20;
  static final int LONGEST_LINE = 2000;

  private Transcript() {}

  /**
   * The last messages before the event of number {@code before}, oldest first, each shortened.
   * Names, addresses and agents' notes are not among them.
   */
  public static List<Line> of(List<Recorded> events, long before) {
    var lines = new ArrayList<Line>();
    for (Recorded recorded : events) {
      if (recorded.seq() < before) {
        Line line = line(recorded.seq(), recorded.event());
        if (line != null && !line.text().isEmpty()) {
          lines.add(line);
        }
      }
    }
    return List.copyOf(lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
  }

  /** Null for what isn't a message, or not for a bot. Privacy towards bots is decided here. */
  private static @Nullable Line line(long seq, ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Started e -> said(seq, Who.BOT, e, e.text());
      case ConversationEvent.VisitorSaid e -> said(seq, Who.VISITOR, e, e.text());
      case ConversationEvent.Chose e -> said(seq, Who.VISITOR, e, e.title());
      case ConversationEvent.MessageLeft e -> said(seq, Who.VISITOR, e, e.text());
      case ConversationEvent.BotAnswered e -> said(seq, Who.BOT, e, e.text());
      case ConversationEvent.BotAskedBack e -> said(seq, Who.BOT, e, askedBack(e));
      case ConversationEvent.BotSaid e -> said(seq, Who.BOT, e, e.text());
      case ConversationEvent.Accepted e -> said(seq, Who.AGENT, e, e.greeting());
      case ConversationEvent.AgentReplied e -> said(seq, Who.AGENT, e, e.text());
      case ConversationEvent.Noted e -> null;
      case ConversationEvent.Whispered e -> null;
      case ConversationEvent.Reassigned e -> null;
      case ConversationEvent.Judged e -> null;
      case ConversationEvent.CallBackAsked e -> null;
      case ConversationEvent.Identified e -> null;
      case ConversationEvent.AskedForHuman e -> null;
      case ConversationEvent.WaitChosen e -> null;
      case ConversationEvent.AnswerRated e -> null;
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
      case ConversationEvent.GivenBack e -> null;
      case ConversationEvent.ClosedByAgent e -> null;
      case ConversationEvent.SetAside e -> null;
      case ConversationEvent.GestureGiven e -> null;
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

  private static String askedBack(ConversationEvent.BotAskedBack asked) {
    return asked.text()
        + asked.choices().stream()
            .map(Choice::title)
            .collect(Collectors.joining("\n- ", "\n- ", ""));
  }

  private static Line said(long seq, Who who, ConversationEvent event, String text) {
    String shortened = text.codePointCount(0, text.length()) <= LONGEST_LINE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_LINE));
    return new Line(seq, who, shortened, event.at());
  }
}
