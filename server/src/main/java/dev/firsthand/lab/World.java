package dev.firsthand.lab;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Replay;
import dev.firsthand.escalation.Replay.Outcome;
import java.time.ZoneId;
import java.util.List;

/**
 * The past as it would have been under a policy. Up to the first turn that would have been another one a
 * chat is as it was; whether a person was wanted after it is what it came to after such turns of the past.
 * Confined to one thread.
 */
final class World {

  private static final int NOWHERE = Integer.MAX_VALUE;

  final Counts counts = new Counts();
  final Escalations escalations;
  private final Replay replay;
  private final Elsewhere elsewhere;
  private int passedOn;

  /**
   * Nothing yet.
   *
   * @param most escalations whose moments are kept
   * @param zone where the site's day is
   */
  World(Policy policy, int most, ZoneId zone) {
    replay = new Replay(policy);
    escalations = new Escalations(most, zone);
    elsewhere = new Elsewhere(most, zone);
  }

  /**
   * One more chat; gives what becomes of each of its steps.
   *
   * @param counted which steps count
   */
  List<Outcome> add(PastChat chat, boolean[] counted) {
    List<Outcome> outcomes = replay.of(chat.replayed());
    int turned = turned(chat, outcomes);
    boolean passed = false;
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (!counted[i] || (outcome.escalates() && i > turned)) {
        continue;
      }
      PastStep step = chat.steps().get(i);
      counts.add(outcome.verdict());
      if (outcome.escalates()) {
        escalations.add(step.at(), chat.id());
        passed = true;
      }
      Verdict verdict = outcome.verdict();
      if (i == turned && verdict != null) {
        elsewhere.add(chat, step, verdict, passed);
      }
    }
    passedOn += passed ? 1 : 0;
    return outcomes;
  }

  /** The first turn that is another one, unless a person comes at it. */
  private static int turned(PastChat chat, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      Replay.Step.Turn turn = chat.steps().get(i).turn();
      if (turn != null && turn.verdict() != outcomes.get(i).verdict()) {
        return outcomes.get(i).escalates() || !outcomes.get(i).happens() ? NOWHERE : i;
      }
    }
    return NOWHERE;
  }

  /** When all chats are added, once: adds those that are to be expected to want a person after all. */
  void settle(Aftermath aftermath) {
    elsewhere.settle(aftermath, escalations, counts);
  }

  /** How many chats are passed on at least once. */
  double passedOn(Aftermath aftermath) {
    return passedOn + elsewhere.passedOn(aftermath);
  }
}
