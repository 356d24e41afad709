package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationCommand.AmongColleagues;
import dev.firsthand.conversation.ConversationCommand.HandOn;
import dev.firsthand.conversation.ConversationCommand.OfAgent;
import dev.firsthand.conversation.ConversationCommand.OfHouse;
import dev.firsthand.conversation.ConversationCommand.OfSupervisor;
import dev.firsthand.conversation.ConversationCommand.OfVisitor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The words of commands, masked. What somebody gives to be reached by (a name, an address, a number) is
 * asked for and stays as it is; so do the texts of the house and of the bot.
 */
final class MaskedWords {

  private final UnaryOperator<String> mask;

  MaskedWords(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  ConversationCommand of(ConversationCommand command) {
    return switch (command) {
      case OfVisitor c -> ofVisitor(c);
      case OfAgent c -> ofAgent(c);
      case OfSupervisor c -> ofSupervisor(c);
      case OfHouse c -> c;
    };
  }

  private OfVisitor ofVisitor(OfVisitor command) {
    return switch (command) {
      case ConversationCommand.Say c ->
        new ConversationCommand.Say(c.key(), masked(c.text()), c.file());
      case ConversationCommand.LeaveMessage c ->
        new ConversationCommand.LeaveMessage(c.key(), masked(c.text()), c.name(), c.email());
      case ConversationCommand.AskForCallBack c ->
        new ConversationCommand.AskForCallBack(
            c.key(), c.phone(), c.when(), perhaps(c.note()), c.name());
      case ConversationCommand.Rate c ->
        new ConversationCommand.Rate(c.key(), c.stars(), perhaps(c.comment()));
      case ConversationCommand.Start c -> c;
      case ConversationCommand.AskForHuman c -> c;
      case ConversationCommand.WaitFor c -> c;
      case ConversationCommand.Choose c -> c;
      case ConversationCommand.RateAnswer c -> c;
      case ConversationCommand.Identify c -> c;
      case ConversationCommand.End c -> c;
    };
  }

  private OfAgent ofAgent(OfAgent command) {
    return switch (command) {
      case AmongColleagues c -> amongColleagues(c);
      case HandOn c -> handOn(c);
      case ConversationCommand.Reply c ->
        new ConversationCommand.Reply(
            c.agent(), c.key(), c.epoch(), masked(c.text()), c.who(), c.file());
      case ConversationCommand.AddNote c ->
        new ConversationCommand.AddNote(c.agent(), c.key(), masked(c.text()), c.mentioned());
      case ConversationCommand.GiveBack c ->
        new ConversationCommand.GiveBack(c.agent(), c.key(), c.epoch(), settled(c.settled()));
      case ConversationCommand.Decline c ->
        new ConversationCommand.Decline(c.agent(), c.key(), perhaps(c.reason()));
      case ConversationCommand.Close c ->
        new ConversationCommand.Close(
            c.agent(), c.key(), c.epoch(), perhaps(c.reason()), c.promises());
      case ConversationCommand.MakePromise c ->
        new ConversationCommand.MakePromise(
            c.agent(), c.key(), masked(c.text()), c.owner(), c.due());
      case ConversationCommand.Accept c -> c;
      case ConversationCommand.Take c -> c;
      case ConversationCommand.Judge c -> c;
      case ConversationCommand.TurnAway c -> c;
      case ConversationCommand.KeepPromise c -> c;
      case ConversationCommand.MovePromise c -> c;
      case ConversationCommand.SnoozePromise c -> c;
      case ConversationCommand.GiveGesture c -> c;
    };
  }

  private AmongColleagues amongColleagues(AmongColleagues command) {
    return switch (command) {
      case ConversationCommand.AskColleagues c ->
        new ConversationCommand.AskColleagues(
            c.agent(), c.key(), c.asked(), c.team(), masked(c.text()));
      case ConversationCommand.TellColleagues c ->
        new ConversationCommand.TellColleagues(c.agent(), c.key(), c.thread(), masked(c.text()));
      case ConversationCommand.EndThread c -> c;
    };
  }

  private HandOn handOn(HandOn command) {
    return switch (command) {
      case ConversationCommand.Transfer c ->
        new ConversationCommand.Transfer(c.agent(), c.key(), c.epoch(), c.to(), perhaps(c.brief()));
      case ConversationCommand.TransferToTeam c ->
        new ConversationCommand.TransferToTeam(
            c.agent(), c.key(), c.epoch(), c.team(), c.first(), c.skipped(), perhaps(c.brief()));
      case ConversationCommand.PutBack c ->
        new ConversationCommand.PutBack(
            c.agent(), c.key(), c.epoch(), c.team(), perhaps(c.brief()));
    };
  }

  private OfSupervisor ofSupervisor(OfSupervisor command) {
    return switch (command) {
      case ConversationCommand.Reassign c ->
        new ConversationCommand.Reassign(
            c.by(), c.key(), c.epoch(), c.to(), c.greeting(), perhaps(c.brief()));
      case ConversationCommand.ReassignToQueue c ->
        new ConversationCommand.ReassignToQueue(
            c.by(), c.key(), c.epoch(), c.team(), perhaps(c.brief()));
      case ConversationCommand.Whisper c ->
        new ConversationCommand.Whisper(c.by(), c.key(), masked(c.text()));
      case ConversationCommand.TakeOver c -> c;
    };
  }

  private @Nullable List<Settled> settled(@Nullable List<Settled> settled) {
    return settled == null
        ? null
        : settled.stream()
            .map(each -> new Settled(masked(each.text()), each.entry()))
            .toList();
  }

  private @Nullable String perhaps(@Nullable String text) {
    return text == null ? null : masked(text);
  }

  private String masked(String text) {
    return mask.apply(text);
  }
}
