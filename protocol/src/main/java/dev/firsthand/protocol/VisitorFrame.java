package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the server says to a visitor's client. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface VisitorFrame permits ServerFrame, VisitorFrame.ForVisitor {

  /** What only visitors are told. */
  sealed interface ForVisitor extends VisitorFrame {}

  @JsonTypeName("welcome")
  @Doc("Answers hello. Events after the resumed number follow, then \"caughtUp\", then live.")
  record Welcome(
      String id,

      @Doc("Names the log; another era means: start again from 0.")
      String era,

      @Doc("Public id of the visitor.") String visitor,

      @Doc("The visitor's secret; only where the visitor is new. Keep it.") @Nullable
      String token,

      @Doc("The current conversation, or null where none began yet.") @Nullable
      String conversation,

      @Doc("Number of its last event; 0 where none began.") long head,

      @Doc("Say something, or ping, at least this often; silence of 2.5 times this is a lost link.")
      long heartbeatMs,

      int protocol)
      implements ForVisitor {}

  @JsonTypeName("event")
  @Doc("Something that happened, with its place in the one sequence of the conversation.")
  record Event(
      String conversation,
      @Doc("From 1, without holes.") long seq,

      @Doc("When, by the server's clock; says nothing of the order.")
      Instant at,

      VisitorEvent event)
      implements ForVisitor {}

  @JsonTypeName("caughtUp")
  @Doc("Everything up to seq has been sent; what follows is live.")
  record CaughtUp(@Nullable String conversation, long seq, Status status) implements ForVisitor {}

  @JsonTypeName("status")
  @Doc("Who answers, changed. Sent after the event that changed it.")
  record StatusChanged(String conversation, Status status) implements ForVisitor {}

  @JsonTypeName("reset")
  @Doc("What the client has can't be continued: forget it; the events follow from number 1.")
  record Reset(
      String era,
      @Nullable String conversation,
      @Doc("For logs and tests; not for switching.") String reason)
      implements ForVisitor {}

  @JsonTypeName("typing")
  @Doc("The bot or the agent types, or has stopped.")
  record Typing(@Doc("BOT or AGENT.") String who, boolean on) implements ForVisitor {}

  @JsonTypeName("seen")
  @Doc("The agent has seen everything up to this number.")
  record Seen(long seq) implements ForVisitor {}

  @JsonTypeName("place")
  @Doc(
      "Place in the queue, from 1, and the wait to expect as a range; null where too little is known.")
  record Place(
      int place,
      @Nullable Long fromMs,
      @Nullable Long toMs,

      @Doc("The agent whom the visitor knows, while they are there but busy.") @Nullable
      Known known)
      implements ForVisitor {}

  /** Whom the visitor knows, and how long it would take. */
  @Doc("The agent whom the visitor knows: they may wait for them with \"waitFor\".")
  record Known(
      Person agent,

      @Doc("The wait for them to expect, null where too little is known.") @Nullable
      Long fromMs,

      @Nullable Long toMs,
      @Doc("Whether the visitor waits for nobody else.") boolean waits) {}

  /** Who owes the visitor the next word. */
  @Doc("Who owes the visitor the next word.")
  record Status(
      StateName state,
      long epoch,
      @Doc("The person who answers.") @Nullable Person agent) {}
}
