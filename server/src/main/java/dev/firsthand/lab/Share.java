package dev.firsthand.lab;

/**
 * A share that is not known for sure.
 *
 * @param least it is hardly less than this
 * @param most nor more than this
 */
record Share(double share, double least, double most) {

  private static final double Z = 1.96;

  /** What it comes to among {@code many}. */
  Share of(double many) {
    return new Share(share * many, least * many, most * many);
  }

  /** The rest up to 1. */
  Share rest() {
    return new Share(1 - share, 1 - most, 1 - least);
  }

  Share rounded() {
    return new Share(rounded(share), rounded(least), rounded(most));
  }

  private static double rounded(double number) {
    return Math.round(number * 1e4) / 1e4;
  }

  /** The end of Wilson's 95 % interval of {@code share} of {@code many}; -1 for the lower, 1 for the upper. */
  static double wilson(double share, double many, int end) {
    double z2 = Z * Z;
    double middle = share + z2 / (2 * many);
    double half = Z * Math.sqrt(share * (1 - share) / many + z2 / (4 * many * many));
    return Math.clamp((middle + end * half) / (1 + z2 / many), 0, 1);
  }
}
