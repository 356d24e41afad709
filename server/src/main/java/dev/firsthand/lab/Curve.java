package dev.firsthand.lab;

import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Replay;
import dev.firsthand.escalation.Replay.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What each answer threshold would have come to, all else as proposed: how much the bot answers, against how
 * much of that is right. Made of a sample of chats, spread evenly over all of them. Confined to one thread.
 */
final class Curve {

  /** Most questions of the sample: each is judged for each threshold while somebody moves a slider. */
  static final int SAMPLE = 3_000;

  private static final int STEPS = 40;

  /** With fewer answers than these a point says nothing. */
  private static final int FEWEST = 20;

  /** And without so many labels behind it nothing is recommended. */
  private static final int FEWEST_LABELS = 30;

  /**
   * One threshold.
   *
   * @param answered share of the questions that the bot answers
   * @param labels how many of those answers people labelled
   */
  record Point(double threshold, double answered, Share right, int answers, int labels) {}

  /**
   * A threshold worth proposing: the lowest from which on so much is right.
   *
   * @param target the share that is to be right
   */
  record Recommended(double target, Point point) {}

  /** A chat of the sample, with its place among all. */
  private record Sampled(long number, int questions, PastChat chat) {}

  private final List<Sampled> sample = new ArrayList<>();
  private final Predicate<PastStep> wanted;
  private long all;
  private long every = 1;
  private int questions;

  Curve(Predicate<PastStep> wanted) {
    this.wanted = wanted;
  }

  /** Takes every chat until the sample is full, then every other one of those and of all to come. */
  void add(PastChat chat) {
    long number = all++;
    if (number % every != 0) {
      return;
    }
    int asked = (int) chat.steps().stream().filter(this::isQuestion).count();
    if (asked == 0) {
      return;
    }
    sample.add(new Sampled(number, asked, chat));
    questions += asked;
    while (questions > SAMPLE && sample.size() > 1) {
      every *= 2;
      sample.removeIf(other -> other.number() % every != 0);
      questions = sample.stream().mapToInt(Sampled::questions).sum();
    }
  }

  /** So many chats are kept. */
  int kept() {
    return sample.size();
  }

  private boolean isQuestion(PastStep step) {
    Replay.Step.Turn turn = step.turn();
    return turn != null && step.top() != null && !turn.evidence().isCourtesy() && wanted.test(step);
  }

  /** The points from 0 to 1. */
  List<Point> points(Policy policy) {
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(i -> point(policy.answeringFrom((double) i / STEPS)))
        .toList();
  }

  /** What one policy comes to on the sample. */
  Point point(Policy policy) {
    var replay = new Replay(policy);
    var right = new Rightness();
    for (Sampled sampled : sample) {
      PastChat chat = sampled.chat();
      List<Outcome> outcomes = replay.of(chat.replayed());
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i).answers() && isQuestion(chat.steps().get(i))) {
          Comparison.add(right, chat, i);
        }
      }
    }
    double share = questions == 0 ? 0 : (double) right.turns() / questions;
    return new Point(
        policy.answerThreshold(),
        Math.round(share * 1e4) / 1e4,
        right.share().rounded(),
        right.turns(),
        right.labels());
  }

  /**
   * For each target the lowest threshold from which on it is kept; none where none keeps it, or too few
   * people said so.
   */
  static List<Recommended> recommended(List<Point> points, List<Double> targets) {
    return targets.stream()
        .flatMap(target -> recommended(points, target).stream())
        .toList();
  }

  private static Optional<Recommended> recommended(List<Point> points, double target) {
    Point lowest = null;
    for (Point point : points.reversed()) {
      if (point.answers() < FEWEST) {
        continue;
      }
      if (point.right().share() < target) {
        break;
      }
      lowest = point;
    }
    return Optional.ofNullable(lowest)
        .filter(point -> point.labels() >= FEWEST_LABELS)
        .map(point -> new Recommended(target, point));
  }
}
