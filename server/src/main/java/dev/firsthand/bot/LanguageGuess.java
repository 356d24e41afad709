package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses the language of a message from its words, the endings of its words, its accents, or its
 * script. Says nothing rather than something wrong: product names and single words belong to nobody.
 */
final class LanguageGuess {

  /** From this chance on a language is named. */
  private static final double NAMED = 0.5;

  /** A letter of another script outweighs so many Latin ones: product names are Latin everywhere. */
  private static final int TELLING_LETTERS = 3;

  /** A word alone may be a name, or at home in many languages. */
  private static final double MOST_OF_ONE_WORD = 0.6;

  /** So few unknown words may be a name, whatever they end in. */
  private static final int FEW_WORDS = 3;

  private static final double MOST_OF_ONE_KNOWN = 0.85;

  /** Words that two languages share equally tell neither. */
  private static final double LEAST_LEAD = 0.05;

  private static final double FOR_READING = 0.8;

  /** At most so many words are looked at. */
  private static final int MOST_WORDS = 200;

  private static final double WORD = 1;
  private static final double ENDING = 0.35;
  private static final double ACCENT = 0.7;

  private static final Map<String, Map<String, Double>> WORDS = shared(LanguageWords.WORDS, WORD);
  private static final Map<String, Map<String, Double>> ENDINGS =
      shared(LanguageWords.ENDINGS, ENDING);
  private static final Map<String, Map<String, Double>> ACCENTS =
      shared(LanguageWords.ACCENTS, ACCENT);

  private static final int LONGEST_ENDING = 5;
  private static final int SHORTEST_STEM = 2;

  /**
   * A language with the chance that it is the one.
   *
   * @param language BCP 47; empty if nothing is likely enough to be named
   * @param heard the chance, and the words that say so
   */
  record Guess(String language, Signal heard) {
    static final Guess NONE = new Guess("", Signal.NONE);
  }

  private LanguageGuess() {}

  /** The language to read other signals in: empty, for any, where the guess is not good. */
  static String forReading(Guess guess) {
    return guess.heard().probability() >= FOR_READING ? guess.language() : "";
  }

  /** A BCP 47 language, or empty. */
  static String of(String text) {
    return guess(text).language();
  }

  static Guess guess(String text) {
    var words = Words.of(text);
    var script = script(text);
    if (!script.isEmpty()) {
      return new Guess(script, new Signal(0.98, words.stream().limit(5).toList()));
    }
    var scores = new HashMap<String, Double>();
    int known = 0;
    for (var word : words.stream().limit(MOST_WORDS).toList()) {
      var whole = WORDS.getOrDefault(word, Map.of());
      known += whole.isEmpty() ? 0 : 1;
      (whole.isEmpty() ? ending(word) : whole)
          .forEach((tag, weight) -> scores.merge(tag, weight, Double::sum));
    }
    var accents = accents(text);
    accents.forEach((tag, weight) -> scores.merge(tag, weight, Double::sum));
    if (known == 0 && accents.isEmpty() && words.size() < FEW_WORDS) {
      return Guess.NONE;
    }
    return best(scores, words, known);
  }

  private static Guess best(Map<String, Double> scores, List<String> words, int known) {
    String best = "";
    double most = 0;
    double second = 0;
    for (var tag : LanguageWords.WORDS.keySet().stream().sorted().toList()) {
      double score = scores.getOrDefault(tag, 0.0);
      if (score > most) {
        second = most;
        most = score;
        best = tag;
      } else {
        second = Math.max(second, score);
      }
    }
    if (best.isEmpty() || most - second < LEAST_LEAD) {
      return Guess.NONE;
    }
    double share = most / Math.max(1, Math.min(words.size(), MOST_WORDS));
    double chance = LanguageScale.chance(most - second, share);
    if (chance < NAMED) {
      return Guess.NONE;
    }
    double ceiling = words.size() == 1 ? MOST_OF_ONE_WORD : known < 2 ? MOST_OF_ONE_KNOWN : 1;
    String language = best;
    var telling = words.stream()
        .filter(word -> WORDS.getOrDefault(word, Map.of()).containsKey(language)
            || ending(word).containsKey(language))
        .distinct()
        .limit(8)
        .toList();
    return new Guess(language, new Signal(Math.min(ceiling, chance), telling));
  }

  /** Whether {@code words} are all among the commonest of some language, so say nothing specific. */
  static boolean areCommon(List<String> words) {
    return words.stream().allMatch(word -> word.length() == 1 || LanguageWords.isCommon(word));
  }

  private static Map<String, Double> ending(String word) {
    for (int length = LONGEST_ENDING; length >= 2; length--) {
      if (word.length() >= length + SHORTEST_STEM) {
        var found = ENDINGS.get(word.substring(word.length() - length));
        if (found != null) {
          return found;
        }
      }
    }
    return Map.of();
  }

  /** Each accented letter once, however often it is there. */
  private static Map<String, Double> accents(String text) {
    var seen = new LinkedHashSet<String>();
    Words.bounded(text)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(letter -> letter > 0x7f)
        .forEach(letter -> seen.add(Character.toString(letter)));
    var scores = new HashMap<String, Double>();
    for (var letter : seen) {
      ACCENTS
          .getOrDefault(letter, Map.of())
          .forEach((tag, weight) -> scores.merge(tag, weight, Double::sum));
    }
    return scores;
  }

  private static String script(String text) {
    var counts = new HashMap<String, Integer>();
    Words.bounded(text)
        .codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> counts.merge(scriptOf(letter), 1, Integer::sum));
    if (counts.getOrDefault("ja", 0) > 0) {
      return "ja";
    }
    int latin = counts.getOrDefault("", 0);
    var most = counts.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && TELLING_LETTERS * entry.getValue() > latin)
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
    return most.equals("ru") ? cyrillic(text) : most.equals("ar") ? arabic(text) : most;
  }

  private static String scriptOf(int letter) {
    if (letter < 0x370) {
      return "";
    }
    return switch (Character.UnicodeScript.of(letter)) {
      case GREEK -> "el";
      case CYRILLIC -> "ru";
      case HEBREW -> "he";
      case ARABIC -> "ar";
      case THAI -> "th";
      case HANGUL -> "ko";
      case HIRAGANA, KATAKANA -> "ja";
      case HAN -> "zh";
      case DEVANAGARI -> "hi";
      default -> "";
    };
  }

  /** Letters that only one of the languages writes; Russian has words where Ukrainian has others. */
  private static String cyrillic(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (containsAny(lower, "іїєґ")) {
      return "uk";
    }
    if (containsAny(lower, "ыэъё")) {
      return "ru";
    }
    if (containsAny(lower, "ђћџљњј")) {
      return "sr";
    }
    var words = List.of(lower.split("[^\\p{L}]+", -1));
    return words.stream().anyMatch(LanguageWords.UKRAINIAN::contains) ? "uk" : "ru";
  }

  private static String arabic(String text) {
    return containsAny(text, "پچژگی") ? "fa" : "ar";
  }

  private static boolean containsAny(String text, String letters) {
    return letters.codePoints().anyMatch(letter -> text.indexOf(letter) >= 0);
  }

  /** What several languages share counts for each the less, the more share it. */
  private static Map<String, Map<String, Double>> shared(Map<String, String> lists, double weight) {
    var weights = new HashMap<String, Map<String, Double>>();
    lists.forEach((tag, list) -> {
      for (var item : new ArrayList<>(List.of(list.strip().split("\\s+", -1)))) {
        weights.computeIfAbsent(item, unused -> new HashMap<>()).put(tag, weight);
      }
    });
    weights.values().forEach(by -> by.replaceAll((tag, full) -> full / by.size()));
    return weights;
  }
}
