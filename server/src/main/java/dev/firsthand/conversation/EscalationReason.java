package dev.firsthand.conversation;

/** Why the bot stepped aside. */
public enum EscalationReason {
  /** The visitor asked for a person, in words or by the button. */
  VISITOR_ASKED,
  /** The bot was not sure enough even to ask back. */
  LOW_CONFIDENCE,
  /** An ask-back was declined, or asking back was used up. */
  NOT_CLARIFIED,
  /** The visitor said that an answer did not help. */
  UNHELPFUL,
  /** The same question came again. */
  REPEATED,
  /** Anger or distress. */
  FRUSTRATED,
  /** The visitor writes a language in which the FAQ has nothing. */
  OTHER_LANGUAGE,
  /** A word rule of an admin. */
  SENSITIVE,
  /** A rule on the visitor's attributes. */
  VISITOR_RULE,
  /** The bot failed, or was too slow. */
  BOT_FAILED,
  /** An agent opened a bot chat and took it. */
  AGENT_TOOK_OVER,
  /** The visitor came back to a conversation that a person had answered. */
  CAME_BACK
}
