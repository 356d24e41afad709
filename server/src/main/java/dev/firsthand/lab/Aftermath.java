package dev.firsthand.lab;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.escalation.Replay.Step;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often chats were passed on to people later, after a turn of a kind: what is to be expected of a chat
 * that another policy would have led elsewhere. Confined to one thread.
 */
final class Aftermath {

  static final int BINS = 10;

  /** With fewer turns of a kind and confidence all of the kind speak for them. */
  private static final int FEWEST = 30;

  private final Map<Verdict, Kind> kinds = new EnumMap<>(Verdict.class);

  /** Turns of one verdict, by how sure the bot was. */
  private static final class Kind {
    private final int[] turns = new int[BINS];
    private final int[] passedOn = new int[BINS];
  }

  /** What happened in one more chat. */
  void add(PastChat chat) {
    boolean later = false;
    for (PastStep step : chat.steps().reversed()) {
      Step.Turn turn = step.turn();
      if (turn != null) {
        int bin = bin(step.confidence());
        Kind kind = kinds.computeIfAbsent(turn.verdict(), verdict -> new Kind());
        kind.turns[bin]++;
        kind.passedOn[bin] += later ? 1 : 0;
      }
      later |= turn == null || turn.verdict() == Verdict.ESCALATE;
    }
  }

  static int bin(double confidence) {
    return Math.clamp((int) (confidence * BINS), 0, BINS - 1);
  }

  /** The share of such turns after which a person was wanted. */
  double likely(Verdict verdict, int bin) {
    Kind kind = kinds.get(verdict);
    if (kind == null) {
      return 0;
    }
    return kind.turns[bin] >= FEWEST
        ? (double) kind.passedOn[bin] / kind.turns[bin]
        : (double) IntStream.of(kind.passedOn).sum() / IntStream.of(kind.turns).sum();
  }
}
