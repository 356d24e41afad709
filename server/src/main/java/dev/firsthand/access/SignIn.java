package dev.firsthand.access;

import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Finds out whether somebody is who they say, at a bounded rate. Thread-safe; blocks. */
public final class SignIn {

  /** What came of a try. */
  sealed interface Outcome {
    record Welcome(Sessions.Opened opened) implements Outcome {}

    record Wrong() implements Outcome {}

    record TooSoon(Duration retryIn) implements Outcome {}
  }

  private record Known(StaffMember who, Optional<String> hash) {}

  private final Jdbi jdbi;
  private final Passwords passwords;
  private final Sessions sessions;
  private final SignInLimits limits;
  private final StaffRegister register;
  private final SignInWitness witness;

  public SignIn(
      Jdbi jdbi,
      Passwords passwords,
      Sessions sessions,
      SignInLimits limits,
      StaffRegister register,
      SignInWitness witness) {
    this.jdbi = jdbi;
    this.passwords = passwords;
    this.sessions = sessions;
    this.limits = limits;
    this.register = register;
    this.witness = witness;
  }

  Outcome attempt(String login, String password, String address) {
    var key = StaffDraft.key(login);
    var wait = limits.attempt(key, address);
    if (wait.isPresent()) {
      return new Outcome.TooSoon(wait.get());
    }
    var known = known(login);
    var hash = known.flatMap(Known::hash).orElse(null);
    boolean right = passwords.check(password, hash);
    if (!right || known.isEmpty() || !known.get().who().active()) {
      witness.refused(known.map(Known::who).orElse(null));
      return new Outcome.Wrong();
    }
    limits.succeeded(key, address);
    var who = known.get().who();
    if (hash != null && passwords.isOutdated(hash)) {
      register.rehash(who.id(), passwords.hash(password));
    }
    var opened = sessions.open(who);
    witness.signedIn(who);
    return new Outcome.Welcome(opened);
  }

  private Optional<Known> known(String login) {
    return jdbi.withHandle(handle -> StaffTable.findByLogin(handle, login)
        .map(who -> new Known(who, StaffTable.passwordHash(handle, who.id()))));
  }
}
