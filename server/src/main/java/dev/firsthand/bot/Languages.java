package dev.firsthand.bot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which entries speak a visitor's language. Where none does, all take part: a visitor who writes
 * German in an English shop may still use a product's name.
 */
final class Languages {

  private final List<String> byEntry;
  private final Set<String> spoken = new HashSet<>();

  Languages(List<FaqEntry> entries) {
    byEntry = entries.stream().map(entry -> primary(entry.language())).toList();
    spoken.addAll(byEntry);
  }

  /** The language without its region: {@code pt} of {@code pt-BR}; lower case. */
  static String primary(String tag) {
    var lower = Words.fold(tag);
    int end = 0;
    while (end < lower.length() && Character.isLetter(lower.charAt(end))) {
      end++;
    }
    return lower.substring(0, end);
  }

  /** Languages that are too near to each other to be told apart in a line, by one name. */
  static String kin(String language) {
    return switch (language) {
      case "no", "nb", "nn" -> "da";
      case "hr", "bs", "me" -> "sr";
      case "ms" -> "id";
      case "sk" -> "cs";
      case "ca", "gl" -> "es";
      default -> language;
    };
  }

  /** The language to answer in: the words' own if the FAQ has it, else the visitor's, else any. */
  String answering(String heard, String visitors) {
    if (!heard.isEmpty() && spoken.contains(heard)) {
      return heard;
    }
    var own = primary(visitors);
    return heard.isEmpty() && spoken.contains(own) ? own : "";
  }

  /** The entries that answer in {@code language}; all if it is empty. */
  boolean[] allowed(String language) {
    var allowed = new boolean[byEntry.size()];
    Arrays.fill(allowed, language.isEmpty());
    for (int place = 0; place < allowed.length; place++) {
      var own = byEntry.get(place);
      allowed[place] |= own.isEmpty() || own.equals(language);
    }
    return allowed;
  }
}
