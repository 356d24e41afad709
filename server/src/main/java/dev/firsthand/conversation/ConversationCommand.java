package dev.firsthand.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to a conversation. */
public sealed interface ConversationCommand {

  // The visitor.

  /** Begins the conversation, if nothing has happened in it yet. */
  record Start(SiteKey site, String language, String page) implements ConversationCommand {}

  record Say(String key, String text) implements ConversationCommand {}

  record AskForHuman(String key) implements ConversationCommand {}

  record Choose(String key, long askBack, String choice) implements ConversationCommand {}

  record RateAnswer(String key, long answer, boolean helpful) implements ConversationCommand {}

  record LeaveMessage(
      String key,
      String text,
      @Nullable String name,
      @Nullable String email) implements ConversationCommand {}

  record Identify(
      String key, @Nullable String name, @Nullable String email) implements ConversationCommand {}

  record Rate(String key, int stars, @Nullable String comment) implements ConversationCommand {}

  record End(String key) implements ConversationCommand {}

  // Agents.

  /** Accepts the offer that rings at {@code who}. */
  record Accept(AgentProfile who, String key, String greeting) implements ConversationCommand {}

  record Decline(AgentId agent, String key, @Nullable String reason)
      implements ConversationCommand {}

  /** Takes over from the bot, the queue or the follow-ups. */
  record Take(AgentProfile who, String key, long epoch, String greeting)
      implements ConversationCommand {}

  record Reply(AgentId agent, String key, long epoch, String text) implements ConversationCommand {}

  record AddNote(AgentId agent, String key, String text) implements ConversationCommand {}

  /**
   * Judges the bot's turn with number {@code turn}. Without an {@code entry}, the one meant is the
   * turn's best guess.
   */
  record Judge(
      AgentId agent,
      String key,
      long turn,
      Judgement judgement,
      @Nullable String entry) implements ConversationCommand {}

  record Transfer(
      AgentId agent,
      String key,
      long epoch,
      AgentId to,
      @Nullable String brief) implements ConversationCommand {}

  record GiveBack(AgentId agent, String key, long epoch) implements ConversationCommand {}

  record Close(
      AgentId agent, String key, long epoch, @Nullable String reason)
      implements ConversationCommand {}

  // The house: duties performed, and what it notices.

  /** The bot's turn on the question with number {@code question}, made for {@code epoch}. */
  record AnswerAsBot(long epoch, long question, BotTurn turn) implements ConversationCommand {}

  /** The bot failed on, or took too long for, the question. */
  record FailBot(long epoch, long question) implements ConversationCommand {}

  record Offer(AgentId agent, List<ConversationEvent.Skipped> skipped)
      implements ConversationCommand {}

  /** Ends the offer to {@code agent} if it still rings. */
  record Withdraw(AgentId agent, OfferEnding ending) implements ConversationCommand {}

  record TellNobodyThere(NobodyCase nobody) implements ConversationCommand {}

  record OpenFollowUp() implements ConversationCommand {}

  /** The agent's last connection broke. */
  record LoseAgent(AgentId agent) implements ConversationCommand {}

  record RestoreAgent(AgentId agent) implements ConversationCommand {}

  /** The agent stayed away past the grace time. */
  record TakeBack(AgentId agent) implements ConversationCommand {}

  record CloseIdle() implements ConversationCommand {}
}
