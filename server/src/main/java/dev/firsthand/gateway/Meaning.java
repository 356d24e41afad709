package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.PromisesAtClose;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent's command means to the core. */
final class Meaning {

  private Meaning() {}

  /** The command as the core knows it, whether or not those whom it names can be meant now. */
  static ConversationCommand of(AgentCommand.Keyed command, AgentDoor.Agent agent, Shared shared) {
    AgentId me = agent.profile().id();
    return switch (command) {
      case AgentCommand.Accept c ->
        new ConversationCommand.Accept(agent.profile(), c.key(), agent.greeting());
      case AgentCommand.Decline c ->
        new ConversationCommand.Decline(me, c.key(), blankToNull(c.reason()));
      case AgentCommand.Take c ->
        new ConversationCommand.Take(agent.profile(), c.key(), c.epoch(), agent.greeting());
      case AgentCommand.Reply c ->
        new ConversationCommand.Reply(me, c.key(), c.epoch(), c.text(), agent.profile());
      case AgentCommand.Note c ->
        new ConversationCommand.AddNote(me, c.key(), c.text(), Named.in(c));
      case AgentCommand.Judge c ->
        new ConversationCommand.Judge(
            me, c.key(), c.turn(), Judgement.valueOf(c.judgement().name()), blankToNull(c.entry()));
      case AgentCommand.Transfer c -> transfer(c, me);
      case AgentCommand.AskColleague c -> Asking.meant(c, me, shared);
      case AgentCommand.TellColleague c ->
        new ConversationCommand.TellColleagues(me, c.key(), c.thread(), c.text());
      case AgentCommand.EndThread c -> new ConversationCommand.EndThread(me, c.key(), c.thread());
      case AgentCommand.GiveGesture c ->
        new ConversationCommand.GiveGesture(
            agent.profile(),
            c.key(),
            c.epoch(),
            new GestureId(c.gesture()),
            new Giveable.Nothing(Refusal.GESTURE_GONE)); // Looked for first: see keyed.
      case AgentCommand.Requeue c ->
        new ConversationCommand.PutBack(
            me,
            c.key(),
            c.epoch(),
            c.team() == null ? null : new TeamId(c.team()),
            blankToNull(c.brief()));
      case AgentCommand.TakeOver c ->
        new ConversationCommand.TakeOver(agent.profile(), c.key(), c.epoch(), agent.greeting());
      case AgentCommand.Reassign c -> reassign(c, me, shared);
      case AgentCommand.Whisper c -> new ConversationCommand.Whisper(me, c.key(), c.text());
      case AgentCommand.GiveBack c ->
        new ConversationCommand.GiveBack(me, c.key(), c.epoch(), SettledView.read(c.settled()));
      case AgentCommand.Close c ->
        new ConversationCommand.Close(
            me, c.key(), c.epoch(), blankToNull(c.reason()), atClose(c.promises()));
      case AgentCommand.MakePromise c ->
        new ConversationCommand.MakePromise(
            me, c.key(), c.text().strip(), owner(c.owner()), c.due());
      case AgentCommand.KeepPromise c ->
        new ConversationCommand.KeepPromise(me, c.key(), c.promise());
      case AgentCommand.MovePromise c ->
        new ConversationCommand.MovePromise(me, c.key(), c.promise(), owner(c.owner()), c.due());
      case AgentCommand.SnoozePromise c ->
        new ConversationCommand.SnoozePromise(me, c.key(), c.promise(), c.until());
    };
  }

  private static ConversationCommand.@Nullable PromisesAtClose atClose(
      @Nullable PromisesAtClose promises) {
    return promises == null
        ? null
        : switch (promises) {
          case KEPT -> ConversationCommand.PromisesAtClose.KEPT;
          case FOLLOW_UP -> ConversationCommand.PromisesAtClose.FOLLOW_UP;
        };
  }

  /** Who is to keep a promise; anybody if null. */
  private static @Nullable AgentId owner(@Nullable String agent) {
    return agent == null || agent.isBlank() ? null : new AgentId(agent);
  }

  private static ConversationCommand transfer(AgentCommand.Transfer c, AgentId me) {
    String brief = blankToNull(c.brief());
    return c.agent() == null
        ? new ConversationCommand.TransferToTeam(
            me,
            c.key(),
            c.epoch(),
            new TeamId(Objects.requireNonNull(c.team(), "Agent or team is named.")),
            null,
            List.of(),
            brief)
        : new ConversationCommand.Transfer(me, c.key(), c.epoch(), new AgentId(c.agent()), brief);
  }

  private static ConversationCommand reassign(AgentCommand.Reassign c, AgentId me, Shared shared) {
    String brief = blankToNull(c.brief());
    String named = c.agent();
    if (named == null) {
      String team = c.team();
      return new ConversationCommand.ReassignToQueue(
          me, c.key(), c.epoch(), team == null ? null : new TeamId(team), brief);
    }
    var to = new AgentId(named);
    Optional<AgentDoor.Agent> agent = shared.agentDoor().find(to);
    return new ConversationCommand.Reassign(
        me,
        c.key(),
        c.epoch(),
        agent.map(AgentDoor.Agent::profile).orElse(new AgentProfile(to, "", "", null)),
        agent.map(AgentDoor.Agent::greeting).orElse(""),
        brief);
  }

  /** What was left out, or left empty, is nothing. */
  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
