package dev.firsthand.escalation;

import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Occasion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The past under another policy: what the bot would have made of each turn of a chat, with the counters
 * as they would have run. Pure. Under the policy of its time a chat comes to what it came to.
 *
 * <p>What a visitor says is taken as said. What only follows from a turn that would have been another one
 * does not happen: a choice of an ask-back that was not made, a thumb on an answer that was not given, and
 * whatever the bot was asked after it had stepped aside.
 */
public final class Replay {

  /** What happened in a chat that a policy has a part in, in the order of the log. */
  public sealed interface Step {

    /**
     * The bot took a turn.
     *
     * @param evidence what it was decided on
     */
    record Turn(Ground evidence, Verdict verdict, @Nullable EscalationReason reason)
        implements Step {}

    /** The house stepped in for the bot: at the button, at "none of these", where it failed. */
    record Aside(EscalationReason reason) implements Step {}
  }

  /** The evidence of a turn, read once and judged as often as wanted. Immutable. */
  public static final class Ground {
    private final Evidence evidence;

    private Ground(Evidence evidence) {
      this.evidence = evidence;
    }

    /** Reads an {@link EvidenceLine}. */
    public static Ground read(String line) {
      return new Ground(EvidenceLine.read(line));
    }

    public Occasion occasion() {
      return evidence.occasion();
    }

    /** How sure the bot was of its best candidate. */
    public double confidence() {
      return evidence.best();
    }

    /** How far the best candidate was ahead of the next; all of its chance where there was none. */
    public double lead() {
      double next = evidence.tried().size() < 2 ? 0 : evidence.tried().get(1).confidence();
      return evidence.best() - next;
    }

    /** Whether the visitor's words were nothing but thanks, a greeting or the like. */
    public boolean isCourtesy() {
      return evidence.courtesy().isPresent();
    }

    /** Whether the visitor asked the same again. */
    public boolean isRepeated() {
      return evidence.isLikely(Evidence.REPEATED);
    }

    /** Whether the visitor wanted a person, or was angry. */
    public boolean isAgainstTheBot() {
      return evidence.wantsPerson() || evidence.isLikely(Evidence.ANGER);
    }

    /** Whether the visitor said that it helped, or thanked. */
    public boolean isThankful() {
      return evidence.isLikely(Evidence.HELPED) || evidence.isLikely(Evidence.THANKS);
    }
  }

  /**
   * What becomes of a step.
   *
   * @param verdict null where the step does not happen any more
   */
  public record Outcome(@Nullable Verdict verdict, @Nullable EscalationReason reason) {

    static final Outcome NEVER = new Outcome(null, null);

    /** Whether it takes place. */
    public boolean happens() {
      return verdict != null;
    }

    public boolean answers() {
      return verdict == Verdict.ANSWER;
    }

    public boolean escalates() {
      return verdict == Verdict.ESCALATE;
    }
  }

  private final Policy policy;

  public Replay(Policy policy) {
    this.policy = policy;
  }

  /** The verdict on one turn by itself, with the counters of its time. */
  public Outcome alone(Step.Turn turn) {
    return judged(turn.evidence().evidence, turn.evidence().evidence.counters());
  }

  /** What becomes of each step of a chat; as many as there are steps. */
  public List<Outcome> of(List<? extends Step> chat) {
    var outcomes = new ArrayList<Outcome>(chat.size());
    Stay stay = Stay.BEGINS;
    for (Step step : chat) {
      Moved moved = switch (step) {
        case Step.Turn turn -> takes(stay, turn);
        case Step.Aside aside -> stepsAside(stay, aside);
      };
      outcomes.add(moved.outcome());
      stay = moved.stay();
    }
    return outcomes;
  }

  private Outcome judged(Evidence evidence, Counters counters) {
    Judge.Judgement judgement = new Judge(policy, evidence.counted(counters)).judge();
    return new Outcome(judgement.verdict(), judgement.reason());
  }

  /**
   * The chat while it is with the bot, in its own world and in the other one.
   *
   * @param same whether all was so far as it was
   * @param bots whether the bot has it still in the other world; in its own it always has
   * @param then the counters of the other world
   * @param before the counters of its own after the last turn; null before the first
   * @param last the last verdict in the other world
   * @param was the last verdict in its own
   */
  private record Stay(
      boolean same,
      boolean bots,
      Counters then,
      @Nullable Counters before,
      @Nullable Verdict last,
      @Nullable Verdict was) {

    static final Stay BEGINS = new Stay(true, true, Counters.NONE, null, null, null);

    /** The visitor began anew in both worlds. */
    Stay anew(Counters counters) {
      return new Stay(true, true, counters, before, last, was);
    }

    boolean happens(Occasion occasion) {
      return bots
          && (same
              || switch (occasion) {
                case CHOICE -> last == Verdict.ASK_BACK;
                case COMPLAINT -> last == Verdict.ANSWER;
                case MESSAGE, BUTTON, NONE_OF_THESE, FAILURE, FILE, TAKEN -> true;
              });
    }

    /** The stay with the other world's counters after what the visitor did since the turn before. */
    Stay upTo(Counters counted) {
      if (same || before == null) {
        return new Stay(same, bots, same ? counted : then, before, last, was);
      }
      boolean again = counted.offers() < before.offers()
          || counted.misses() < before.misses()
          || counted.askBacks() < before.askBacks();
      if (again) {
        return anew(counted);
      }
      boolean helped =
          counted.unhelpful() < before.unhelpful() || counted.repeated() < before.repeated();
      int thumbs = last == Verdict.ANSWER ? counted.unhelpful() - before.unhelpful() : 0;
      var counters = new Counters(
          then.askBacks(),
          then.misses(),
          helped ? counted.unhelpful() : then.unhelpful() + thumbs,
          then.offers(),
          helped ? counted.repeated() : then.repeated());
      return new Stay(false, bots, counters, before, last, was);
    }
  }

  private record Moved(Stay stay, Outcome outcome) {}

  private Moved takes(Stay until, Step.Turn turn) {
    Evidence evidence = turn.evidence().evidence;
    Stay stay = until.upTo(evidence.counters());
    Outcome outcome =
        stay.happens(evidence.occasion()) ? judged(evidence, stay.then()) : Outcome.NEVER;
    if (turn.verdict() == Verdict.ESCALATE) {
      return new Moved(Stay.BEGINS, outcome);
    }
    boolean repeated = evidence.isLikely(Evidence.REPEATED);
    boolean helped = evidence.isLikely(Evidence.HELPED);
    Verdict verdict = outcome.verdict();
    boolean asItWas = turn.verdict() == verdict && turn.reason() == outcome.reason();
    return new Moved(
        new Stay(
            stay.same() && asItWas,
            stay.bots() && !outcome.escalates(),
            verdict == null ? stay.then() : stay.then().after(verdict, repeated, helped),
            evidence.counters().after(turn.verdict(), repeated, helped),
            verdict == null ? stay.last() : verdict,
            turn.verdict()),
        outcome);
  }

  private static Moved stepsAside(Stay stay, Step.Aside aside) {
    boolean choiceOfNone =
        stay.was() == Verdict.ASK_BACK && aside.reason() == EscalationReason.NOT_CLARIFIED;
    boolean happens =
        stay.bots() && (stay.same() || !choiceOfNone || stay.last() == Verdict.ASK_BACK);
    return new Moved(
        Stay.BEGINS, happens ? new Outcome(Verdict.ESCALATE, aside.reason()) : Outcome.NEVER);
  }
}
