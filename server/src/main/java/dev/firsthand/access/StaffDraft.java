package dev.firsthand.access;

import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an admin enters about a staff member. {@link #checked} says whether it will do. */
public record StaffDraft(
    String login,
    String name,
    String title,
    @Nullable String picture,
    Role role,
    List<String> languages,
    String greeting,
    int capacity,
    boolean active,
    List<String> skills) {

  /** Nobody can answer more conversations at a time. */
  public static final int MOST_CAPACITY = 100;

  private static final Pattern LOGIN = Pattern.compile("[^\\s\\p{Cntrl}]{1,254}");
  private static final Pattern PICTURE = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  public StaffDraft {
    languages = List.copyOf(languages);
    skills = List.copyOf(skills);
  }

  /** A draft of somebody without any particular skill. */
  public StaffDraft(
      String login,
      String name,
      String title,
      @Nullable String picture,
      Role role,
      List<String> languages,
      String greeting,
      int capacity,
      boolean active) {
    this(login, name, title, picture, role, languages, greeting, capacity, active, List.of());
  }

  /** An active member with a login, a name and a role, and defaults for the rest. */
  public static StaffDraft of(String login, String name, Role role) {
    return new StaffDraft(login, name, "", null, role, List.of("en"), "", 3, true);
  }

  /**
   * The same draft, tidied.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public StaffDraft checked() {
    demand(
        LOGIN.matcher(login.strip()).matches() && Input.isClean(login),
        "login",
        "A login has 1 to 254 characters and no spaces; an e-mail address is a good one.");
    checkText("name", name, 1, 120);
    checkText("title", title, 0, 120);
    checkText("greeting", greeting, 0, 1000);
    demand(
        picture == null || (picture.length() <= 300 && PICTURE.matcher(picture).matches()),
        "picture",
        "A picture is a path on this server, such as /pictures/maria.svg.");
    demand(languages.size() <= 20, "languages", "Give at most 20 languages.");
    for (var language : languages) {
      demand(
          language.length() <= 20 && LANGUAGE.matcher(language).matches(),
          "languages",
          "“" + language + "” isn't a language tag such as en, de or pt-BR.");
    }
    demand(
        capacity >= 0 && capacity <= MOST_CAPACITY,
        "capacity",
        "The capacity must be from 0 to " + MOST_CAPACITY + ".");
    return new StaffDraft(
        login.strip(),
        name.strip(),
        title.strip(),
        picture,
        role,
        languages,
        greeting.strip(),
        capacity,
        active,
        Skills.checked(skills));
  }

  /** What makes a login unique: the same for every way to capitalise or compose it. */
  static String key(String login) {
    return Normalizer.normalize(login.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static void checkText(String field, String text, int least, int most) {
    demand(
        text.strip().length() >= least && text.length() <= most && Input.isClean(text),
        field,
        "The " + field + " must have " + least + " to " + most + " plain characters.");
  }

  private static void demand(boolean holds, String field, String advice) {
    if (!holds) {
      throw new BadInput(field, advice);
    }
  }
}
