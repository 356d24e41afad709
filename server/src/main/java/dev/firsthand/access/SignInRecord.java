package dev.firsthand.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Puts sign-ins on record. What was typed is never kept, for people type their password where the name goes.
 * Refusals are bounded: those of a login by how often it may be tried, those of nobody's login gathered into
 * one row for each stretch of time. Thread-safe; blocks.
 */
public final class SignInRecord implements SignInWitness {

  static final Duration GATHERED_FOR = Duration.ofMinutes(10);

  /** Tries at logins that are nobody's. */
  private record Unknown(int tries) {}

  private final Jdbi jdbi;
  private final Audit audit;
  private final InstantSource clock;
  private Instant gatheredSince = Instant.EPOCH;
  private int gathered;

  public SignInRecord(Jdbi jdbi, Audit audit, InstantSource clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void signedIn(StaffMember who) {
    write(Author.of(who), Audit.SIGN_IN, who.id().value(), null);
  }

  @Override
  public void refused(@Nullable StaffMember known) {
    if (known != null) {
      write(Author.HOUSE, Audit.SIGN_IN_REFUSED, known.id().value(), null);
      return;
    }
    int tries = unknown();
    if (tries > 0) {
      write(Author.HOUSE, Audit.SIGN_IN_REFUSED, "", new Unknown(tries));
    }
  }

  /** How many are to be told of now: the first at once, then those since. */
  private synchronized int unknown() {
    gathered++;
    Instant now = clock.instant();
    if (now.isBefore(gatheredSince.plus(GATHERED_FOR))) {
      return 0;
    }
    int tries = gathered;
    gathered = 0;
    gatheredSince = now;
    return tries;
  }

  private void write(Author by, String action, String subject, @Nullable Object after) {
    jdbi.useTransaction(handle -> audit.write(handle, by, action, null, subject, null, after));
  }
}
