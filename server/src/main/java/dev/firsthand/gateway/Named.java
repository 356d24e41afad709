package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.protocol.AgentCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom and which team an agent's command names, and whether they can be meant now. */
final class Named {

  private static final int LONGEST_ID = 64;

  private Named() {}

  /** Whether the command names a team that is not there (any more). */
  static boolean isUnknownTeam(AgentCommand.Keyed command, Shared shared) {
    String team = switch (command) {
      case AgentCommand.Transfer c -> c.team();
      case AgentCommand.AskColleague c -> c.team();
      case AgentCommand.Requeue c -> c.team();
      case AgentCommand.Reassign c when c.agent() == null -> c.team();
      default -> null;
    };
    return team != null && shared.transfers().teams().find(new TeamId(team)).isEmpty();
  }

  /**
   * Whether the command names an agent who can't be meant: nobody who works here, nobody who is there
   * to take a chat now, or the agent who asks.
   */
  static boolean isNobody(AgentCommand.Keyed command, AgentId me, Shared shared) {
    return switch (command) {
      case AgentCommand.Transfer c when c.agent() != null -> !isThere(c.agent(), shared);
      case AgentCommand.Reassign c when c.agent() != null -> !isThere(c.agent(), shared);
      case AgentCommand.AskColleague c
      when c.agent() != null -> me.value().equals(c.agent()) || !worksHere(c.agent(), shared);
      case AgentCommand.Note c ->
        c.mentioned() != null
            && (!c.mentioned().stream().allMatch(Named::mayBeAnId)
                || in(c).stream().anyMatch(named -> me.equals(named) || !worksHere(named, shared)));
      case AgentCommand.MakePromise c -> isOwnedByNobody(c.owner(), shared);
      case AgentCommand.MovePromise c -> isOwnedByNobody(c.owner(), shared);
      default -> false;
    };
  }

  /** Whom a note names, as far as they can be anybody. */
  static List<AgentId> in(AgentCommand.Note note) {
    List<String> mentioned = note.mentioned();
    return mentioned == null
        ? List.of()
        : mentioned.stream().filter(Named::mayBeAnId).map(AgentId::new).toList();
  }

  private static boolean mayBeAnId(String text) {
    return !text.isBlank() && text.length() <= LONGEST_ID;
  }

  private static boolean isThere(String agent, Shared shared) {
    return worksHere(agent, shared) && shared.presence().isConnected(new AgentId(agent));
  }

  private static boolean isOwnedByNobody(@Nullable String owner, Shared shared) {
    return owner != null && !owner.isBlank() && !worksHere(owner, shared);
  }

  private static boolean worksHere(String agent, Shared shared) {
    return worksHere(new AgentId(agent), shared);
  }

  private static boolean worksHere(AgentId agent, Shared shared) {
    return shared.agentDoor().find(agent).isPresent();
  }
}
