package dev.firsthand.files;

import java.util.concurrent.Semaphore;

/**
 * The memory that files may take at once, so that who asks for many and reads none can't fill it.
 * Thread-safe.
 */
final class Room {

  private static final long LEAST_BYTES = 64 << 20;

  private final int all;
  private final Semaphore kilobytes;

  /** Room for some files of {@code most} bytes. */
  Room(long most) {
    all = Math.toIntExact(Math.max(LEAST_BYTES, 2 * most) / 1024);
    kilobytes = new Semaphore(all);
  }

  /** Takes the room for a file; false if there is none now. */
  boolean enter(StoredFile file) {
    return kilobytes.tryAcquire(neededBy(file));
  }

  /** Gives the room for a file back. */
  void leave(StoredFile file) {
    kilobytes.release(neededBy(file));
  }

  /** At most all there is: a file from a time when larger ones were taken is read alone. */
  private int neededBy(StoredFile file) {
    return Math.min(all, Math.toIntExact(file.size() / 1024) + 1);
  }
}
