package dev.firsthand.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to a team that is under way: its members are asked one after the other until one goes
 * on.
 *
 * @param sender who answers the visitor meanwhile
 * @param asked the members who were asked, in order; the last may still ring
 */
public record TeamTransfer(
    TeamId team, AgentId sender, @Nullable String brief, List<AgentId> asked) {

  public TeamTransfer {
    asked = List.copyOf(asked);
  }

  TeamTransfer asking(AgentId next) {
    var all = new ArrayList<>(asked);
    all.add(next);
    return new TeamTransfer(team, sender, brief, all);
  }
}
