package dev.firsthand.app;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The texts that ship with the product, by language; English where a language is missing. */
final class HouseWords implements Words {

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ar");

  /** What the house can say to visitors whose language it does not speak: that it does not. */
  private static final String OTHERS = "others";

  private final Map<String, Map<String, String>> texts = new HashMap<>();

  HouseWords() {
    LANGUAGES.forEach(language ->
        texts.put(language, read(language, new TypeReference<Map<String, String>>() {})));
    texts.putAll(read(OTHERS, new TypeReference<Map<String, Map<String, String>>>() {}));
  }

  @Override
  public String say(SiteKey site, String language, String key) {
    Map<String, String> english = texts.getOrDefault("en", Map.of());
    Map<String, String> spoken = texts.getOrDefault(primary(language), english);
    String text = spoken.getOrDefault(key, english.get(key));
    if (text == null) {
      throw new IllegalArgumentException("There is no text " + key + ".");
    }
    return text;
  }

  private static String primary(String language) {
    int dash = language.indexOf('-');
    return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (InputStream in = HouseWords.class.getResourceAsStream("/texts/" + name + ".json")) {
      return JsonMapper.shared().readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
