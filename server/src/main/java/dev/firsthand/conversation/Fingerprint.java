package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Tells one command's body, or one sender's key, from another: 64-bit FNV-1a over its parts, its bits
 * mixed as MurmurHash3 does, so that those of any texts are spread evenly. Not a secret.
 */
final class Fingerprint {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  static long of(@Nullable String... parts) {
    long hash = BASIS;
    for (String part : parts) {
      String text = part == null ? "" : part;
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * PRIME;
      }
      hash = (hash ^ 0xffff) * PRIME;
    }
    return mixed(hash);
  }

  private static long mixed(long hash) {
    long h = hash;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
