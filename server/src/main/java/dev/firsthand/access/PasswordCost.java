package dev.firsthand.access;

/**
 * How dear it is to try a password: the parameters of Argon2id.
 *
 * @param memoryKib memory for one try, in KiB
 * @param iterations passes over that memory
 * @param parallelism lanes
 */
public record PasswordCost(int memoryKib, int iterations, int parallelism) {

  /** What OWASP's Password Storage Cheat Sheet recommends: 19 MiB, 2 passes, 1 lane. */
  public static PasswordCost defaults() {
    return new PasswordCost(19 * 1024, 2, 1);
  }
}
