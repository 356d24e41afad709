package dev.firsthand.lab;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Replay;
import dev.firsthand.escalation.Replay.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The policy in force and another one over the same past, chat by chat. Confined to one thread. */
final class Comparison {

  /** Turns that flip which are listed. */
  static final int MOST_FLIPS = 500;

  /** Escalations whose moments are kept, for the wait: the latest. */
  private static final int MOST_ESCALATIONS = 30_000;

  private final Predicate<PastStep> wanted;
  private final Aftermath aftermath = new Aftermath();

  /** What happened. */
  final Counts countsWas = new Counts();

  final Escalations escalationsWas;

  /** Under the one policy, and under the other. */
  final World now;

  final World then;

  final Rightness rightNow = new Rightness();
  final Rightness rightThen = new Rightness();

  /** Answered now and not then. */
  final Rightness stopped = new Rightness();

  /** Answered then and not now. */
  final Rightness gained = new Rightness();

  private final PriorityQueue<Flip> flips =
      new PriorityQueue<>(Comparator.comparing(Flip::at).thenComparing(Flip::conversation));
  private Instant first = Instant.MAX;
  private int turns;
  private int chats;
  private int passedOnWas;
  private int allFlips;
  private int thumbs;
  private int choices;
  private int verdicts;

  /**
   * A comparison of nothing yet.
   *
   * @param wanted which turns count, each with what the house did next; chats are replayed whole
   * @param zone where the site's day is
   */
  Comparison(Policy now, Policy then, Predicate<PastStep> wanted, ZoneId zone) {
    this.now = new World(now, MOST_ESCALATIONS, zone);
    this.then = new World(then, MOST_ESCALATIONS, zone);
    this.wanted = wanted;
    escalationsWas = new Escalations(MOST_ESCALATIONS, zone);
  }

  void add(PastChat chat) {
    aftermath.add(chat);
    boolean[] counted = counted(chat);
    List<Outcome> underNow = now.add(chat, counted);
    List<Outcome> underThen = then.add(chat, counted);
    boolean any = false;
    boolean passed = false;
    for (int i = 0; i < counted.length; i++) {
      PastStep step = chat.steps().get(i);
      first = step.at().isBefore(first) ? step.at() : first;
      if (!counted[i]) {
        continue;
      }
      any = true;
      Replay.Step.Turn turn = step.turn();
      Verdict was = turn == null ? Verdict.ESCALATE : turn.verdict();
      countsWas.add(was);
      if (was == Verdict.ESCALATE) {
        escalationsWas.add(step.at(), chat.id());
        passed = true;
      }
      if (turn != null) {
        turn(chat, i, was, underNow.get(i), underThen.get(i));
      }
    }
    chats += any ? 1 : 0;
    passedOnWas += passed ? 1 : 0;
  }

  /** Which steps count: turns that are wanted, each with what the house did next. */
  private boolean[] counted(PastChat chat) {
    var counted = new boolean[chat.steps().size()];
    boolean counts = false;
    for (int i = 0; i < counted.length; i++) {
      PastStep step = chat.steps().get(i);
      counts = (step.turn() != null || i == 0) ? wanted.test(step) : counts;
      counted[i] = counts;
    }
    return counted;
  }

  /** When all chats are added, once. */
  void settle() {
    now.settle(aftermath);
    then.settle(aftermath);
  }

  private void turn(PastChat chat, int i, Verdict was, Outcome isNow, Outcome isThen) {
    PastStep step = chat.steps().get(i);
    turns++;
    count(step.label());
    boolean guessed = step.top() != null;
    if (guessed && isNow.answers()) {
      add(rightNow, chat, i);
    }
    if (guessed && isThen.answers()) {
      add(rightThen, chat, i);
    }
    if (guessed && isNow.answers() && !isThen.answers()) {
      add(stopped, chat, i);
    }
    if (guessed && !isNow.answers() && isThen.answers()) {
      add(gained, chat, i);
    }
    if (guessed && isNow.verdict() != isThen.verdict()) {
      flips(chat, step, was, isNow.verdict(), isThen.verdict());
    }
  }

  static void add(Rightness rightness, PastChat chat, int i) {
    PastStep step = chat.steps().get(i);
    boolean answered = step.answered();
    rightness.add(step.confidence(), answered, step.label(), answered && chat.wentBadlyAfter(i));
  }

  private void count(@Nullable TurnLabel label) {
    if (label != null) {
      switch (label.source()) {
        case THUMB -> thumbs++;
        case CHOICE -> choices++;
        case JUDGEMENT -> verdicts++;
      }
    }
  }

  private void flips(
      PastChat chat,
      PastStep step,
      Verdict was,
      @Nullable Verdict isNow,
      @Nullable Verdict isThen) {
    allFlips++;
    TurnLabel label = step.label();
    flips.add(new Flip(
        chat.id().value(),
        step.seq(),
        step.at(),
        step.language(),
        step.top(),
        step.confidence(),
        was,
        isNow,
        isThen,
        label == null ? null : label.kind()));
    if (flips.size() > MOST_FLIPS) {
      flips.remove();
    }
  }

  /** When the earliest of all that was added happened; far ahead if nothing was. */
  Instant first() {
    return first;
  }

  int turns() {
    return turns;
  }

  int chats() {
    return chats;
  }

  int allFlips() {
    return allFlips;
  }

  /** Share of the chats that were, or would have been, passed on to people at least once. */
  Preview.ThreeShares passedOn() {
    double of = Math.max(1, chats);
    return new Preview.ThreeShares(
        passedOnWas / of, now.passedOn(aftermath) / of, then.passedOn(aftermath) / of);
  }

  int thumbs() {
    return thumbs;
  }

  int choices() {
    return choices;
  }

  int verdicts() {
    return verdicts;
  }

  /** The latest first. */
  List<Flip> flips() {
    var latest = new ArrayList<>(flips);
    latest.sort(Comparator.comparing(Flip::at).thenComparing(Flip::conversation).reversed());
    return latest;
  }
}
