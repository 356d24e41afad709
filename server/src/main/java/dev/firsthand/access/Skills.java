package dev.firsthand.access;

import dev.firsthand.rest.BadInput;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What agents can do, each in one word: {@code refunds}. */
public final class Skills {

  /** Nobody needs more to be told from the others. */
  public static final int MOST = 20;

  private static final Pattern SKILL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}+#._-]{0,39}");

  private Skills() {}

  /**
   * The same skills in small letters, each once.
   *
   * @throws BadInput if one can't be taken, or there are too many
   */
  public static List<String> checked(List<String> skills) {
    List<String> tidy = skills.stream()
        .map(skill -> skill.strip().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
    if (tidy.size() > MOST) {
      throw new BadInput("skills", "Give at most " + MOST + " skills.");
    }
    for (String skill : tidy) {
      if (!SKILL.matcher(skill).matches()) {
        throw new BadInput(
            "skills", "“" + skill + "” isn't one word of 1 to 40 letters, digits, - and _.");
      }
    }
    return tidy;
  }
}
