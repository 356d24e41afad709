package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of what the house itself wants or notices. */
final class HouseDecisions extends Deciding {

  /** So often at most it is put on record that nobody could be asked, so that no log is flooded. */
  private static final Duration BETWEEN_RECORDS = Duration.ofMinutes(1);

  HouseDecisions(ConversationRules rules, Conversation conversation, Instant now) {
    super(rules, conversation, now);
  }

  Outcome decide(ConversationCommand.OfHouse command) {
    return switch (command) {
      case ConversationCommand.AnswerAsBot c -> answeredAsBot(c);
      case ConversationCommand.FailBot c ->
        isUnanswered(c.question(), c.epoch())
            ? events(escalated(Occasion.FAILURE))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.Offer c ->
        state instanceof Queued
            ? events(new ConversationEvent.Offered(
                now, c.agent(), now.plus(rules.times().offer()), c.skipped()))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.Assign c ->
        state instanceof Queued ? assigned(c) : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.OfferAlso c -> offeredAlso(c);
      case ConversationCommand.NoteNobodyAsked c -> nobodyAsked(c.skipped());
      case ConversationCommand.Withdraw c ->
        ringsAt(c.agent())
            ? events(new ConversationEvent.Withdrawn(now, c.agent(), c.ending()))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.PassOn c ->
        passedOn()
            .filter(transfer -> !transfer.asked().contains(c.to()))
            .filter(transfer -> !c.to().equals(state.owner()))
            .map(transfer -> events(new ConversationEvent.TransferPassedOn(
                now, c.to(), now.plus(rules.times().offer()), c.skipped())))
            .orElseGet(() -> refused(Refusal.NOTHING_TO_DO));
      case ConversationCommand.ReturnTransfer c ->
        passedOn()
            .map(transfer ->
                events(new ConversationEvent.TransferReturned(now, transfer.sender(), c.skipped())))
            .orElseGet(() -> refused(Refusal.NOTHING_TO_DO));
      case ConversationCommand.TellNobodyThere c -> nobodyThere(c.nobody());
      case ConversationCommand.OpenFollowUp c ->
        state instanceof Queued ? events(followUp()) : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.LoseAgent c ->
        isLost(c.agent()).filter(lost -> !lost).isPresent()
            ? events(new ConversationEvent.AgentLost(
                now, c.agent(), now.plus(rules.times().grace())))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.RestoreAgent c ->
        isLost(c.agent()).filter(lost -> lost).isPresent()
            ? events(new ConversationEvent.AgentBack(now, c.agent()))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.TakeBack c ->
        rules.duties(conversation, now).contains(new Duty.TakeBack(c.agent()))
            ? events(stopRinging(
                OfferEnding.AGENT_GONE,
                new ConversationEvent.Requeued(now, c.agent(), say("requeued.AGENT_GONE"))))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.CloseIdle c -> idle();
      case ConversationCommand.TryMail c ->
        rules.duties(conversation, now).contains(new Duty.Mail(c.upTo(), c.attempt()))
            ? events(new ConversationEvent.MailTried(now, c.upTo(), c.attempt()))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.EndMail c ->
        conversation.unmailed().replies().contains(c.upTo())
            ? events(new ConversationEvent.MailEnded(now, c.upTo(), c.how(), c.code()))
            : refused(Refusal.NOTHING_TO_DO);
      case ConversationCommand.Remind c -> new PromiseDecisions(this).reminded(c);
    };
  }

  private Outcome answeredAsBot(ConversationCommand.AnswerAsBot c) {
    if (c.epoch() != conversation.epoch()) {
      return refused(Refusal.STALE_EPOCH);
    }
    if (!isUnanswered(c.question(), c.epoch())) {
      return refused(Refusal.NOTHING_TO_DO);
    }
    return events(
        switch (c.turn()) {
          case BotTurn.Answer turn -> new StandingDecisions(this).answered(c, turn);
          case BotTurn.Tell turn -> new StandingDecisions(this).told(c, turn);
          case BotTurn.AskBack turn ->
            new ConversationEvent.BotAskedBack(
                now, c.question(), turn.text(), turn.choices(), turn.decision());
          case BotTurn.Say turn ->
            new ConversationEvent.BotSaid(
                now, c.question(), turn.text(), turn.offersPerson(), turn.decision());
          case BotTurn.Escalate turn -> escalated(turn);
        });
  }

  /** Offered and accepted in one step: the store claims room for it, as for any other. */
  private Outcome assigned(ConversationCommand.Assign c) {
    return events(
        new ConversationEvent.Offered(now, c.who().id(), now, c.skipped()),
        new ConversationEvent.Accepted(
            now, c.who(), "auto." + (conversation.seq() + 1), c.greeting(), false));
  }

  private Outcome offeredAlso(ConversationCommand.OfferAlso c) {
    boolean may = state instanceof Ringing ringing
        && !ringing.agent().equals(c.agent())
        && rules.ringsTwiceFrom(ringing).filter(from -> !now.isBefore(from)).isPresent();
    return may
        ? events(new ConversationEvent.AlsoOffered(
            now, c.agent(), now.plus(rules.times().offer()), c.skipped()))
        : refused(Refusal.NOTHING_TO_DO);
  }

  private Outcome nobodyAsked(List<ConversationEvent.Skipped> skipped) {
    if (!(state instanceof Queued) || !isNews(conversation.nobodyAsked(), skipped, now)) {
      return refused(Refusal.NOTHING_TO_DO);
    }
    int named = Math.min(skipped.size(), ConversationEvent.NobodyAsked.MOST_NAMED);
    return events(
        new ConversationEvent.NobodyAsked(now, skipped.subList(0, named), skipped.size() - named));
  }

  /** Whether other reasons than the last ones keep everybody from being asked, and not just now. */
  static boolean isNews(
      ConversationEvent.@Nullable NobodyAsked last,
      List<ConversationEvent.Skipped> skipped,
      Instant now) {
    if (last == null) {
      return true;
    }
    if (now.isBefore(last.at().plus(BETWEEN_RECORDS))) {
      return false;
    }
    int named = Math.min(skipped.size(), ConversationEvent.NobodyAsked.MOST_NAMED);
    return !kinds(last.skipped()).equals(kinds(skipped.subList(0, named)));
  }

  private static List<ConversationEvent.Skipped> kinds(List<ConversationEvent.Skipped> skipped) {
    return skipped.stream().map(ConversationEvent.Skipped::kind).toList();
  }

  /** The transfer to a team of which nobody is being asked now. */
  private Optional<TeamTransfer> passedOn() {
    return state instanceof Human
        ? Optional.ofNullable(conversation.teamTransfer())
        : Optional.empty();
  }

  private Outcome nobodyThere(NobodyCase nobody) {
    if (!(state instanceof Queued queued)) {
      return refused(Refusal.NOTHING_TO_DO);
    }
    Place.Told told = queued.place().told();
    return told != null && told.nobody() == nobody
        ? refused(Refusal.NOTHING_TO_DO)
        : events(told(nobody, outlook()));
  }

  private ConversationEvent told(NobodyCase nobody, Outlook outlook) {
    String text = promising("nobody." + nobody, outlook);
    return new ConversationEvent.NobodyThere(now, nobody, text, outlook.opens(), outlook.due());
  }

  private List<ConversationEvent> followUp() {
    Outlook outlook = promised();
    var opened = new ConversationEvent.FollowUpOpened(
        now, promising("followUp.opened", outlook), outlook.due());
    return new PromiseDecisions(this).promising(PromiseKind.ANSWER, outlook.due(), List.of(opened));
  }

  /** What somebody was promised is not closed by silence. */
  private Outcome idle() {
    if (!rules.duties(conversation, now).contains(new Duty.CloseIdle())) {
      return refused(Refusal.NOTHING_TO_DO);
    }
    return events(
        conversation.promises().isEmpty()
            ? new ConversationEvent.ClosedIdle(now, say("closed.IDLE"))
            : new ConversationEvent.FollowUpOpened(now, say("closed.promised")));
  }
}
