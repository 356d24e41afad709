package dev.firsthand.learning;

import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.escalation.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How likely it is that a chat which the bot kept should have had a person: each reason is a chance by
 * itself, and the score is the chance that one of them holds: {@code 1 - (1 - a)(1 - b)…}. Where the
 * visitor said that it helped, {@link #IF_HELPED} of that. Pure.
 *
 * @param score 0 to 1
 * @param reasons the heaviest first
 * @param turn the turn to judge
 */
record Suspicion(KeptChat chat, double score, List<Reason> reasons, KeptChat.Turn turn) {

  /** A visitor who thanks has rarely been let down. Judged, as the chances below. */
  static final double IF_HELPED = 0.35;

  /** An answer is barely sure if so little less of confidence or lead had stopped it. */
  static final double BARELY = 0.05;

  /** Two turns of one chat with so much between them are two visits. */
  static final Duration ANOTHER_VISIT = Duration.ofHours(1);

  /**
   * What speaks for a person, with the chance that it is right by itself. Judged before anybody looked,
   * and checked on made pasts, where the truth is known (MissedEscalationsTest).
   */
  enum Kind {
    /** A thumb down, or words to the same effect. */
    THUMB_DOWN(0.7),
    /** They came back within two days, and then a person was called. */
    CAME_BACK_TO_PERSON(0.7),
    /** They wanted a person or were angry, and still the bot kept the chat. */
    UPSET(0.6),
    /** None of the choices was meant. */
    NONE_MEANT(0.6),
    /** They left at the bot's question back, or its offer of a person, without an answer. */
    LEFT_OPEN(0.5),
    /** They asked the same again. */
    ASKED_AGAIN(0.45),
    /** They came back within two days. */
    CAME_BACK(0.35),
    /** The bot asked them to say it in other words. */
    REPHRASED(0.3),
    /** All of it was taken for small talk. */
    ONLY_SMALL_TALK(0.3),
    /** The answer was barely sure enough, or barely ahead of the next one. */
    BARELY_SURE(0.25),
    /** They left at once after the answer, without a word. */
    LEFT_AT_ONCE(0.1);

    private final double chance;

    Kind(double chance) {
      this.chance = chance;
    }

    double chance() {
      return chance;
    }
  }

  /**
   * A reason, and the turn that it is about.
   *
   * @param times how often
   */
  record Reason(Kind kind, long turn, int times) {
    double doubt() {
      return Math.pow(1 - kind.chance(), times);
    }
  }

  private record Found(Kind kind, KeptChat.Turn turn) {}

  static Suspicion of(KeptChat chat, Policy policy) {
    var found = new ArrayList<Found>();
    for (int i = 0; i < chat.turns().size(); i++) {
      var turn = chat.turns().get(i);
      ofTurn(turn, policy).forEach(kind -> found.add(new Found(kind, turn)));
      if (i > 0) {
        var before = chat.turns().get(i - 1);
        if (Duration.between(before.at(), turn.at()).compareTo(ANOTHER_VISIT) >= 0) {
          found.add(new Found(Kind.CAME_BACK, before));
        }
      }
    }
    var last = chat.turns().getLast();
    var back = chat.cameBack();
    if (back != null) {
      found.add(new Found(back.toPerson() ? Kind.CAME_BACK_TO_PERSON : Kind.CAME_BACK, last));
    }
    boolean helped = saidItHelped(chat);
    if (chat.lastWordsAreBots() && last.signs().helpful() == null) {
      switch (last.verdict()) {
        case ANSWER -> found.add(new Found(Kind.LEFT_AT_ONCE, last));
        case ASK_BACK, REPHRASE, OFFER -> found.add(new Found(Kind.LEFT_OPEN, last));
        case SMALL_TALK -> {
          if (chat.turns().stream().allMatch(turn -> turn.verdict() == Verdict.SMALL_TALK)) {
            found.add(new Found(Kind.ONLY_SMALL_TALK, last));
          }
        }
        case ESCALATE, SETTLED, PROMISED -> {}
      }
    }
    var reasons = reasons(found);
    double doubt = reasons.stream().mapToDouble(Reason::doubt).reduce(1, (a, b) -> a * b);
    return new Suspicion(
        chat, (1 - doubt) * (helped ? IF_HELPED : 1), reasons, toJudge(chat, found));
  }

  /** The turn of the heaviest reason, the latest such. */
  private static KeptChat.Turn toJudge(KeptChat chat, List<Found> found) {
    return found.stream()
        .max(Comparator.comparingDouble((Found each) -> each.kind().chance())
            .thenComparingLong(each -> each.turn().seq()))
        .map(Found::turn)
        .orElse(chat.turns().getLast());
  }

  private static List<Kind> ofTurn(KeptChat.Turn turn, Policy policy) {
    var kinds = new ArrayList<Kind>();
    if (Boolean.FALSE.equals(turn.signs().helpful())) {
      kinds.add(Kind.THUMB_DOWN);
    }
    if (Choice.NONE.equals(turn.signs().choice())) {
      kinds.add(Kind.NONE_MEANT);
    }
    if (turn.ground().isAgainstTheBot()) {
      kinds.add(Kind.UPSET);
    }
    if (turn.ground().isRepeated()) {
      kinds.add(Kind.ASKED_AGAIN);
    }
    switch (turn.verdict()) {
      case REPHRASE -> kinds.add(Kind.REPHRASED);
      case ANSWER -> {
        if (isBarelySure(turn, policy)) {
          kinds.add(Kind.BARELY_SURE);
        }
      }
      case ASK_BACK, ESCALATE, OFFER, SMALL_TALK, SETTLED, PROMISED -> {}
    }
    return kinds;
  }

  /** An answer that was chosen of an ask-back was not guessed. */
  private static boolean isBarelySure(KeptChat.Turn turn, Policy policy) {
    double sure = turn.ground().confidence();
    return sure > 0
        && (sure < policy.answerThreshold() + BARELY
            || turn.ground().lead() < policy.margin() + BARELY);
  }

  private static boolean saidItHelped(KeptChat chat) {
    var last = chat.turns().getLast();
    return Boolean.TRUE.equals(last.signs().helpful()) || last.ground().isThankful();
  }

  private static List<Reason> reasons(List<Found> found) {
    var reasons = new ArrayList<Reason>();
    for (Kind kind : Kind.values()) {
      var own = found.stream().filter(each -> each.kind() == kind).toList();
      if (!own.isEmpty()) {
        reasons.add(new Reason(kind, own.getLast().turn().seq(), own.size()));
      }
    }
    reasons.sort(Comparator.comparingDouble(Reason::doubt));
    return List.copyOf(reasons);
  }
}
