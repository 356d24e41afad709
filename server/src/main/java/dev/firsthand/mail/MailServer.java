package dev.firsthand.mail;

import org.jspecify.annotations.Nullable;

/**
 * The server that takes our mail.
 *
 * @param user to sign in with; null to send without signing in
 * @param from the address that letters come from
 */
public record MailServer(
    String host, int port, @Nullable String user, @Nullable String password, String from, Tls tls) {

  /** How the way there is made private. */
  public enum Tls {
    /** A plain start, then TLS, or no mail at all. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** In the clear: for a server on this machine. */
    NONE
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
