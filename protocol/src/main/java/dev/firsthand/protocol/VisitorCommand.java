package dev.firsthand.protocol;

import static dev.firsthand.protocol.ErrorCode.AGENT_BUSY;
import static dev.firsthand.protocol.ErrorCode.BLOCKED;
import static dev.firsthand.protocol.ErrorCode.FORBIDDEN;
import static dev.firsthand.protocol.ErrorCode.KEY_REUSED;
import static dev.firsthand.protocol.ErrorCode.NO_SUCH_EVENT;
import static dev.firsthand.protocol.ErrorCode.RATE_LIMITED;
import static dev.firsthand.protocol.ErrorCode.UNKNOWN_CONVERSATION;
import static dev.firsthand.protocol.ErrorCode.UNKNOWN_SITE;
import static dev.firsthand.protocol.ErrorCode.WRONG_STATE;
import static dev.firsthand.protocol.StateName.BOT;
import static dev.firsthand.protocol.StateName.CLOSED;
import static dev.firsthand.protocol.StateName.FOLLOW_UP;
import static dev.firsthand.protocol.StateName.HUMAN;
import static dev.firsthand.protocol.StateName.QUEUED;
import static dev.firsthand.protocol.StateName.RINGING;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's client may say. Whatever changes the conversation carries a {@code key}, unique
 * for its sender; sending it again has no second effect.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface VisitorCommand {

  /** What changes the conversation, and is therefore told apart by a key. */
  sealed interface Keyed extends VisitorCommand {
    String id();

    String key();
  }

  @JsonTypeName("hello")
  @Doc(
      "Opens the exchange; must be the first frame. Answered by \"welcome\", or refused and closed.")
  @AllowedIn(refusals = {UNKNOWN_SITE, FORBIDDEN})
  record Hello(
      @Bounds(min = 1, max = 64) String id,

      @Doc("The site's public key, as in data-site.") @Bounds(min = 1, max = 64)
      String site,

      @Doc("The visitor's secret from an earlier welcome; without it a new visitor begins.")
      @Bounds(min = 1, max = 128)
      @Nullable
      String token,

      @Doc("BCP 47, as the page or the browser says.") @Bounds(max = 35) @Nullable
      String language,

      @Doc("Address of the page that the visitor is on.") @Bounds(max = 2000) @Nullable
      String page,

      @Doc("Optional features that this client understands.") @Bounds(max = 32) @Nullable
      List<String> capabilities,

      @Nullable Resume resume)
      implements VisitorCommand {}

  @JsonTypeName("say")
  @Doc("A message of the visitor. Starts or reopens a conversation where none is open.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, RATE_LIMITED, BLOCKED})
  record Say(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,

      @Doc("Plain text; not blank. With a file: its name, or words about it.")
      @Bounds(min = 1, max = 4000)
      String text,

      @Doc(
          "Id of a file of this visitor that was uploaded before (POST /api/v1/sites/{site}/files). With the bot, a file brings in a person.")
      @Bounds(min = 1, max = 64)
      @Nullable
      String file)
      implements Keyed {

    /** Words and nothing else. */
    public Say(String id, String key, String text) {
      this(id, key, text, null);
    }
  }

  @JsonTypeName("choose")
  @Doc("Picks one of the choices of an ask-back. A quick reply is said with \"say\".")
  @AllowedIn(
      value = {BOT},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, WRONG_STATE, UNKNOWN_CONVERSATION, BLOCKED})
  record Choose(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,

      @Doc("Number of the ask-back.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long seq,

      @Doc("The choice's \"choice\", or \"none\" for none of these: a person takes over.")
      @Bounds(min = 1, max = 100)
      String choice)
      implements Keyed {}

  @JsonTypeName("askForHuman")
  @Doc(
      "The visitor wants a person. Always has an outcome: an agent, a place in the queue, or a message.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, RATE_LIMITED, BLOCKED})
  record AskForHuman(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key) implements Keyed {}

  @JsonTypeName("waitFor")
  @Doc(
      "In the queue: waits for the agent that the last \"place\" named as known, or for whoever comes first. Ends by itself after a while, or when that agent leaves.")
  @AllowedIn(
      value = {QUEUED, RINGING},
      refusals = {KEY_REUSED, WRONG_STATE, UNKNOWN_CONVERSATION})
  record WaitFor(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,

      @Doc("True for the known agent, false for whoever comes first.")
      boolean known)
      implements Keyed {}

  @JsonTypeName("rateAnswer")
  @Doc("Was this answer of the bot helpful?")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, UNKNOWN_CONVERSATION})
  record RateAnswer(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,

      @Doc("Number of the answer.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long seq,

      boolean helpful)
      implements Keyed {}

  @JsonTypeName("leaveMessage")
  @Doc("Leaves a message instead of waiting, with a way to be reached.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, WRONG_STATE, RATE_LIMITED, BLOCKED})
  record LeaveMessage(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 4000) String text,
      @Bounds(max = 100) @Nullable String name,

      @Doc("E-mail address where the visitor can be reached; the answer itself comes in the chat.")
      @Bounds(max = 254)
      @Nullable
      String email)
      implements Keyed {}

  @JsonTypeName("askForCallBack")
  @Doc(
      "Asks to be called back instead of waiting. The number is for agents only, and is erased with the visitor's words.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, WRONG_STATE, RATE_LIMITED, BLOCKED})
  record AskForCallBack(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,

      @Doc("A telephone number: 5 to 15 digits, perhaps with a + before and separators between.")
      @Bounds(min = 5, max = 30)
      String phone,

      CallTime when,

      @Doc("A time in the visitor's own words, or what it is about.") @Bounds(max = 100) @Nullable
      String note,

      @Bounds(max = 100) @Nullable String name)
      implements Keyed {}

  @JsonTypeName("identify")
  @Doc("The visitor tells who they are.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, BLOCKED})
  record Identify(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,

      @Doc("Shown on one line; control characters and direction marks are dropped.")
      @Bounds(max = 100)
      @Nullable
      String name,

      @Doc("An e-mail address, or nothing.") @Bounds(max = 254) @Nullable
      String email,

      @Doc("What the site's pages say of the visitor; rules on visitors look at it.")
      @Bounds(max = 20)
      @Nullable
      List<VisitorAttribute> attributes,

      @Doc(
          "A JWT (HS256) that the site's server signed, with exp and, as wanted, name, email, attributes and aud (the site's key). With it, only what it says counts, and agents see it as verified.")
      @Bounds(min = 1, max = 4000)
      @Nullable
      String token)
      implements Keyed {}

  @JsonTypeName("end")
  @Doc(
      "The visitor ends the chat. A later message reopens it. A message that was left still gets its answer: the state stays FOLLOW_UP, and the event's text says so.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {KEY_REUSED, WRONG_STATE, AGENT_BUSY, UNKNOWN_CONVERSATION})
  record End(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key) implements Keyed {}

  @JsonTypeName("rate")
  @Doc("Rates the conversation.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, UNKNOWN_CONVERSATION, BLOCKED})
  record Rate(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 5) int stars,
      @Bounds(max = 1000) @Nullable String comment)
      implements Keyed {}

  @JsonTypeName("fetch")
  @Doc("Asks for the events after a number: to close a gap. Answered by events, then \"ok\".")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {UNKNOWN_CONVERSATION})
  record Fetch(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(max = Long.MAX_VALUE) long after,
      @Bounds(min = 1, max = 500) int limit)
      implements VisitorCommand {}

  @JsonTypeName("seen")
  @Doc("The visitor has seen everything up to this number. Not answered.")
  record Seen(@Bounds(max = Long.MAX_VALUE) long seq) implements VisitorCommand {}

  @JsonTypeName("typing")
  @Doc("The visitor types, or has stopped. Not answered, never stored.")
  record Typing(boolean on) implements VisitorCommand {}

  @JsonTypeName("ping")
  @Doc("Asks whether the server is there. Answered by \"pong\".")
  record Ping(@Bounds(min = 1, max = 64) String id) implements VisitorCommand {}
}
