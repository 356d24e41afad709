package dev.firsthand.conversation;

/** How it ended with a letter to a visitor. */
public enum MailEnding {
  /** The mail server took it. */
  SENT,
  /** The visitor had seen the answer by then. */
  SEEN,
  /** The mail server refused it, or its address. */
  REFUSED,
  /** The mail server could not be reached for too long. */
  UNREACHABLE
}
