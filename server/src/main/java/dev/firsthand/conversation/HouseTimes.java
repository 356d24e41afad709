package dev.firsthand.conversation;

import java.time.Duration;

/**
 * How long things may take. All deadlines count from recorded events.
 *
 * @param offer how long an offer rings
 * @param grace how long a lost agent's conversations wait for them
 * @param bot how long the bot may take for a turn
 * @param askBack how long the choices of an ask-back can be chosen
 * @param patience how long a visitor who was told that nobody is there stays in the queue before it
 *     becomes a follow-up
 * @param botIdle how long a bot's conversation stays open without a word
 * @param reopen how long after its end a conversation can be reopened
 * @param sameAgent how long after its end a reopened conversation goes to the same agent
 * @param secondOffer after which wait a conversation may ring at two agents at once; zero for never
 * @param promises when promises are due and brought up again
 * @param known how long a visitor may wait for nobody but the agent they know
 * @param mail when a visitor is told by e-mail of an answer
 */
public record HouseTimes(
    Duration offer,
    Duration grace,
    Duration bot,
    Duration askBack,
    Duration patience,
    Duration botIdle,
    Duration reopen,
    Duration sameAgent,
    Duration secondOffer,
    PromiseTimes promises,
    Duration known,
    MailTimes mail) {

  /** The same with other times for mail. */
  public HouseTimes with(MailTimes other) {
    return new HouseTimes(
        offer,
        grace,
        bot,
        askBack,
        patience,
        botIdle,
        reopen,
        sameAgent,
        secondOffer,
        promises,
        known,
        other);
  }

  /** Times with the ordinary waits for a second agent and for a known one. */
  public HouseTimes(
      Duration offer,
      Duration grace,
      Duration bot,
      Duration askBack,
      Duration patience,
      Duration botIdle,
      Duration reopen,
      Duration sameAgent) {
    this(
        offer,
        grace,
        bot,
        askBack,
        patience,
        botIdle,
        reopen,
        sameAgent,
        Duration.ofSeconds(60),
        PromiseTimes.defaults(),
        Duration.ofMinutes(5),
        MailTimes.OFF);
  }

  public static HouseTimes defaults() {
    return new HouseTimes(
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofHours(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(24),
        Duration.ofMinutes(30));
  }
}
