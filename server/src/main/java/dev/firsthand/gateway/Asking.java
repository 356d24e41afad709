package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ColleagueThread;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.protocol.AgentCommand;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Whom an agent asks, when they ask a colleague or a team. */
final class Asking {

  private Asking() {}

  /**
   * The command as the core knows it. Asked as a team are its members who work here; being asked needs
   * neither room nor presence.
   */
  static ConversationCommand meant(AgentCommand.AskColleague c, AgentId me, Shared shared) {
    if (c.agent() != null) {
      var asked = List.of(new AgentId(c.agent()));
      return new ConversationCommand.AskColleagues(me, c.key(), asked, null, c.text());
    }
    var team = new TeamId(Objects.requireNonNull(c.team(), "Agent or team is named."));
    List<AgentId> asked = shared.transfers().teams().find(team).stream()
        .flatMap(found -> found.members().stream())
        .filter(agent -> !agent.equals(me))
        .filter(agent -> shared.agentDoor().find(agent).isPresent())
        .sorted(Comparator.comparing(AgentId::value))
        .limit(ColleagueThread.MOST_ASKED)
        .toList();
    return new ConversationCommand.AskColleagues(me, c.key(), asked, team, c.text());
  }
}
