package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to an encoder's native parts: open for many at a time, until it closes for good once the
 * last of them has left. Thread-safe.
 */
final class EncoderGate {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;
  private volatile @Nullable Encoder guarded;

  /** The server is stopping: the encoder is not asked any more. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Closed() {
      super("The server is stopping.");
    }
  }

  /**
   * Makes an encoder that is asked through this gate.
   *
   * @throws Closed if the gate is closed
   */
  Encoder guard(Supplier<? extends Encoder> source) {
    Encoder encoder = through(() -> {
      Encoder made = source.get();
      guarded = made;
      return made;
    });
    return new Encoder() {
      @Override
      public String name() {
        return encoder.name();
      }

      @Override
      public boolean isWord(String word) {
        return encoder.isWord(word);
      }

      @Override
      public float[] encode(String text) {
        return through(() -> encoder.encode(text));
      }
    };
  }

  private <T> T through(Supplier<T> step) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new Closed();
      }
      return step.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits until nobody is inside, then frees the encoder; nobody gets in any more. */
  void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      if (guarded instanceof OnnxEncoder encoder) {
        encoder.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
