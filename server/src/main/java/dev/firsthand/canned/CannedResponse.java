package dev.firsthand.canned;

import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text that agents insert.
 *
 * @param id given by the register; empty before that
 * @param shortcut what agents type after the slash; lower case, unique among its audience's
 * @param text Markdown with placeholders such as {@code {{visitor.firstName}}}
 */
public record CannedResponse(
    String id, Audience audience, String shortcut, String title, String text) {

  /** The placeholders that the console fills. */
  public static final Set<String> PLACEHOLDERS =
      Set.of("visitor.firstName", "visitor.name", "agent.firstName", "agent.name");

  private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,39}");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*+)\\}\\}");

  /** A response that has no id yet. */
  public static CannedResponse of(Audience audience, String shortcut, String title, String text) {
    return new CannedResponse("", audience, shortcut, title, text);
  }

  /** The same response under an id. */
  CannedResponse named(String newId) {
    return new CannedResponse(newId, audience, shortcut, title, text);
  }

  /**
   * The same response, tidied.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public CannedResponse checked() {
    var tidy = shortcut.strip().toLowerCase(Locale.ROOT);
    if (!SHORTCUT.matcher(tidy).matches()) {
      throw new BadInput(
          "shortcut",
          "A shortcut is one word of 1 to 40 letters, digits, - and _, without the slash.");
    }
    checkText("title", title, 120);
    checkText("text", text, 4000);
    var placeholders = PLACEHOLDER.matcher(text);
    while (placeholders.find()) {
      var name = placeholders.group(1).strip();
      if (!PLACEHOLDERS.contains(name)) {
        throw new BadInput(
            "text",
            "{{" + name + "}} can't be filled. These can: "
                + String.join(", ", PLACEHOLDERS.stream().sorted().toList()) + ".");
      }
    }
    return new CannedResponse(
        id, audience, tidy, title.strip(), text.strip().replace("\r\n", "\n"));
  }

  private static void checkText(String field, String text, int most) {
    var length = text.strip().length();
    if (length < 1 || length > most) {
      throw new BadInput(
          field, "The " + field + " has " + length + " characters: give 1 to " + most + ".");
    }
    if (!Input.isClean(text)) {
      throw new BadInput(field, "The " + field + " holds control characters: remove them.");
    }
  }
}
