package dev.firsthand.engine;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.PastTurn;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.escalation.EvidenceLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an append changes in the tables of the bot's turns and of what visitors thought of the chat. */
public sealed interface TurnChange {

  /**
   * The bot took a turn.
   *
   * @param evidence what it was decided on, to be judged again; null where too little was kept
   */
  record Took(TurnTaken turn, @Nullable String evidence) implements TurnChange {}

  /**
   * The bot stepped aside for a person.
   *
   * @param turn whether that was a turn of the bot's own
   */
  record PassedOn(long seq, SiteKey site, Instant at, EscalationReason reason, boolean turn)
      implements TurnChange {}

  /** The visitor rated the bot, or the person who answered, with 1 to 5 stars. */
  record GaveStars(long seq, SiteKey site, Instant at, int stars, boolean ofPerson)
      implements TurnChange {}

  /** Somebody said something of the turn with number {@code turn}. */
  sealed interface Sign extends TurnChange {
    long turn();
  }

  record Rated(long turn, boolean helpful) implements Sign {}

  record Chosen(long turn, String choice) implements Sign {}

  record Judged(long turn, Judgement judgement, @Nullable String entry) implements Sign {}

  /** Whether a later turn's judgement says that this answer was wrong. */
  record CameTooLate(long turn, boolean so) implements Sign {}

  /** The changes of an append, in the order of its events; most have none. */
  static List<TurnChange> of(Appending appending) {
    List<TurnChange> changes = List.of();
    long seq = appending.expectedSeq();
    for (ConversationEvent event : appending.events()) {
      seq++;
      List<TurnChange> own = of(event, seq, appending);
      if (!own.isEmpty()) {
        changes = changes.isEmpty() ? new ArrayList<>() : changes;
        changes.addAll(own);
      }
    }
    return changes;
  }

  private static List<TurnChange> of(ConversationEvent event, long seq, Appending appending) {
    return switch (event) {
      case ConversationEvent.BotAnswered e ->
        took(e, seq, e.question(), e.entry(), e.decision(), appending);
      case ConversationEvent.BotAskedBack e ->
        took(e, seq, e.question(), null, e.decision(), appending);
      case ConversationEvent.BotSaid e -> took(e, seq, e.question(), null, e.decision(), appending);
      case ConversationEvent.Escalated e -> passedOn(e, seq, appending);
      case ConversationEvent.AnswerRated e -> List.of(new Rated(e.answer(), e.helpful()));
      case ConversationEvent.Rated e ->
        List.of(new GaveStars(seq, siteOf(appending), e.at(), e.stars(), e.ofPerson()));
      case ConversationEvent.Chose e -> List.of(new Chosen(e.askBack(), e.choice()));
      case ConversationEvent.Judged e -> judged(e, appending.after());
      default -> List.of();
    };
  }

  private static List<TurnChange> passedOn(
      ConversationEvent.Escalated e, long seq, Appending appending) {
    Decision decision = e.decision();
    boolean turn = decision != null && decision.tookTurn();
    var passedOn = new PassedOn(seq, siteOf(appending), e.at(), e.reason(), turn);
    if (decision == null || !turn) {
      return List.of(passedOn);
    }
    var changes = new ArrayList<>(
        took(e, seq, questionOf(seq, appending.after()), null, decision, appending));
    changes.add(passedOn);
    return changes;
  }

  private static SiteKey siteOf(Appending appending) {
    return Objects.requireNonNull(appending.after().facts().site(), "A started one has a site.");
  }

  private static List<TurnChange> took(
      ConversationEvent event,
      long seq,
      long question,
      @Nullable String entry,
      Decision decision,
      Appending appending) {
    Optional<Decision.Tried> top = decision.tried().stream().findFirst();
    var turn = new TurnTaken(
        appending.id(),
        seq,
        question,
        siteOf(appending),
        event.at(),
        decision.language(),
        decision.verdict(),
        decision.reason(),
        top.map(Decision.Tried::entry).orElse(null),
        entry,
        decision.prior(),
        top.map(Decision.Tried::confidence).orElse(0.0),
        decision.faqVersion(),
        decision.policyVersion(),
        decision.adjustment(),
        decision.model(),
        TurnSigns.NONE);
    return List.of(new Took(turn, EvidenceLine.of(decision).orElse(null)));
  }

  private static long questionOf(long seq, Conversation after) {
    return after.turn(seq).map(PastTurn::question).orElse(0L);
  }

  private static List<TurnChange> judged(ConversationEvent.Judged e, Conversation after) {
    var changes = new ArrayList<TurnChange>();
    changes.add(new Judged(e.turn(), e.judgement(), e.entry()));
    boolean late = e.judgement() == Judgement.SHOULD_HAVE_COME_SOONER;
    after
        .turn(e.turn())
        .filter(turn -> !turn.answer()) // Of an answer it says that this one was wrong.
        .map(after::answersBefore)
        .orElse(List.of())
        .forEach(answer -> changes.add(new CameTooLate(answer.seq(), late)));
    return changes;
  }
}
