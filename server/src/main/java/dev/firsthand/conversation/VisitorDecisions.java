package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Bot;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a visitor's command. */
final class VisitorDecisions extends Deciding {

  VisitorDecisions(ConversationRules rules, Conversation conversation, Instant now) {
    super(rules, conversation, now);
  }

  Outcome decide(ConversationCommand.OfVisitor command) {
    return switch (command) {
      case ConversationCommand.Start c -> started(c);
      case ConversationCommand.Say c ->
        keyed(new ConversationEvent.VisitorSaid(now, c.key(), c.text(), c.file()), this::said);
      case ConversationCommand.AskForHuman c ->
        keyed(new ConversationEvent.AskedForHuman(now, c.key()), this::askedForHuman);
      case ConversationCommand.WaitFor c ->
        keyed(
            new ConversationEvent.WaitChosen(
                now, c.key(), c.known(), c.known() ? now.plus(rules.times().known()) : null),
            this::waitChosen);
      case ConversationCommand.Choose c ->
        keyed(
            new ConversationEvent.Chose(
                now, c.key(), c.askBack(), c.choice(), titleOf(c.askBack(), c.choice())),
            this::chose);
      case ConversationCommand.RateAnswer c ->
        keyed(
            new ConversationEvent.AnswerRated(now, c.key(), c.answer(), c.helpful()),
            e -> conversation.isAnswer(c.answer()) ? events(e) : refused(Refusal.NO_SUCH_EVENT));
      case ConversationCommand.LeaveMessage c ->
        keyed(left(c), left -> leftToUs(left, PromiseKind.ANSWER, left.due()));
      case ConversationCommand.AskForCallBack c ->
        keyed(callBack(c), asked -> leftToUs(asked, PromiseKind.CALL_BACK, asked.due()));
      case ConversationCommand.Identify c -> identify(c);
      case ConversationCommand.Rate c ->
        keyed(
            new ConversationEvent.Rated(
                now, c.key(), c.stars(), c.comment(), conversation.facts().lastAgent() != null),
            this::events);
      case ConversationCommand.End c ->
        keyed(
            new ConversationEvent.EndedByVisitor(
                now,
                c.key(),
                say(conversation.isPromised() ? "closed.promised" : "closed.VISITOR")),
            e -> state instanceof Closed
                ? refused(Refusal.WRONG_STATE)
                : events(stopRinging(OfferEnding.VISITOR_LEFT, e)));
    };
  }

  private Outcome started(ConversationCommand.Start c) {
    return conversation.seq() == 0
        ? events(new ConversationEvent.Started(
            now,
            c.site(),
            conversation.id().visitor(),
            c.language(),
            c.page(),
            rules.words().say(c.site(), c.language(), "bot.greeting")))
        : refused(Refusal.NOTHING_TO_DO);
  }

  private Outcome identify(ConversationCommand.Identify c) {
    return keyed(
        new ConversationEvent.Identified(
            now, c.key(), c.name(), c.email(), c.attributes(), c.verified() ? true : null),
        this::events);
  }

  private Outcome said(ConversationEvent.VisitorSaid said) {
    if (rules.isOver(conversation, now)) {
      return refused(Refusal.UNKNOWN_CONVERSATION);
    }
    return switch (state) {
      case Closed closed -> {
        var events = new ArrayList<ConversationEvent>();
        events.add(new ConversationEvent.Reopened(now, say("reopened")));
        AgentProfile known = conversation.facts().lastAgent();
        boolean toPerson =
            known != null && now.isBefore(closed.at().plus(rules.times().sameAgent()));
        if (toPerson) {
          events.add(cameBack());
        }
        events.add(said);
        if (!toPerson && said.file() != null) {
          events.add(escalated(Occasion.FILE));
        }
        yield new Outcome.Events(events);
      }
      case FollowUp followUp
      when followUp.settledAt() != null
          || !now.isBefore(followUp.since().plus(rules.times().patience())) ->
        events(cameBack(), said);
      case FollowUp followUp -> events(said);
      case Bot bot -> said.file() == null ? events(said) : events(said, escalated(Occasion.FILE));
      case Queued queued -> events(said);
      case Ringing ringing -> events(said);
      case Human human -> events(said);
    };
  }

  private Outcome askedForHuman(ConversationEvent.AskedForHuman asked) {
    if (rules.isOver(conversation, now)) {
      return refused(Refusal.UNKNOWN_CONVERSATION);
    }
    var escalated = escalated(Occasion.BUTTON);
    return switch (state) {
      case Bot bot -> events(asked, escalated);
      case FollowUp followUp -> events(asked, escalated);
      case Closed closed ->
        events(new ConversationEvent.Reopened(now, say("reopened")), asked, escalated);
      case Queued queued -> events(asked);
      case Ringing ringing -> events(asked);
      case Human human -> events(asked);
    };
  }

  /** An offer that rings at a colleague ends, for the visitor would rather wait. */
  private Outcome waitChosen(ConversationEvent.WaitChosen chosen) {
    Place place = state.place();
    if (place == null || place.preferred() == null) {
      return refused(Refusal.WRONG_STATE);
    }
    boolean ringsAtAnother = state.rungAt() != null && !ringsAt(place.preferred());
    return chosen.known() && ringsAtAnother
        ? events(stopRinging(OfferEnding.VISITOR_WAITS, chosen))
        : events(chosen);
  }

  private Outcome chose(ConversationEvent.Chose chose) {
    Conversation.OpenAskBack open = conversation.askBack();
    if (!(state instanceof Bot)) {
      return refused(Refusal.WRONG_STATE);
    }
    if (open == null || open.seq() != chose.askBack()) {
      return refused(Refusal.NO_SUCH_EVENT);
    }
    if (!now.isBefore(open.at().plus(rules.times().askBack()))) {
      return refused(Refusal.WRONG_STATE);
    }
    if (chose.choice().equals(Choice.NONE)) {
      return events(chose, escalated(Occasion.NONE_OF_THESE));
    }
    boolean known = open.choices().stream().anyMatch(c -> c.entry().equals(chose.choice()));
    return known ? events(chose) : refused(Refusal.NO_SUCH_EVENT);
  }

  private String titleOf(long askBack, String choice) {
    Conversation.OpenAskBack open = conversation.askBack();
    if (open == null || open.seq() != askBack) {
      return "";
    }
    return open.choices().stream()
        .filter(c -> c.entry().equals(choice))
        .map(Choice::title)
        .findFirst()
        .orElse("");
  }

  private ConversationEvent.MessageLeft left(ConversationCommand.LeaveMessage c) {
    Outlook outlook = promised();
    return new ConversationEvent.MessageLeft(
        now,
        c.key(),
        c.text(),
        c.name(),
        c.email(),
        promising("followUp.thanks", outlook),
        outlook.due());
  }

  /** Only what shall be done as soon as may be is promised by the house's own time. */
  private ConversationEvent.CallBackAsked callBack(ConversationCommand.AskForCallBack c) {
    Outlook outlook = promised();
    Outlook told =
        c.when() == CallTime.SOON ? outlook : new Outlook(outlook.opens(), null, outlook.zone());
    return new ConversationEvent.CallBackAsked(
        now,
        c.key(),
        c.phone(),
        c.when(),
        c.note(),
        c.name(),
        promising("followUp.callBack", told),
        c.when() == CallTime.SOON ? outlook.due() : CallDay.ends(c.when(), outlook));
  }

  private Outcome leftToUs(ConversationEvent.Keyed left, PromiseKind kind, @Nullable Instant due) {
    if (rules.isOver(conversation, now)) {
      return refused(Refusal.UNKNOWN_CONVERSATION);
    }
    List<ConversationEvent> events = switch (state) {
      case Human human -> List.of();
      case Ringing ringing when (ringing.from() instanceof Human) -> List.of();
      case Ringing ringing -> stopRinging(OfferEnding.VISITOR_LEFT, left);
      case Closed closed -> List.of(new ConversationEvent.Reopened(now, say("reopened")), left);
      case Bot bot -> List.of(left);
      case Queued queued -> List.of(left);
      case FollowUp followUp -> List.of(left);
    };
    return events.isEmpty()
        ? refused(Refusal.WRONG_STATE)
        : events(new PromiseDecisions(this).promising(kind, due, events));
  }
}
