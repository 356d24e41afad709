package dev.firsthand.canned;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import java.util.Optional;

/** Who may insert a canned response. */
public sealed interface Audience {

  /** All of the staff. */
  record Everybody() implements Audience {}

  /** The members of a team, as it is at that time. */
  record Team(TeamId id) implements Audience {}

  /** The one person who wrote it; nobody else ever sees it. */
  record Owner(AgentId agent) implements Audience {}

  /** Whose alone it is; empty where it is shared, and admins look after it. */
  default Optional<AgentId> owner() {
    return switch (this) {
      case Owner own -> Optional.of(own.agent());
      case Everybody all -> Optional.empty();
      case Team some -> Optional.empty();
    };
  }

  /** The team whose it is, if it is a team's. */
  default Optional<TeamId> team() {
    return switch (this) {
      case Team some -> Optional.of(some.id());
      case Everybody all -> Optional.empty();
      case Owner own -> Optional.empty();
    };
  }
}
