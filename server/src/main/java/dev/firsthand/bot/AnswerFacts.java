package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an answer states in numbers, and whether it says yes or no, in English, German, French and
 * Spanish. Two answers to the same question should not state different things of one kind.
 */
public final class AnswerFacts {

  /** What is stated. */
  public enum Kind {
    /** Amounts of money. */
    PRICE,
    SHARE,
    /** How long something takes or holds. */
    DURATION,
    /** Times of the day. */
    TIME,
    /** Lengths, weights and volumes. */
    MEASURE,
    /** Yes or no, at the beginning. */
    YES_OR_NO
  }

  /**
   * What two answers state differently.
   *
   * @param one as the first says it, and
   * @param other as the second does
   */
  public record Difference(Kind kind, String one, String other) {}

  /** A stretch from least to most, in the unit of its kind, and the words for it. */
  private record Stated(String unit, double least, double most, String words) {
    boolean meets(Stated other) {
      return unit.equals(other.unit) && least <= other.most && other.least <= most;
    }
  }

  private static final String NUMBER =
      "(\\d{1,3}(?:[.,\\u00a0 ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)";
  private static final String RANGE =
      NUMBER + "(?:\\s*(?:-|–|to|bis|à|a|or|oder|ou|o|and|und|et|y)\\s*" + NUMBER + ")?";

  private static final Pattern PRICE_BEFORE = pattern("(€|\\$|£|chf|eur|usd|gbp)\\s?" + NUMBER);
  private static final Pattern PRICE_AFTER = pattern(
      NUMBER
          + "\\s?(€|\\$|£|chf|eur\\b|euros?\\b|usd\\b|gbp\\b|dollars?\\b|pounds?\\b|francs?\\b|franken\\b)");
  private static final Pattern SHARE =
      pattern(RANGE + "\\s?(?:%|percent\\b|per cent\\b|prozent\\b|pour cent\\b|por ciento\\b)");
  private static final Pattern DURATION = pattern(
      RANGE
          + "[\\s-]?(?:working |business |calendar )?"
          + "(minutes?|mins?|minuten?|minutos?|hours?|hrs?|stunden?|heures?|horas?|days?|tage?n?|werktage?n?|arbeitstage?n?|jours?|d[ií]as?|weeks?|wochen?|semaines?|semanas?|months?|monate?n?|mois|mes(?:es)?|years?|jahre?n?|ans?|ann[ée]es?|a[ñn]os?)\\b");
  private static final Pattern CLOCK =
      pattern("\\b([01]?\\d|2[0-3])[:h.]([0-5]\\d)(?:\\s?(?:uhr|h))?\\b");
  private static final Pattern HOUR =
      pattern("\\b([01]?\\d|2[0-4])\\s?(a\\.?m\\b\\.?|p\\.?m\\b\\.?|uhr\\b|h\\b|heures\\b)");
  private static final Pattern MEASURE =
      pattern(RANGE + "\\s?(mm|cm|km|m|kg|g|mg|ml|l|°c|lit(?:er|re)s?|met(?:er|re)s?)\\b");
  private static final Pattern YES =
      pattern("^\\W*(yes|ja|oui|s[ií],|of course|natürlich|sure)\\b?");
  private static final Pattern NO = pattern(
      "^\\W*(no|nein|non|sorry, no|unfortunately|leider|malheureusement|lamentablemente)\\b");

  private final Map<Kind, List<Stated>> stated = new EnumMap<>(Kind.class);

  private AnswerFacts() {}

  /** What {@code markdown} states. */
  public static AnswerFacts of(String markdown) {
    var text = markdown.replaceAll("\\]\\([^)]*\\)", "]").toLowerCase(Locale.ROOT);
    var facts = new AnswerFacts();
    facts.find(
        PRICE_BEFORE, text, Kind.PRICE, found -> one(currency(found.group(1)), found.group(2), 1));
    facts.find(
        PRICE_AFTER, text, Kind.PRICE, found -> one(currency(found.group(2)), found.group(1), 1));
    facts.find(SHARE, text, Kind.SHARE, found -> range("%", found, 1));
    facts.find(DURATION, text, Kind.DURATION, found -> range("h", found, hours(found.group(3))));
    facts.find(CLOCK, text, Kind.TIME, found -> clock(found));
    facts.find(HOUR, text, Kind.TIME, found -> hour(found));
    facts.find(MEASURE, text, Kind.MEASURE, found -> measure(found));
    boolean no = NO.matcher(text).find();
    if (no || YES.matcher(text).find()) {
      double word = no ? 0 : 1;
      facts.add(Kind.YES_OR_NO, new double[] {word, word}, "", no ? "no" : "yes");
    }
    return facts;
  }

  /** What {@code other} states otherwise: of each kind that both name, if no statement of one meets one of the other. */
  public List<Difference> differences(AnswerFacts other) {
    var differences = new ArrayList<Difference>();
    stated.forEach((kind, own) -> {
      var others = other.stated.getOrDefault(kind, List.of());
      var comparable = others.stream()
          .filter(each -> own.stream().anyMatch(mine -> mine.unit().equals(each.unit())))
          .toList();
      boolean meet = own.stream().anyMatch(mine -> comparable.stream().anyMatch(mine::meets));
      if (!comparable.isEmpty() && !meet) {
        differences.add(new Difference(kind, words(own), words(comparable)));
      }
    });
    return List.copyOf(differences);
  }

  private static String words(List<Stated> all) {
    return String.join(", ", all.stream().map(Stated::words).distinct().limit(3).toList());
  }

  private interface Reader {
    Stated read(MatchResult found);
  }

  private void find(Pattern pattern, String text, Kind kind, Reader reader) {
    pattern
        .matcher(text)
        .results()
        .map(reader::read)
        .forEach(
            one -> stated.computeIfAbsent(kind, unused -> new ArrayList<>()).add(one));
  }

  private void add(Kind kind, double[] ends, String unit, String words) {
    stated
        .computeIfAbsent(kind, unused -> new ArrayList<>())
        .add(new Stated(unit, ends[0], ends[1], words));
  }

  private static Stated one(String unit, String number, double factor) {
    double value = number(number) * factor;
    return new Stated(unit, value, value, unit + number);
  }

  private static Stated range(String unit, MatchResult found, double factor) {
    double least = number(found.group(1)) * factor;
    double most = found.group(2) == null ? least : number(found.group(2)) * factor;
    return new Stated(
        unit, Math.min(least, most), Math.max(least, most), found.group().strip());
  }

  private static Stated clock(MatchResult found) {
    double minutes = 60 * number(found.group(1)) + number(found.group(2));
    return new Stated("clock", minutes, minutes, found.group().strip());
  }

  private static Stated hour(MatchResult found) {
    double hour = number(found.group(1));
    boolean isAfternoon = found.group(2).startsWith("p") && hour < 12;
    boolean isMidnight = found.group(2).startsWith("a") && hour == 12;
    double minutes = 60 * (isMidnight ? 0 : isAfternoon ? hour + 12 : hour);
    return new Stated("clock", minutes, minutes, found.group().strip());
  }

  private static Stated measure(MatchResult found) {
    return switch (found.group(3)) {
      case "mm" -> range("m", found, 0.001);
      case "cm" -> range("m", found, 0.01);
      case "km" -> range("m", found, 1_000);
      case "mg" -> range("kg", found, 0.000_001);
      case "g" -> range("kg", found, 0.001);
      case "kg" -> range("kg", found, 1);
      case "ml" -> range("l", found, 0.001);
      case "°c" -> range("°", found, 1);
      default -> range(found.group(3).startsWith("l") ? "l" : "m", found, 1);
    };
  }

  private static String currency(String word) {
    return switch (word.charAt(0)) {
      case '€', 'e' -> "€";
      case '$', 'u', 'd' -> "$";
      case '£', 'g', 'p' -> "£";
      default -> "CHF ";
    };
  }

  private static double hours(String unit) {
    if (unit.startsWith("mi")) {
      return 1.0 / 60;
    }
    if (unit.startsWith("h") || unit.startsWith("st")) {
      return 1;
    }
    if (unit.startsWith("d")
        || unit.startsWith("t")
        || unit.startsWith("werk")
        || unit.startsWith("ar")
        || unit.startsWith("jour")) {
      return 24;
    }
    if (unit.startsWith("w") || unit.startsWith("s")) {
      return 7 * 24;
    }
    return unit.startsWith("mo") || unit.startsWith("mes") ? 30.4 * 24 : 365.25 * 24;
  }

  /** A point or comma before exactly three digits parts thousands; before others it is the decimal. */
  private static double number(String text) {
    var bare = text.replaceAll("[\\u00a0 ]", "");
    int last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
    boolean isDecimal = last >= 0 && bare.length() - last - 1 != 3;
    var whole = (isDecimal ? bare.substring(0, last) : bare).replaceAll("[.,]", "");
    return Double.parseDouble(isDecimal ? whole + "." + bare.substring(last + 1) : whole);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
  }
}
