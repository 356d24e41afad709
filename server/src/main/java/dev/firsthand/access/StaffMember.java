package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who works here, as colleagues may see them.
 *
 * @param login unique, however it is capitalised
 * @param title what they do, in words for visitors; may be empty
 * @param picture path of a picture on this server, or null
 * @param languages BCP 47 tags of the languages they answer in
 * @param greeting first words to a visitor; may be empty
 * @param capacity how many conversations at a time
 * @param active whether they may sign in
 * @param skills what they can do, each one word
 */
public record StaffMember(
    AgentId id,
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

  public StaffMember {
    languages = List.copyOf(languages);
    skills = List.copyOf(skills);
  }

  /** As visitors meet them. */
  public AgentProfile profile() {
    return new AgentProfile(id, name, title, picture);
  }

  /** How many conversations the house may give them: none while they are not active. */
  public int room() {
    return active ? capacity : 0;
  }

  /** What an admin would have to enter to get this member. */
  public StaffDraft draft() {
    return new StaffDraft(
        login, name, title, picture, role, languages, greeting, capacity, active, skills);
  }
}
