package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the encoder in the background and says where it stands. Whatever goes wrong, a native
 * library that does not fit included, the server goes on without. Thread-safe.
 */
public final class EncoderLoader implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EncoderLoader.class);

  private final Supplier<? extends Encoder> source;
  private final Executor executor;
  private final List<Consumer<Encoder>> waiting = new ArrayList<>();
  private final EncoderGate gate = new EncoderGate();
  private final List<Runnable> disappointed = new ArrayList<>();
  private EncoderState state = new EncoderState.Off();

  /**
   * Does nothing before {@link #start}.
   *
   * @param source makes the encoder, as {@link OnnxEncoder#bundled} does; called once
   * @param executor runs {@code source}, for about a second
   */
  public EncoderLoader(Supplier<? extends Encoder> source, Executor executor) {
    this.source = source;
    this.executor = executor;
  }

  /** A loader that never loads: lexical by choice. */
  public static EncoderLoader off() {
    return new EncoderLoader(
        () -> {
          throw new EncoderException("switched off");
        },
        Runnable::run);
  }

  /** Begins to load; a second call does nothing. */
  public void start() {
    synchronized (this) {
      if (!(state instanceof EncoderState.Off)) {
        return;
      }
      state = new EncoderState.Loading();
    }
    executor.execute(this::load);
  }

  private void load() {
    try {
      var threads =
          new EncoderThreads(gate.guard(source), Runtime.getRuntime().availableProcessors());
      var encoder = new RecentVectors(threads, RecentVectors.OF_VISITORS);
      encoder.encode("ready?");
      log.atInfo().addKeyValue("model", encoder.name()).log("encoder.ready");
      ready(encoder);
    } catch (EncoderGate.Closed closed) {
      become(new EncoderState.Unavailable(String.valueOf(closed.getMessage())));
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      log.atWarn().setCause(e).log("encoder.unavailable");
      become(new EncoderState.Unavailable(why(e)));
    }
  }

  private static String why(Throwable e) {
    var reason = switch (e) {
      case EncoderException broken -> broken.getMessage();
      case OutOfMemoryError full -> "not enough memory for the encoder";
      case LinkageError missing ->
        "no native ONNX Runtime for this machine (" + missing.getMessage() + ")";
      default -> "the encoder could not be loaded: " + e.getClass().getSimpleName();
    };
    return String.valueOf(reason);
  }

  private void become(EncoderState.Unavailable next) {
    List<Runnable> told;
    synchronized (this) {
      state = next;
      told = List.copyOf(disappointed);
      disappointed.clear();
    }
    told.forEach(Runnable::run);
  }

  private void ready(Encoder encoder) {
    List<Consumer<Encoder>> told;
    synchronized (this) {
      state = new EncoderState.Ready(encoder);
      told = List.copyOf(waiting);
      waiting.clear();
    }
    told.forEach(consumer -> consumer.accept(encoder));
  }

  /** Where the encoder stands now. */
  public synchronized EncoderState state() {
    return state;
  }

  /** Calls {@code then} once the encoder is there: at once, later on the loading thread, or never. */
  public void whenReady(Consumer<Encoder> then) {
    Encoder now;
    synchronized (this) {
      if (!(state instanceof EncoderState.Ready ready)) {
        waiting.add(then);
        return;
      }
      now = ready.encoder();
    }
    then.accept(now);
  }

  /** Calls {@code then} if the encoder turns out not to be had. */
  public synchronized void ifUnavailable(Runnable then) {
    disappointed.add(then);
  }

  /**
   * Waits for what the encoder is busy with and lets nothing more through to it, so that its native
   * parts may be freed. Whoever asks it later gets {@link EncoderGate.Closed}.
   */
  @Override
  public void close() {
    gate.close();
  }
}
