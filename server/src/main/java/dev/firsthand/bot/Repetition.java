package dev.firsthand.bot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How alike two messages of one visitor are: whether the same words that matter are in both, endings
 * apart, and how near their meanings lie. One word that differs where all else is the same makes it
 * another question: "where is my parcel", "where is my invoice".
 */
final class Repetition {

  private static final int STEM = 5;
  private static final int MOST_SWAPPED = 3;

  /** Logistic regression on 44 pairs of the house's own and 800 (at a twentieth) of BANKING77. */
  private static final double BIAS = -0.6;

  private static final double SHARED_OF_SHORTER = 2;
  private static final double SHARED_OF_ALL = 1.1;
  private static final double SWAPPED = -2.1;
  private static final double MEANING_BIAS = -1.5;

  /** Words weigh less where the meaning is known. */
  private static final double MEANT = 0.7;

  private static final double MEANT_SWAPPED = -2;
  private static final double MEANING = 1.5;

  /** Without a word in common, only meanings as near as this may be the same. */
  private static final double NEAR = 0.85;

  private static final double UNRELATED = 0.05;

  /** Stands for the cosine where there is no encoder. */
  static final double UNKNOWN = -2;

  private Repetition() {}

  /** The words of {@code later} that matter and were in {@code earlier} too. */
  static List<String> shared(List<String> later, List<String> earlier) {
    var stems = matter(earlier);
    return later.stream()
        .filter(word -> !PADDING.contains(word) && stems.contains(stem(word)))
        .toList();
  }

  /**
   * The chance that {@code later} asks what {@code earlier} asked.
   *
   * @param cosine of their meanings; negative where there is no encoder
   */
  static double chance(List<String> later, List<String> earlier, double cosine) {
    var one = matter(later);
    var other = matter(earlier);
    if (one.isEmpty() || other.isEmpty()) {
      return later.equals(earlier) ? 0.9 : 0;
    }
    var f = features(later, earlier);
    if (f[0] == 0 && cosine < NEAR) {
      return UNRELATED;
    }
    double words = SHARED_OF_SHORTER * f[0] + SHARED_OF_ALL * f[1];
    return Softmax.sigmoid(
        cosine == UNKNOWN
            ? BIAS + words + SWAPPED * f[2]
            : MEANING_BIAS + MEANT * words + MEANT_SWAPPED * f[2] + MEANING * cosine);
  }

  /** Share of the words that matter, of the shorter and of both; whether one was swapped. */
  static double[] features(List<String> later, List<String> earlier) {
    var one = matter(later);
    var other = matter(earlier);
    long shared = one.stream().filter(other::contains).count();
    double smaller = Math.min(one.size(), other.size());
    double all = one.size() + other.size() - shared;
    return new double[] {shared / smaller, shared / all, isSwapped(later, earlier) ? 1 : 0};
  }

  /** Whether the two begin and end alike, and what stands between matters and differs. */
  private static boolean isSwapped(List<String> one, List<String> other) {
    int most = Math.min(one.size(), other.size());
    int start = 0;
    while (start < most && one.get(start).equals(other.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && one.get(one.size() - 1 - end).equals(other.get(other.size() - 1 - end))) {
      end++;
    }
    var own = one.subList(start, one.size() - end);
    var others = other.subList(start, other.size() - end);
    boolean alike = start + end >= 2 && Math.max(own.size(), others.size()) <= MOST_SWAPPED;
    return alike && (differs(own, other) || differs(others, one));
  }

  private static boolean differs(List<String> part, List<String> whole) {
    return part.stream()
        .filter(word -> !PADDING.contains(word))
        .anyMatch(word -> whole.stream()
            .noneMatch(near -> stem(near).equals(stem(word))
                || (word.length() > STEM && Misspelling.distance(word, near) <= 2)));
  }

  /** The stems of the words that are not padding; all of them where nothing else is left. */
  static Set<String> matter(List<String> words) {
    var stems = new HashSet<String>();
    for (var word : words) {
      if (!PADDING.contains(word)) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  private static String stem(String word) {
    return word.length() <= STEM ? word : word.substring(0, STEM);
  }

  private static final Set<String> PADDING = padding();

  private static Set<String> padding() {
    return new HashSet<>(List.of("""
        a an the i my me you your u we our it its this that these those is are am was were be been do does did
        can could will would should may to of for with on in at by from and or but so then please pls hi hello
        hey again asked ask said say told want wants need needs like just still really now there here about as
        not no ok okay well possible how what when where which who why if get got have has had any some one
        der die das ein eine einen einem einer ich mein meine meinen meiner mir mich du ihr sie es wir uns ist
        sind war bin kann konnen mochte will muss bitte hallo denn nun doch noch schon mal und oder aber so zu
        zum zur von mit fur auf in im am an wie was wann wo warum wer fragte gefragt frage geht ob hier da jetzt
        le la les l un une des de du d je j mon ma mes vous votre il elle ce c est ca que qu et ou ne pas me m
        suis veux voudrais peux puis est-ce comment quand pourquoi quel quelle quels quelles qui svp bonjour
        el los las una unos unas del yo mi mis tu su es son se lo que y o no en con por para al como cuando
        donde quien cual cuanto quiero puedo pregunte hola favor
        """.strip().split("\\s+", -1)));
  }
}
