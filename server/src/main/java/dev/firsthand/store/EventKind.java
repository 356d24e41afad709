package dev.firsthand.store;

import dev.firsthand.conversation.ConversationEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored name of each event, and which of its texts are somebody's words. */
enum EventKind {
  STARTED("started", ConversationEvent.Started.class, "page"),
  VISITOR_SAID("visitorSaid", ConversationEvent.VisitorSaid.class, "text"),
  ASKED_FOR_HUMAN("askedForHuman", ConversationEvent.AskedForHuman.class, ""),
  WAIT_CHOSEN("waitChosen", ConversationEvent.WaitChosen.class, ""),
  CHOSE("chose", ConversationEvent.Chose.class, ""),
  ANSWER_RATED("answerRated", ConversationEvent.AnswerRated.class, ""),
  MESSAGE_LEFT("messageLeft", ConversationEvent.MessageLeft.class, "text name? email?"),
  CALL_BACK_ASKED("callBackAsked", ConversationEvent.CallBackAsked.class, "phone note? name?"),
  IDENTIFIED("identified", ConversationEvent.Identified.class, "name? email? attributes?"),
  RATED("rated", ConversationEvent.Rated.class, "comment?"),
  ENDED_BY_VISITOR("endedByVisitor", ConversationEvent.EndedByVisitor.class, ""),
  BOT_ANSWERED("botAnswered", ConversationEvent.BotAnswered.class, "text"),
  BOT_ASKED_BACK("botAskedBack", ConversationEvent.BotAskedBack.class, "text"),
  BOT_SAID("botSaid", ConversationEvent.BotSaid.class, "text"),
  ESCALATED("escalated", ConversationEvent.Escalated.class, ""),
  OFFERED("offered", ConversationEvent.Offered.class, ""),
  ALSO_OFFERED("alsoOffered", ConversationEvent.AlsoOffered.class, ""),
  NOBODY_ASKED("nobodyAsked", ConversationEvent.NobodyAsked.class, ""),
  TRANSFER_OFFERED("transferOffered", ConversationEvent.TransferOffered.class, "brief?"),
  TRANSFER_PASSED_ON("transferPassedOn", ConversationEvent.TransferPassedOn.class, ""),
  TRANSFER_RETURNED("transferReturned", ConversationEvent.TransferReturned.class, ""),
  COLLEAGUES_ASKED("colleaguesAsked", ConversationEvent.ColleaguesAsked.class, "text"),
  COLLEAGUE_SAID("colleagueSaid", ConversationEvent.ColleagueSaid.class, "text"),
  THREAD_ENDED("threadEnded", ConversationEvent.ThreadEnded.class, ""),
  PUT_BACK_IN_LINE("putBackInLine", ConversationEvent.PutBackInLine.class, "brief?"),
  WITHDRAWN("withdrawn", ConversationEvent.Withdrawn.class, ""),
  DECLINED("declined", ConversationEvent.Declined.class, "reason?"),
  ACCEPTED("accepted", ConversationEvent.Accepted.class, "greeting"),
  AGENT_REPLIED("agentReplied", ConversationEvent.AgentReplied.class, "text"),
  NOTED("noted", ConversationEvent.Noted.class, "text"),
  WHISPERED("whispered", ConversationEvent.Whispered.class, "text"),
  REASSIGNED("reassigned", ConversationEvent.Reassigned.class, "brief?"),
  JUDGED("judged", ConversationEvent.Judged.class, ""),
  GIVEN_BACK("givenBack", ConversationEvent.GivenBack.class, "settled.text"),
  CLOSED_BY_AGENT("closedByAgent", ConversationEvent.ClosedByAgent.class, "reason?"),
  SET_ASIDE("setAside", ConversationEvent.SetAside.class, "reason?"),
  GESTURE_GIVEN("gestureGiven", ConversationEvent.GestureGiven.class, "text code?"),
  PROMISE_MADE("promiseMade", ConversationEvent.PromiseMade.class, "text"),
  HOUSE_PROMISED("housePromised", ConversationEvent.HousePromised.class, ""),
  PROMISE_KEPT("promiseKept", ConversationEvent.PromiseKept.class, ""),
  PROMISES_MET("promisesMet", ConversationEvent.PromisesMet.class, ""),
  PROMISE_MOVED("promiseMoved", ConversationEvent.PromiseMoved.class, ""),
  PROMISE_SNOOZED("promiseSnoozed", ConversationEvent.PromiseSnoozed.class, ""),
  PROMISE_REMINDED("promiseReminded", ConversationEvent.PromiseReminded.class, ""),
  MAIL_TRIED("mailTried", ConversationEvent.MailTried.class, ""),
  MAIL_ENDED("mailEnded", ConversationEvent.MailEnded.class, ""),
  AGENT_LOST("agentLost", ConversationEvent.AgentLost.class, ""),
  AGENT_BACK("agentBack", ConversationEvent.AgentBack.class, ""),
  REQUEUED("requeued", ConversationEvent.Requeued.class, ""),
  NOBODY_THERE("nobodyThere", ConversationEvent.NobodyThere.class, ""),
  FOLLOW_UP_OPENED("followUpOpened", ConversationEvent.FollowUpOpened.class, ""),
  CLOSED_IDLE("closedIdle", ConversationEvent.ClosedIdle.class, ""),
  REOPENED("reopened", ConversationEvent.Reopened.class, "");

  private static final Map<String, EventKind> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventKind::stored, Function.identity()));

  private static final Map<EventKind, List<Word>> WORDS = Arrays.stream(values())
      .filter(kind -> !kind.words.isEmpty())
      .collect(Collectors.toMap(
          Function.identity(),
          kind -> Arrays.stream(kind.words.split(" ")).map(Word::of).toList()));

  private final String stored;
  private final Class<? extends ConversationEvent> type;
  private final String words;

  /**
   * A text that is somebody's words; {@code required} ones read as empty after an erasure.
   *
   * @param of the component of a list's elements that is meant, where {@code name} is a list; else null
   */
  record Word(String name, boolean required, @Nullable String of) {
    private static Word of(String name) {
      int dot = name.indexOf('.');
      if (dot >= 0) {
        return new Word(name.substring(0, dot), true, name.substring(dot + 1));
      }
      boolean optional = name.endsWith("?");
      return new Word(optional ? name.substring(0, name.length() - 1) : name, !optional, null);
    }
  }

  EventKind(String stored, Class<? extends ConversationEvent> type, String words) {
    this.stored = stored;
    this.type = type;
    this.words = words;
  }

  String stored() {
    return stored;
  }

  Class<? extends ConversationEvent> type() {
    return type;
  }

  List<Word> words() {
    return WORDS.getOrDefault(this, List.of());
  }

  static @Nullable EventKind named(String stored) {
    return BY_NAME.get(stored);
  }

  static EventKind of(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Started e -> STARTED;
      case ConversationEvent.VisitorSaid e -> VISITOR_SAID;
      case ConversationEvent.AskedForHuman e -> ASKED_FOR_HUMAN;
      case ConversationEvent.WaitChosen e -> WAIT_CHOSEN;
      case ConversationEvent.Chose e -> CHOSE;
      case ConversationEvent.AnswerRated e -> ANSWER_RATED;
      case ConversationEvent.MessageLeft e -> MESSAGE_LEFT;
      case ConversationEvent.CallBackAsked e -> CALL_BACK_ASKED;
      case ConversationEvent.Identified e -> IDENTIFIED;
      case ConversationEvent.Rated e -> RATED;
      case ConversationEvent.EndedByVisitor e -> ENDED_BY_VISITOR;
      case ConversationEvent.BotAnswered e -> BOT_ANSWERED;
      case ConversationEvent.BotAskedBack e -> BOT_ASKED_BACK;
      case ConversationEvent.BotSaid e -> BOT_SAID;
      case ConversationEvent.Escalated e -> ESCALATED;
      case ConversationEvent.Offered e -> OFFERED;
      case ConversationEvent.AlsoOffered e -> ALSO_OFFERED;
      case ConversationEvent.NobodyAsked e -> NOBODY_ASKED;
      case ConversationEvent.TransferOffered e -> TRANSFER_OFFERED;
      case ConversationEvent.TransferPassedOn e -> TRANSFER_PASSED_ON;
      case ConversationEvent.TransferReturned e -> TRANSFER_RETURNED;
      case ConversationEvent.ColleaguesAsked e -> COLLEAGUES_ASKED;
      case ConversationEvent.ColleagueSaid e -> COLLEAGUE_SAID;
      case ConversationEvent.ThreadEnded e -> THREAD_ENDED;
      case ConversationEvent.PutBackInLine e -> PUT_BACK_IN_LINE;
      case ConversationEvent.Withdrawn e -> WITHDRAWN;
      case ConversationEvent.Declined e -> DECLINED;
      case ConversationEvent.Accepted e -> ACCEPTED;
      case ConversationEvent.AgentReplied e -> AGENT_REPLIED;
      case ConversationEvent.Noted e -> NOTED;
      case ConversationEvent.Whispered e -> WHISPERED;
      case ConversationEvent.Reassigned e -> REASSIGNED;
      case ConversationEvent.Judged e -> JUDGED;
      case ConversationEvent.GivenBack e -> GIVEN_BACK;
      case ConversationEvent.ClosedByAgent e -> CLOSED_BY_AGENT;
      case ConversationEvent.SetAside e -> SET_ASIDE;
      case ConversationEvent.GestureGiven e -> GESTURE_GIVEN;
      case ConversationEvent.PromiseMade e -> PROMISE_MADE;
      case ConversationEvent.HousePromised e -> HOUSE_PROMISED;
      case ConversationEvent.PromiseKept e -> PROMISE_KEPT;
      case ConversationEvent.PromisesMet e -> PROMISES_MET;
      case ConversationEvent.PromiseMoved e -> PROMISE_MOVED;
      case ConversationEvent.PromiseSnoozed e -> PROMISE_SNOOZED;
      case ConversationEvent.PromiseReminded e -> PROMISE_REMINDED;
      case ConversationEvent.MailTried e -> MAIL_TRIED;
      case ConversationEvent.MailEnded e -> MAIL_ENDED;
      case ConversationEvent.AgentLost e -> AGENT_LOST;
      case ConversationEvent.AgentBack e -> AGENT_BACK;
      case ConversationEvent.Requeued e -> REQUEUED;
      case ConversationEvent.NobodyThere e -> NOBODY_THERE;
      case ConversationEvent.FollowUpOpened e -> FOLLOW_UP_OPENED;
      case ConversationEvent.ClosedIdle e -> CLOSED_IDLE;
      case ConversationEvent.Reopened e -> REOPENED;
    };
  }
}
