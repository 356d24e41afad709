package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ColleagueThread;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.protocol.AgentCommand;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom an agent asks, when they ask a colleague or a team. */
final class Asking {

  private Asking() {}

  /**
   * The command as the core knows it; null if it names nobody who works here, or the agent. Asked as
   * a team are its members who work here; being asked needs neither room nor presence.
   */
  static @Nullable ConversationCommand meant(
      AgentCommand.AskColleague c, AgentId me, Shared shared) {
    TeamId team = c.team() == null ? null : new TeamId(c.team());
    List<AgentId> asked = named(c.agent(), team, shared)
        .filter(agent -> !agent.equals(me))
        .filter(agent -> shared.agentDoor().find(agent).isPresent())
        .sorted(Comparator.comparing(AgentId::value))
        .limit(ColleagueThread.MOST_ASKED)
        .toList();
    return asked.isEmpty() && team == null
        ? null
        : new ConversationCommand.AskColleagues(me, c.key(), asked, team, c.text());
  }

  private static Stream<AgentId> named(
      @Nullable String agent, @Nullable TeamId team, Shared shared) {
    if (team != null) {
      return shared.transfers().teams().find(team).stream().flatMap(t -> t.members().stream());
    }
    return agent == null ? Stream.empty() : Stream.of(new AgentId(agent));
  }
}
