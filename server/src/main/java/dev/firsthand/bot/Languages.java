package dev.firsthand.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries speak a visitor's language at a moment. Where none does, all of that moment take part: a
 * visitor who writes German in an English shop may still use a product's name.
 */
final class Languages {

  private final List<String> byEntry;

  /** By entries that hold at any time. */
  private final Set<String> spoken = new HashSet<>();

  /** Those that do not. */
  private final List<Limited> limited = new ArrayList<>();

  private record Limited(int place, String language, Validity validity) {
    boolean holds(@Nullable Instant at) {
      return at == null || validity.holds(at);
    }
  }

  Languages(List<FaqEntry> entries) {
    byEntry = entries.stream().map(entry -> primary(entry.language())).toList();
    for (int place = 0; place < entries.size(); place++) {
      var validity = entries.get(place).validity();
      if (validity.equals(Validity.ALWAYS)) {
        spoken.add(byEntry.get(place));
      } else {
        limited.add(new Limited(place, byEntry.get(place), validity));
      }
    }
  }

  /** Whether who takes part is another one at another time. */
  boolean changeWithTime() {
    return !limited.isEmpty();
  }

  private boolean areSpoken(String language, @Nullable Instant at) {
    if (spoken.contains(language)) {
      return true;
    }
    for (var entry : limited) {
      if (entry.language().equals(language) && entry.holds(at)) {
        return true;
      }
    }
    return false;
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
  String answering(String heard, String visitors, @Nullable Instant at) {
    if (!heard.isEmpty() && areSpoken(heard, at)) {
      return heard;
    }
    var own = primary(visitors);
    return heard.isEmpty() && areSpoken(own, at) ? own : "";
  }

  /**
   * The entries that answer in {@code language}; all if it is empty.
   *
   * @param at only those that hold then; null for all, whatever their time
   */
  boolean[] allowed(String language, @Nullable Instant at) {
    var allowed = new boolean[byEntry.size()];
    Arrays.fill(allowed, language.isEmpty());
    for (int place = 0; place < allowed.length; place++) {
      var own = byEntry.get(place);
      allowed[place] |= own.isEmpty() || own.equals(language);
    }
    for (var entry : limited) {
      allowed[entry.place()] &= entry.holds(at);
    }
    return allowed;
  }
}
