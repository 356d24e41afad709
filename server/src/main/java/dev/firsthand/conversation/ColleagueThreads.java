package dev.firsthand.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The open threads among colleagues in a conversation, oldest first. They stay with the conversation
 * whoever answers it, and end with the last who was asked, or when no person is in it any more.
 */
public record ColleagueThreads(List<ColleagueThread> all) {

  /** The most that may be open at a time. */
  public static final int MOST = 5;

  static final ColleagueThreads NONE = new ColleagueThreads(List.of());

  public ColleagueThreads {
    all = List.copyOf(all);
  }

  /** Whether the event may begin, change or end a thread; after any other they are as before. */
  public static boolean mayChange(ConversationEvent event) {
    return event instanceof ConversationEvent.AmongColleagues
        || event instanceof ConversationEvent.Accepted
        || event instanceof ConversationEvent.GivenBack
        || event instanceof ConversationEvent.EndedByVisitor
        || event instanceof ConversationEvent.ClosedByAgent
        || event instanceof ConversationEvent.ClosedIdle
        || event instanceof ConversationEvent.Reopened;
  }

  boolean isFull() {
    return all.size() >= MOST;
  }

  /** The thread of this number, if it is open. */
  public Optional<ColleagueThread> find(long seq) {
    return all.stream().filter(thread -> thread.seq() == seq).findFirst();
  }

  /** Those in which the agent is asked. */
  public List<ColleagueThread> asking(AgentId agent) {
    return all.stream().filter(thread -> thread.asked().contains(agent)).toList();
  }

  ColleagueThreads after(long seq, ConversationEvent.AmongColleagues event) {
    return switch (event) {
      case ConversationEvent.ColleaguesAsked e -> with(ColleagueThread.of(seq, e));
      case ConversationEvent.ColleagueSaid e ->
        each(thread -> thread.seq() == e.thread() ? thread.after(seq, e.agent()) : thread);
      case ConversationEvent.ThreadEnded e -> ended(e);
    };
  }

  /** Whoever was asked and now answers the visitor has nobody to tell but themselves. */
  ColleagueThreads ownedBy(ConversationState next) {
    return switch (next) {
      case ConversationState.Human human -> each(thread -> thread.without(human.agent()));
      case ConversationState.Queued queued -> this;
      case ConversationState.Ringing ringing -> this;
      case ConversationState.FollowUp followUp -> this;
      case ConversationState.Bot bot -> NONE;
      case ConversationState.Closed closed -> NONE;
    };
  }

  /** Who was asked leaves; the other side ends it for all. */
  private ColleagueThreads ended(ConversationEvent.ThreadEnded e) {
    boolean leaves =
        find(e.thread()).filter(thread -> thread.asked().contains(e.agent())).isPresent();
    return leaves
        ? each(thread -> thread.seq() == e.thread() ? thread.without(e.agent()) : thread)
        : new ColleagueThreads(
            all.stream().filter(thread -> thread.seq() != e.thread()).toList());
  }

  private ColleagueThreads with(ColleagueThread thread) {
    var more = new ArrayList<>(all);
    more.add(thread);
    return new ColleagueThreads(more);
  }

  private ColleagueThreads each(UnaryOperator<ColleagueThread> change) {
    return all.isEmpty()
        ? this
        : new ColleagueThreads(
            all.stream().map(change).filter(thread -> !thread.asked().isEmpty()).toList());
  }
}
