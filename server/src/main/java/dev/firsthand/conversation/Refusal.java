package dev.firsthand.conversation;

/** A foreseen "no". The wire's error codes of the same names are documented in PROTOCOL.md. */
public enum Refusal {
  /** The key was used before with another body. */
  KEY_REUSED,
  /** The conversation has changed hands since. */
  STALE_EPOCH,
  /** Somebody else answers it. */
  NOT_YOURS,
  /** Not in this state. */
  WRONG_STATE,
  /** The offer is over. */
  OFFER_GONE,
  /** The agent has no room, or an offer rings there. */
  AGENT_BUSY,
  /** The number names no event of the right kind. */
  NO_SUCH_EVENT,
  /** The conversation is not there yet, or no more. */
  UNKNOWN_CONVERSATION,
  /** It is already so; nothing to do. Only the house itself gets this. */
  NOTHING_TO_DO
}
