package dev.firsthand.conversation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts that an admin wrote in some languages: which of them a visitor reads. Pure. */
public final class ByLanguage {

  /** Stands in place of a language for all that are not named. */
  public static final String OTHERS = "*";

  private static final int LONGEST_TAG = 35;

  private ByLanguage() {}

  /** The text for a language, the nearest there is; null if there is none. */
  public static @Nullable String nearest(Map<String, String> texts, String language) {
    for (String tag = language.strip(); !tag.isEmpty(); tag = parent(tag)) {
      for (var text : texts.entrySet()) {
        if (text.getKey().equalsIgnoreCase(tag)) {
          return text.getValue();
        }
      }
    }
    return texts.get(OTHERS);
  }

  /** Whether texts may be written for it: a tag such as de or pt-BR, or {@link #OTHERS}. */
  public static boolean isLanguage(String tag) {
    return tag.equals(OTHERS)
        || (tag.length() <= LONGEST_TAG && tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"));
  }

  private static String parent(String tag) {
    int dash = tag.lastIndexOf('-');
    return dash < 0 ? "" : tag.substring(0, dash);
  }
}
