package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.TeamTransfer;
import dev.firsthand.routing.AgentView;
import dev.firsthand.routing.RoutingChoice;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a transfer to a team from member to member, until one goes on or none is left. Whom to ask
 * next is chosen as for any waiting conversation, among the members who were not asked yet.
 * Thread-safe.
 */
public final class Transfers {

  private static final Logger log = LoggerFactory.getLogger(Transfers.class);
  private static final int MOST_ATTEMPTS = 3;

  /** Who fits is asked first, but nobody waits for them: the visitor has a person already. */
  private static final Instant LONG_AGO = Instant.EPOCH;

  private static final Submission AGENT_TAKEN = new Submission.Refused(Refusal.AGENT_BUSY);

  private final ConversationEngine engine;
  private final RoutingRules rules;
  private final Supplier<Teams> teams;
  private final Supplier<List<AgentView>> agents;
  private final Executor executor;
  private final InstantSource clock;

  /**
   * Transfers to teams.
   *
   * @param agents all agents as routing sees them; may block
   * @param executor where the next member is looked for: virtual threads in the product
   */
  public Transfers(
      ConversationEngine engine,
      RoutingRules rules,
      Supplier<Teams> teams,
      Supplier<List<AgentView>> agents,
      Executor executor,
      InstantSource clock) {
    this.engine = engine;
    this.rules = rules;
    this.teams = teams;
    this.agents = agents;
    this.executor = executor;
    this.clock = clock;
  }

  /** The teams that can be asked, as they are now. */
  public Teams teams() {
    return teams.get();
  }

  /** Asks the first member; refused with {@code NOBODY_THERE} if none can be asked. Blocks. */
  public Submission toTeam(
      ConversationId id,
      AgentId sender,
      String key,
      long epoch,
      TeamId team,
      @Nullable String brief) {
    Submission made = AGENT_TAKEN;
    for (int attempt = 0; attempt < MOST_ATTEMPTS && made.equals(AGENT_TAKEN); attempt++) {
      Next next = next(engine.load(id), team, List.of(sender));
      made = engine
          .submit(
              id,
              new ConversationCommand.TransferToTeam(
                  sender, key, epoch, team, next.agent(), next.skipped(), brief))
          .join();
    }
    return made.equals(AGENT_TAKEN) ? new Submission.Refused(Refusal.NOBODY_THERE) : made;
  }

  /** Asks the next member, or gives the conversation back to whoever sent it. Never blocks. */
  void passOn(ConversationId id) {
    executor.execute(() -> askNext(id));
  }

  private void askNext(ConversationId id) {
    try {
      Submission made = AGENT_TAKEN;
      for (int attempt = 0; attempt < MOST_ATTEMPTS && made.equals(AGENT_TAKEN); attempt++) {
        Conversation conversation = engine.load(id);
        TeamTransfer transfer = conversation.teamTransfer();
        if (transfer == null) {
          return;
        }
        var not = new ArrayList<>(transfer.asked());
        not.add(transfer.sender());
        Next next = next(conversation, transfer.team(), not);
        AgentId agent = next.agent();
        made = agent == null
            ? giveBack(id, next.skipped())
            : engine
                .submit(id, new ConversationCommand.PassOn(agent, next.skipped()))
                .join();
      }
      if (made.equals(AGENT_TAKEN)) {
        giveBack(id, List.of());
      }
    } catch (LogUnavailable | CompletionException e) {
      log.atWarn().addKeyValue("conversation", id.value()).log("transfer.unavailable");
    }
  }

  private Submission giveBack(ConversationId id, List<Skipped> skipped) {
    return engine.submit(id, new ConversationCommand.ReturnTransfer(skipped)).join();
  }

  /** Whom to ask, if anybody can be asked, and why not the others. */
  private record Next(@Nullable AgentId agent, List<Skipped> skipped) {}

  private Next next(Conversation conversation, TeamId team, List<AgentId> not) {
    List<AgentId> members = teams.get().find(team).map(Team::members).orElse(Set.of()).stream()
        .filter(member -> !not.contains(member))
        .toList();
    List<AgentView> there =
        agents.get().stream().filter(agent -> members.contains(agent.id())).toList();
    Place place =
        Place.from(LONG_AGO, EscalationReason.VISITOR_ASKED, Place.ORDINARY).at(team);
    RoutingChoice choice =
        rules.choose(place, conversation.facts().language(), there, clock.instant());
    return new Next(
        choice instanceof RoutingChoice.Offer offer ? offer.agent() : null, choice.skipped());
  }
}
