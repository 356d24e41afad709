package dev.firsthand.lab;

import dev.firsthand.engine.TurnLabel;
import org.jspecify.annotations.Nullable;

/**
 * How many of some turns' best guesses were right, as far as people said so. Labels are few, and who was
 * let down by an answer gives one sooner: up to {@link #SOONER} times as often. So the lower end takes
 * labels as they are, the upper end counts those against an answer for less, and both are Wilson's 95 %
 * ends besides. The bot's own word counts as {@link #OWN_WORD} labels. What the bot answered in its time
 * and what it did not are two samples, each with its own labels. Which answers staff judge is no matter of
 * chance, so a judged answer speaks for itself only: it is known, and the rest is estimated without it.
 * Confined to one thread.
 */
final class Rightness {

  /** Judged, not fitted: nobody knows it of their own visitors. */
  static final double SOONER = 3;

  /** For choices and agents' judgements, which are given either way. */
  static final double EVEN = 1.4;

  static final double OWN_WORD = 4;

  /** Turns of one kind, and what was said of them. */
  private static final class Sample {
    private int judgedRight;
    private int judgedWrong;

    /** Those that nobody judged. */
    private int turns;

    private double sure;
    private int right;
    private int wrong;

    Weighed weighed(double sooner) {
      double own = turns == 0 ? 0.5 : sure / turns;
      double fors = right + OWN_WORD * own;
      double againsts = wrong / sooner + OWN_WORD * (1 - own);
      return new Weighed(fors / (fors + againsts), fors + againsts);
    }

    Share share(double likely, double least, double most) {
      Share rest = rest(likely, least, most);
      int judged = judgedRight + judgedWrong;
      if (judged == 0) {
        return rest;
      }
      double known = (double) judged / all();
      double right = (double) judgedRight / judged;
      return new Share(
          mixed(known, right, rest.share()),
          mixed(known, right, rest.least()),
          mixed(known, right, rest.most()));
    }

    private Share rest(double likely, double least, double most) {
      Weighed low = weighed(least);
      Weighed high = weighed(most);
      return new Share(
          weighed(likely).share(),
          Share.wilson(low.share(), low.many(), -1),
          Share.wilson(high.share(), high.many(), 1));
    }

    int all() {
      return turns + judgedRight + judgedWrong;
    }

    int labels() {
      return right + wrong + judgedRight + judgedWrong;
    }

    void judged(boolean wasRight) {
      judgedRight += wasRight ? 1 : 0;
      judgedWrong += wasRight ? 0 : 1;
    }

    void taken(double confidence, @Nullable Boolean wasRight) {
      turns++;
      sure += confidence;
      if (wasRight != null) {
        right += wasRight ? 1 : 0;
        wrong += wasRight ? 0 : 1;
      }
    }
  }

  /** A share of so many labels. */
  private record Weighed(double share, double many) {}

  private final Sample answers = new Sample();
  private final Sample others = new Sample();
  private int badly;

  /**
   * One more turn.
   *
   * @param answered whether the bot answered it in its time
   * @param wentBadly whether what came next speaks against it
   */
  void add(double confidence, boolean answered, @Nullable TurnLabel label, boolean wentBadly) {
    badly += wentBadly ? 1 : 0;
    @Nullable Boolean right = label == null ? null : label.kind() == TurnLabel.Kind.RIGHT;
    if (!answered) {
      others.taken(confidence, right);
    } else if (label != null && label.source() == TurnLabel.Source.JUDGEMENT) {
      answers.judged(label.kind() == TurnLabel.Kind.RIGHT);
    } else {
      answers.taken(confidence, right);
    }
  }

  int turns() {
    return answers.all() + others.all();
  }

  int labels() {
    return answers.labels() + others.labels();
  }

  /** After how many of them the visitor asked again, wanted a person or complained. */
  int wentBadly() {
    return badly;
  }

  /** The share that was right; the bot's own word, and wide, where nobody said anything. */
  Share share() {
    Share ofAnswers = answers.share(Math.sqrt(SOONER), 1, SOONER);
    Share ofOthers = others.share(1, 1 / EVEN, EVEN);
    int many = turns();
    double weight = many == 0 ? 0.5 : (double) answers.all() / many;
    return new Share(
        mixed(weight, ofAnswers.share(), ofOthers.share()),
        mixed(weight, ofAnswers.least(), ofOthers.least()),
        mixed(weight, ofAnswers.most(), ofOthers.most()));
  }

  private static double mixed(double weight, double first, double second) {
    return weight * first + (1 - weight) * second;
  }
}
