package dev.firsthand.teams;

import dev.firsthand.access.Skills;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.routing.Team;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an admin enters about a team. {@link #checked} says whether it will do. */
public record TeamDraft(
    String name,
    Team.Mode mode,
    List<String> skills,
    List<AgentId> members,
    @Nullable TeamId fallback,
    Duration fallbackAfter,
    @Nullable Duration alertAfter) {

  /** More agents than any team has. */
  public static final int MOST_MEMBERS = 1_000;

  /** The longest wait before the next team is asked too. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** The longest wait of which nobody needs to be told. */
  public static final Duration LONGEST_ALERT = Duration.ofHours(24);

  private static final int LONGEST_NAME = 60;

  /** What the tables hold of {@link #key}, which may be longer than the name. */
  private static final int LONGEST_KEY = 240;

  public TeamDraft {
    skills = List.copyOf(skills);
    members = List.copyOf(members);
  }

  /** A team in which offers ring, with these members and no fallback. */
  public static TeamDraft of(String name, List<AgentId> members) {
    return new TeamDraft(
        name, Team.Mode.RING, List.of(), members, null, Duration.ofSeconds(30), null);
  }

  /**
   * The same draft, tidied.
   *
   * @throws BadInput if a value can't be taken by itself, naming it
   */
  TeamDraft checked() {
    String tidy = name.strip();
    if (tidy.isEmpty() || tidy.length() > LONGEST_NAME || !Input.isClean(tidy)) {
      throw new BadInput("name", "A team's name has 1 to " + LONGEST_NAME + " plain characters.");
    }
    if (key(tidy).length() > LONGEST_KEY) {
      throw new BadInput("name", "This name has letters that stand for many: write them out.");
    }
    if (members.size() > MOST_MEMBERS) {
      throw new BadInput("members", "A team has at most " + MOST_MEMBERS + " members.");
    }
    if (fallbackAfter.isNegative() || fallbackAfter.compareTo(LONGEST) > 0) {
      throw new BadInput(
          "fallbackAfterSeconds",
          "The wait must be from 0 to " + LONGEST.toSeconds() + " seconds.");
    }
    if (alertAfter != null
        && (alertAfter.compareTo(Duration.ofSeconds(1)) < 0
            || alertAfter.compareTo(LONGEST_ALERT) > 0)) {
      throw new BadInput(
          "alertAfterSeconds",
          "The limit must be from 1 to " + LONGEST_ALERT.toSeconds() + " seconds.");
    }
    return new TeamDraft(
        tidy,
        mode,
        Skills.checked(skills),
        members.stream().distinct().toList(),
        fallback,
        fallbackAfter,
        alertAfter);
  }

  /** The team that this draft becomes. */
  Team named(TeamId id) {
    return new Team(
        id, name, mode, skills, Set.copyOf(members), fallback, fallbackAfter, alertAfter);
  }

  /** What makes a name unique: the same for every way to capitalise or compose it. */
  static String key(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
