package dev.firsthand.gateway;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.protocol.AgentFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an agent is told of the beginning of a long conversation of which only the end is sent: what
 * changed something that still shows, such as who took over, what was promised, asked or judged.
 */
final class EarlierView {

  private static final int PAGE = 500;

  /** The bot's last turns are judged; what it said long before is not. */
  private static final int TURNS = 10;

  private final ConversationEngine engine;

  EarlierView(ConversationEngine engine) {
    this.engine = engine;
  }

  /** The frame for the events up to {@code upTo}. Blocks. */
  AgentFrame.Earlier upTo(ConversationId id, long upTo) {
    var told = new ArrayList<Recorded>();
    var turns = new ArrayDeque<Recorded>();
    long at = 0;
    while (at < upTo) {
      List<Recorded> page = engine.events(id, at, (int) Math.min(PAGE, upTo - at));
      if (page.isEmpty()) {
        break;
      }
      for (Recorded recorded : page) {
        if (recorded.event() instanceof ConversationEvent.BotAnswered
            || recorded.event() instanceof ConversationEvent.BotAskedBack) {
          turns.add(recorded);
          if (turns.size() > TURNS) {
            turns.remove();
          }
        } else if (stillShows(recorded.event())) {
          told.add(recorded);
        }
      }
      at = page.getLast().seq();
    }
    told.addAll(turns);
    told.sort(Comparator.comparingLong(Recorded::seq));
    return new AgentFrame.Earlier(
        id.value(), upTo, told.stream().map(EarlierView::told).toList());
  }

  private static AgentFrame.Told told(Recorded recorded) {
    ConversationEvent event = recorded.event();
    return new AgentFrame.Told(
        recorded.seq(), event.at(), AgentEventView.of(event), AgentEventView.why(event));
  }

  /** Whether what an agent sees of the whole depends on it; what is only read in its place does not. */
  private static boolean stillShows(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Started e -> false;
      case ConversationEvent.VisitorSaid e -> false;
      case ConversationEvent.AskedForHuman e -> false;
      case ConversationEvent.WaitChosen e -> false;
      case ConversationEvent.Chose e -> true;
      case ConversationEvent.AnswerRated e -> true;
      case ConversationEvent.MessageLeft e -> true;
      case ConversationEvent.CallBackAsked e -> true;
      case ConversationEvent.Identified e -> true;
      case ConversationEvent.Rated e -> false;
      case ConversationEvent.EndedByVisitor e -> true;
      case ConversationEvent.BotAnswered e -> true;
      case ConversationEvent.BotAskedBack e -> true;
      case ConversationEvent.BotSaid e -> false;
      case ConversationEvent.Escalated e -> true;
      case ConversationEvent.Offered e -> false;
      case ConversationEvent.AlsoOffered e -> false;
      case ConversationEvent.NobodyAsked e -> false;
      case ConversationEvent.TransferOffered e -> true;
      case ConversationEvent.TransferPassedOn e -> true;
      case ConversationEvent.TransferReturned e -> true;
      case ConversationEvent.ColleaguesAsked e -> true;
      case ConversationEvent.ColleagueSaid e -> false;
      case ConversationEvent.ThreadEnded e -> true;
      case ConversationEvent.PutBackInLine e -> true;
      case ConversationEvent.Withdrawn e -> true;
      case ConversationEvent.Declined e -> true;
      case ConversationEvent.Accepted e -> true;
      case ConversationEvent.AgentReplied e -> false;
      case ConversationEvent.Noted e -> false;
      case ConversationEvent.Judged e -> true;
      case ConversationEvent.GivenBack e -> true;
      case ConversationEvent.ClosedByAgent e -> true;
      case ConversationEvent.SetAside e -> true;
      case ConversationEvent.PromiseMade e -> true;
      case ConversationEvent.GestureGiven e -> false;
      case ConversationEvent.HousePromised e -> true;
      case ConversationEvent.PromiseKept e -> true;
      case ConversationEvent.PromisesMet e -> true;
      case ConversationEvent.PromiseMoved e -> true;
      case ConversationEvent.PromiseSnoozed e -> true;
      case ConversationEvent.PromiseReminded e -> false;
      case ConversationEvent.Reassigned e -> true;
      case ConversationEvent.Whispered e -> false;
      case ConversationEvent.MailTried e -> false;
      case ConversationEvent.MailEnded e -> false;
      case ConversationEvent.AgentLost e -> false;
      case ConversationEvent.AgentBack e -> false;
      case ConversationEvent.Requeued e -> true;
      case ConversationEvent.NobodyThere e -> false;
      case ConversationEvent.FollowUpOpened e -> true;
      case ConversationEvent.ClosedIdle e -> true;
      case ConversationEvent.Reopened e -> true;
    };
  }
}
