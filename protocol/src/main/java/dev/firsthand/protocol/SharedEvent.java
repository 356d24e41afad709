package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that visitor and agents see alike. */
public sealed interface SharedEvent extends VisitorEvent, AgentEvent {

  @JsonTypeName("internal")
  @Doc("A number of the log that is not for this reader. It keeps the sequence without holes.")
  record Internal() implements SharedEvent {}

  @JsonTypeName("started")
  @Doc("The conversation begins.")
  record Started(@Doc("The bot's greeting.") String text) implements SharedEvent {}

  @JsonTypeName("visitorSaid")
  @Doc("A message of the visitor.")
  record VisitorSaid(
      @Doc("The key that the visitor's client gave.") String key,

      @Doc("Plain text; with a file, its name or words about it.")
      String text,

      @Doc("What goes with it.") @Nullable Attached file)
      implements SharedEvent {

    /** Words and nothing else. */
    public VisitorSaid(String key, String text) {
      this(key, text, null);
    }
  }

  @JsonTypeName("askedForHuman")
  @Doc("The visitor asked for a person by the button.")
  record AskedForHuman(String key) implements SharedEvent {}

  @JsonTypeName("botAnswered")
  @Doc("The bot answers.")
  record BotAnswered(
      @Doc("Number of the message that is answered.") long question,

      @Doc("Id of the FAQ entry; \"webhook:\" and an id for a text of the site's own bot.")
      String entry,

      @Doc("Safe Markdown.") String text,

      @Doc("Texts that the visitor may send with one click.")
      List<String> quickReplies)
      implements SharedEvent {}

  @JsonTypeName("botAskedBack")
  @Doc("The bot asks which was meant. The choice \"none\" leads to a person.")
  record BotAskedBack(
      @Doc("Number of the message that was unclear.") long question,
      String text,
      List<Choice> choices)
      implements SharedEvent {}

  @JsonTypeName("botSaid")
  @Doc("The bot says something that is no answer: a greeting, thanks, an offer of a person.")
  record BotSaid(
      @Doc("Number of the message that it follows.") long question,
      String text,
      @Doc("Whether a button for a person belongs below.") boolean offersPerson)
      implements SharedEvent {}

  @JsonTypeName("waitChosen")
  @Doc("The visitor chose for whom they wait.")
  record WaitChosen(
      String key,

      @Doc("For the agent they know; else for whoever comes first.")
      boolean known) implements SharedEvent {}

  @JsonTypeName("chose")
  @Doc("The visitor picked a choice of an ask-back.")
  record Chose(
      String key,
      @Doc("Number of the ask-back.") long seq,
      String choice,
      @Doc("The choice in words.") String title)
      implements SharedEvent {}

  @JsonTypeName("answerRated")
  @Doc("The visitor said whether an answer of the bot was helpful.")
  record AnswerRated(
      String key, @Doc("Number of the answer.") long seq, boolean helpful) implements SharedEvent {}

  @JsonTypeName("escalated")
  @Doc("The bot steps aside; a person is looked for.")
  record Escalated(
      @Doc("Why: VISITOR_ASKED, LOW_CONFIDENCE, NOT_CLARIFIED …")
      String reason,

      @Doc("What the visitor is told.") String text)
      implements SharedEvent {}

  @JsonTypeName("accepted")
  @Doc("A person takes over.")
  record Accepted(
      Person agent,
      @Doc("The agent's first words.") String greeting,

      @Doc(
          "Who hands over to whom, in words for the visitor; null unless a colleague transferred it.")
      @Nullable
      String handover)
      implements SharedEvent {}

  @JsonTypeName("agentReplied")
  @Doc("Words of the agent to the visitor.")
  record AgentReplied(
      @Doc("Id of the agent.") String agent,
      @Doc("Null for readers other than agents.") @Nullable String key,

      @Doc("Safe Markdown; with a file, its name or words about it.")
      String text,

      @Doc("Who answers, where they have not taken the conversation over before.") @Nullable
      Person who,

      @Doc("What goes with it.") @Nullable Attached file)
      implements SharedEvent {}

  @JsonTypeName("gestureGiven")
  @Doc("The agent gave the visitor a goodwill gesture.")
  record GestureGiven(
      @Doc("Id of the agent.") String agent,
      @Doc("Null for readers other than agents.") @Nullable String key,

      @Doc("The gesture's name among agents; null for readers other than agents.") @Nullable
      String name,

      @Doc("Plain text.") String text,

      @Doc("What the visitor redeems; null if there is nothing to redeem.") @Nullable
      String code,

      @Doc("The value in the currency's smallest unit; null where it is told in words.") @Nullable
      Long amount,

      @Doc("ISO 4217; null without an amount.") @Nullable String currency,

      @Doc("The value in words; null where it is an amount.") @Nullable
      String wording,

      @Doc("Who gives it, where they have not taken the conversation over before.") @Nullable
      Person who)
      implements SharedEvent {}

  @JsonTypeName("promised")
  @Doc("The visitor was promised something; promised again, it has another time.")
  record Promised(
      @Doc("The agent who is to keep it; null if any person may.") @Nullable
      String agent,

      @Doc("ANSWER, CALL_BACK or OWN: in the agent's own words.")
      String kind,

      @Doc("Until when.") Instant due)
      implements SharedEvent {}

  @JsonTypeName("requeued")
  @Doc(
      "The conversation is in the queue again: its agent is gone, or passed it on to whoever is free.")
  record Requeued(String text) implements SharedEvent {}

  @JsonTypeName("givenBack")
  @Doc("The agent gives the conversation back to the bot.")
  record GivenBack(
      String agent,

      @Doc("What the visitor is told: that the bot answers again, and what is promised to them.")
      String text,

      @Doc("What was settled with the visitor; left out, what was settled before stands.") @Nullable
      List<Settled> settled)
      implements SharedEvent {}

  @JsonTypeName("nobodyThere")
  @Doc("Nobody can take the conversation now; the visitor may leave a message.")
  record NobodyThere(
      @Doc("ALL_BUSY, OUTSIDE_HOURS, NOBODY_SIGNED_IN or HOLIDAY.")
      String why,

      String text,

      @Doc("By when a person answers what is left now, as the text says; absent if by no time.")
      @Nullable
      Instant due)
      implements SharedEvent {}

  @JsonTypeName("messageLeft")
  @Doc("The visitor left a message; it is a follow-up now.")
  record MessageLeft(
      String key,
      String text,
      @Nullable String name,
      @Nullable String email,
      @Doc("What the visitor was told.") String told,

      @Doc("By when a person answers, as the visitor was told; absent if by no time.") @Nullable
      Instant due)
      implements SharedEvent {}

  @JsonTypeName("callBackAsked")
  @Doc("The visitor wants to be called back; it is a follow-up now.")
  record CallBackAsked(
      String key,
      String phone,
      CallTime when,
      @Nullable String note,
      @Nullable String name,
      @Doc("What the visitor was told.") String told,

      @Doc("By when a person calls, as the visitor was told; absent if by no time.") @Nullable
      Instant due)
      implements SharedEvent {}

  @JsonTypeName("followUp")
  @Doc("Nobody came; the conversation is a follow-up now.")
  record FollowUpOpened(
      String text,

      @Doc("By when a person answers, as the visitor was told; absent if by no time.") @Nullable
      Instant due)
      implements SharedEvent {}

  @JsonTypeName("identified")
  @Doc("The visitor told who they are.")
  record Identified(
      String key, @Nullable String name, @Nullable String email) implements SharedEvent {}

  @JsonTypeName("closed")
  @Doc(
      "The conversation has ended. It is closed, and a later message of the visitor reopens it; but a message left by the visitor stays a FOLLOW_UP until an agent has answered, whatever the visitor ends.")
  record Closed(
      @Doc("VISITOR, AGENT or IDLE.") String by,
      String text,
      @Doc("For agents.") @Nullable String reason)
      implements SharedEvent {}

  @JsonTypeName("reopened")
  @Doc("The visitor came back to a closed conversation.")
  record Reopened(String text) implements SharedEvent {}

  @JsonTypeName("rated")
  @Doc("The visitor rated the conversation.")
  record Rated(
      String key,
      int stars,
      @Nullable String comment,
      @Doc("BOT or PERSON.") String of) implements SharedEvent {}

  /** One choice of an ask-back. */
  @Doc("One choice of an ask-back.")
  record Choice(String choice, String title) {}
}
