package dev.firsthand.conversation;

import java.time.Instant;

/** What the house owes a conversation. Computed, never stored. */
public sealed interface Duty {

  /** Let the bot answer what was asked at {@code question}. */
  record AskBot(Unanswered question, long epoch) implements Duty {}

  /** The bot's time is up: step aside for it. */
  record FailBot(long question, long epoch) implements Duty {}

  /** Find an agent for this place in line. */
  record FindAgent(Place place) implements Duty {}

  /** End the offer that nobody accepted. */
  record WithdrawFrom(AgentId agent) implements Duty {}

  /** Ask the next member of the team to go on, or give the transfer back to its sender. */
  record PassOn(TeamTransfer transfer) implements Duty {}

  /** Nobody came: make it a follow-up. */
  record OpenFollowUp() implements Duty {}

  /** The lost agent's time is up. */
  record TakeBack(AgentId agent) implements Duty {}

  record CloseIdle() implements Duty {}

  /** The promise is due soon, or overdue: bring it up. */
  record Remind(long promise, Instant moment) implements Duty {}

  /** Tell the visitor by e-mail of the replies up to {@code upTo}; the {@code attempt}th try. */
  record Mail(long upTo, int attempt) implements Duty {}

  /** The mail server was tried often enough. */
  record GiveUpMail(long upTo) implements Duty {}

  /** Nothing now; look again then. */
  record LookAgain(Instant at) implements Duty {}
}
