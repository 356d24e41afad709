package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * Who changed something.
 *
 * @param staff the staff member, or null for the command line and the house itself
 * @param name the name as it was then
 */
public record Author(@Nullable AgentId staff, String name) {

  /** Whoever has a shell on the server. */
  public static final Author COMMAND_LINE = new Author(null, "command line");

  /** The server itself, as when it brings its demo data. */
  public static final Author HOUSE = new Author(null, "Firsthand");

  /** A staff member. */
  public static Author of(StaffMember member) {
    return new Author(member.id(), member.name());
  }
}
