package dev.firsthand.mail;

/** What became of a letter. */
public sealed interface Delivery {

  /** The mail server took it. */
  record Taken() implements Delivery {}

  /** It will never be taken, such as for its address; {@code code} is the server's, or our own. */
  record Refused(String code) implements Delivery {}

  /** It may be taken later. */
  record NotNow(String code) implements Delivery {}
}
