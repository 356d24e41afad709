package dev.firsthand.sites;

import dev.firsthand.conversation.ByLanguage;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Words;
import dev.firsthand.routing.HoursCheck.Flaw;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site's own words for visitors who find nobody there; the house's words where it has none, and
 * where they would name a time that is not known.
 *
 * @param texts by case and language
 */
public record NobodyTexts(Map<NobodyCase, Map<String, String>> texts) {

  /** The house's words alone. */
  public static final NobodyTexts NONE = new NobodyTexts(Map.of());

  /** By when a person answers, and when the site opens again. */
  static final String DUE = "{due}";

  static final String OPENS = "{opens}";

  static final int MOST_LANGUAGES = 30;
  static final int LONGEST = 500;

  private static final String KEY = "nobody.";
  private static final String WITH_TIMES = ".by";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}?|}");

  public NobodyTexts {
    var copy = new EnumMap<NobodyCase, Map<String, String>>(NobodyCase.class);
    texts.forEach((nobody, byLanguage) -> {
      if (!byLanguage.isEmpty()) {
        copy.put(nobody, Map.copyOf(byLanguage));
      }
    });
    texts = Map.copyOf(copy);
  }

  /** These words, and {@code house} for everything else. */
  public Words over(Words house) {
    return (site, language, key) -> {
      String own = own(language, key);
      return own == null ? house.say(site, language, key) : own;
    };
  }

  /** What can't be taken, and how to mend it. */
  Optional<Flaw> flaw() {
    for (NobodyCase nobody : NobodyCase.values()) {
      for (var text : texts.getOrDefault(nobody, Map.of()).entrySet()) {
        String advice = adviceOn(nobody, text.getKey(), text.getValue());
        if (advice != null) {
          return Optional.of(new Flaw("texts." + nobody + "." + text.getKey(), advice));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether any of the words name a time; without hours the house's are said in their place. */
  boolean nameTimes() {
    return texts.values().stream()
        .flatMap(byLanguage -> byLanguage.values().stream())
        .anyMatch(NobodyTexts::isTimed);
  }

  private static @Nullable String adviceOn(NobodyCase nobody, String language, String text) {
    if (!ByLanguage.isLanguage(language)) {
      return "names no language: give a tag such as de or pt-BR, or * for all others";
    }
    Matcher places = PLACEHOLDER.matcher(text);
    while (places.find()) {
      String place = places.group();
      if (!place.equals(DUE) && !place.equals(OPENS)) {
        return "holds " + place + ", for which nothing is known: only {due} (by when a person"
            + " answers) and {opens} (when you are back) are filled in";
      }
      if (place.equals(OPENS) && isWhileOpen(nobody)) {
        return "holds {opens}, but it is read while you are open: use {due} (by when a person"
            + " answers)";
      }
    }
    return null;
  }

  private static boolean isWhileOpen(NobodyCase nobody) {
    return switch (nobody) {
      case ALL_BUSY, NOBODY_SIGNED_IN -> true;
      case OUTSIDE_HOURS, HOLIDAY -> false;
    };
  }

  private @Nullable String own(String language, String key) {
    if (texts.isEmpty() || !key.startsWith(KEY)) {
      return null;
    }
    boolean withTimes = key.endsWith(WITH_TIMES);
    String name = key.substring(KEY.length(), key.length() - (withTimes ? WITH_TIMES.length() : 0));
    for (var each : texts.entrySet()) {
      if (each.getKey().name().equals(name)) {
        String text = ByLanguage.nearest(each.getValue(), language);
        return text == null || withTimes || !isTimed(text) ? text : null;
      }
    }
    return null;
  }

  private static boolean isTimed(String text) {
    return text.contains(DUE) || text.contains(OPENS);
  }
}
