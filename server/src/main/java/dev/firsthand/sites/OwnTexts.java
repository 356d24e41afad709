package dev.firsthand.sites;

import static dev.firsthand.sites.Look.demand;

import dev.firsthand.rest.Input;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A site's own words in place of the widget's, in one language.
 *
 * @param words by the names that the widget has for its texts; values in braces are filled in there
 */
public record OwnTexts(String language, Map<String, String> words) {

  private static final int LONGEST = 300;
  private static final int MOST = 200;
  private static final int ALL_TOGETHER = 20_000;
  private static final int LANGUAGES = 20;
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}");
  private static final Pattern BRACES = Pattern.compile("\\{[a-z]{1,20}}|[^{}]");

  public OwnTexts {
    words = Map.copyOf(words);
  }

  static List<OwnTexts> in(Input input) {
    return input.objects("texts", LANGUAGES).stream()
        .map(texts ->
            new OwnTexts(texts.text("language", 2, 3), texts.textsByName("words", MOST, LONGEST)))
        .filter(texts -> !texts.words.isEmpty())
        .toList();
  }

  static void check(List<OwnTexts> all) {
    Set<String> languages = all.stream().map(OwnTexts::language).collect(Collectors.toSet());
    demand(
        languages.size() == all.size()
            && languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches()),
        "texts",
        "Each language must be named once, such as en or de.");
    for (OwnTexts texts : all) {
      for (var text : new TreeMap<>(texts.words).entrySet()) {
        demand(
            NAME.matcher(text.getKey()).matches() && isText(text.getValue()),
            "texts",
            "The text %s (%s) must have 1 to %d plain characters, and braces only around a name: {name}."
                .formatted(text.getKey(), texts.language, LONGEST));
      }
      demand(
          texts.words.values().stream().mapToInt(String::length).sum() <= ALL_TOGETHER,
          "texts",
          "All texts of a language together may have " + ALL_TOGETHER + " characters.");
    }
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && Input.isClean(text)
        && BRACES.matcher(text).replaceAll("").isEmpty();
  }
}
