package dev.firsthand.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords by Argon2id, two at a time at most: more would only make each slower
 * and take memory from chats. Thread-safe; blocks.
 */
public final class Passwords {

  /** A password has at least so many characters. */
  public static final int LEAST = 10;

  private static final int MOST = 200;
  private static final int AT_A_TIME = 2;
  private static final long PATIENCE_SECONDS = 8;

  private final PasswordCost cost;
  private final Argon2Function argon2;
  private final Tokens tokens;
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private @Nullable String decoy;

  public Passwords(PasswordCost cost, Tokens tokens) {
    this.cost = cost;
    this.tokens = tokens;
    argon2 = Argon2Function.getInstance(
        cost.memoryKib(), cost.iterations(), cost.parallelism(), 32, Argon2.ID);
  }

  /** What is wrong with a password for this login, said kindly; empty if nothing is. */
  public static Optional<String> flaw(String password, String login) {
    if (password.codePointCount(0, password.length()) < LEAST) {
      return Optional.of("A longer password is safer: use at least " + LEAST
          + " characters. A few words in a row are easy to keep in mind.");
    }
    if (password.length() > MOST) {
      return Optional.of("That is more than we can take: use at most " + MOST + " characters.");
    }
    var plain = password.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || plain.equals(StaffDraft.key(login))) {
      return Optional.of("Your login would be guessed first: choose something else.");
    }
    if (plain.chars().distinct().count() < 4) {
      return Optional.of("That would be guessed soon: use more different characters.");
    }
    return Optional.empty();
  }

  /**
   * The hash to store, with its salt and parameters.
   *
   * @throws TooBusy if no turn came in time
   */
  public String hash(String password) {
    return inTurn(() -> hashed(password));
  }

  /**
   * Whether {@code password} is the one behind {@code hash}. Takes the same time without a hash, so
   * that nobody learns which logins exist.
   *
   * @throws TooBusy if no turn came in time
   */
  boolean check(String password, @Nullable String hash) {
    if (password.length() > MOST) {
      return false;
    }
    var decoy = decoy();
    var against = hash == null ? decoy : hash;
    return inTurn(() -> matches(password, against)) && hash != null;
  }

  /** Whether {@code hash} was made at another cost than today's. */
  boolean isOutdated(String hash) {
    return !hash.contains(
        "$m=%d,t=%d,p=%d$".formatted(cost.memoryKib(), cost.iterations(), cost.parallelism()));
  }

  /** A hash that nobody's password has; made at the first check, so that a start needn't wait. */
  private synchronized String decoy() {
    var made = decoy;
    if (made == null) {
      made = hashed(tokens.secret());
      decoy = made;
    }
    return made;
  }

  private String hashed(String password) {
    return argon2.hash(bytes(password), tokens.bytes(16)).getResult();
  }

  private static boolean matches(String password, String hash) {
    return Argon2Function.getInstanceFromHash(hash).check(bytes(password), hash.getBytes(UTF_8));
  }

  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new TooBusy();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  /** Too many passwords are being checked; trying again in a moment helps. */
  public static final class TooBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooBusy() {
      super("Too many passwords are being checked", null, false, false);
    }
  }
}
