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
  /** Nobody of the team can be asked. */
  NOBODY_THERE,
  /** The number names no event of the right kind. */
  NO_SUCH_EVENT,
  /** The conversation is not there yet, or no more. */
  UNKNOWN_CONVERSATION,
  /** A promise can't be due then: the moment is past, or more than a year away. */
  BAD_DUE,
  /** As many promises are open as may be. */
  TOO_MANY_PROMISES,
  /** As many threads are open among colleagues, or words said in one, as may be. */
  THREAD_FULL,
  /** A promise is open: say what becomes of it. */
  PROMISES_OPEN,
  /** The gesture is not there any more, not enabled, or not for this site. */
  GESTURE_GONE,
  /** The gesture was changed since the agent looked at it. */
  GESTURE_CHANGED,
  /** The agent's budget of this gesture is used up for this month. */
  BUDGET_SPENT,
  /** No code is left in the gesture's pool. */
  POOL_EMPTY,
  /** Somebody else got this very code a moment before; with another one it may succeed. */
  CODE_TAKEN,
  /** It is already so; nothing to do. Only the house itself gets this. */
  NOTHING_TO_DO
}
