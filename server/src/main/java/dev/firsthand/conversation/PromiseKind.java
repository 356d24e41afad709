package dev.firsthand.conversation;

/** What was promised to the visitor. */
public enum PromiseKind {
  /** An answer to what they left or waited for. */
  ANSWER,
  /** A call back. */
  CALL_BACK,
  /** What an agent put in words of their own. */
  OWN
}
