package dev.firsthand.lab;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.escalation.Prediction.Figures;
import org.jspecify.annotations.Nullable;

/** How often the bot did what. Confined to one thread. */
final class Counts {

  private int answered;
  private int askedBack;
  private int escalated;
  private int other;
  private double expected;

  /** As it is told. */
  record Told(int answered, int askedBack, int escalated, int other) {

    /** The same as shares, with what else a policy comes to. */
    Figures figures(int chats, double passedOn, WaitModel.Waits waits) {
      int turns = answered + askedBack + escalated + other;
      double of = Math.max(1, turns);
      return new Figures(
          turns,
          chats,
          answered / of,
          askedBack / of,
          escalated / of,
          passedOn,
          waits.medianSeconds(),
          waits.longestOfNineInTenSeconds());
    }
  }

  void add(@Nullable Verdict verdict) {
    switch (verdict) {
      case ANSWER -> answered++;
      case ASK_BACK -> askedBack++;
      case ESCALATE -> escalated++;
      case SMALL_TALK, REPHRASE, OFFER, SETTLED, PROMISED -> other++;
      case null -> {}
    }
  }

  /** So many more escalations are to be expected. */
  void expectEscalated(double many) {
    expected += many;
  }

  Told told() {
    return new Told(answered, askedBack, escalated + (int) Math.round(expected), other);
  }
}
