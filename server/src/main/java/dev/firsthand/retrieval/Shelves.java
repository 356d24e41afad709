package dev.firsthand.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.FaqIndex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which indexes keep over a restart what takes long to work out: a {@link Shelf} for
 * each model. It holds nothing that cannot be made again, and may be deleted while no server runs.
 * Where it can't be written, or another server has it, nothing is kept, and the log says so.
 * Thread-safe.
 */
public final class Shelves implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Shelves.class);
  private static final String ENDING = ".kept";

  /** Their vectors tell encoders of one name apart: other weights, another library or machine. */
  private static final List<String> PROBES = List.of(
      "ready?",
      "Where is my order?",
      "I paid twice for the blue one last week, and the second bill is still open: what now?");

  private final @Nullable Path folder;
  private final Map<String, Shelf> shelves = new HashMap<>();
  private @Nullable FileChannel lock;

  private Shelves(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Keeps in {@code folder}, which is made and taken when it is first needed. */
  public static Shelves in(Path folder) {
    return new Shelves(folder);
  }

  /** Keeps nothing. */
  public static Shelves none() {
    return new Shelves(null);
  }

  /** The shelf of {@code encoder}, or that of reading without one. Blocks when first asked. */
  synchronized Shelf of(@Nullable Encoder encoder) {
    var model = encoder == null ? FaqIndex.LEXICAL : encoder.name();
    var known = shelves.get(model);
    if (known == null) {
      known = folder == null ? new Shelf(model, null) : open(folder, model, encoder);
      shelves.put(model, known);
    }
    return known;
  }

  private Shelf open(Path in, String model, @Nullable Encoder encoder) {
    var mark = mark(model, encoder);
    try {
      take(in);
      var path = in.resolve(fileName(model));
      if (encoder != null) {
        deleteOthers(in, path);
      }
      var file = new RecordFile(path, mark);
      if (file.lost() > 0) {
        log.atWarn()
            .addKeyValue("model", model)
            .addKeyValue("whole", file.size())
            .addKeyValue("bytesLost", file.lost())
            .log("vectors.broken");
      }
      log.atInfo().addKeyValue("model", model).addKeyValue("kept", file.size()).log("vectors.open");
      return new Shelf(model, file);
    } catch (IOException e) {
      notKept(model, e);
      return new Shelf(model, null);
    }
  }

  /** Makes the folder, and keeps other servers out. */
  private void take(Path in) throws IOException {
    if (lock == null) {
      Files.createDirectories(in);
      var channel =
          FileChannel.open(in.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(channel)) {
        channel.close();
        throw new IOException("another server keeps its vectors there");
      }
      lock = channel;
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /** Vectors of an encoder that is no longer used; what words alone need is small and stays. */
  private static void deleteOthers(Path in, Path own) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(in, "*" + ENDING)) {
      for (Path file : files) {
        if (!file.equals(own) && !file.equals(in.resolve(fileName(FaqIndex.LEXICAL)))) {
          Files.delete(file);
        }
      }
    }
  }

  private static String fileName(String model) {
    return model.replaceAll("[^A-Za-z0-9._-]", "_") + ENDING;
  }

  private static byte[] mark(String model, @Nullable Encoder encoder) {
    var digest = sha256();
    digest.update(model.getBytes(UTF_8));
    if (encoder != null) {
      PROBES.forEach(probe -> digest.update(Shelf.bytes(encoder.encode(probe))));
    }
    return digest.digest();
  }

  static void notKept(String model, IOException e) {
    log.atWarn()
        .addKeyValue("model", model)
        .addKeyValue("cause", e.getClass().getSimpleName())
        .addKeyValue("why", e.getMessage())
        .log("vectors.not-kept");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  @Override
  public synchronized void close() {
    shelves.values().forEach(Shelf::close);
    var taken = lock;
    if (taken != null) {
      lock = null;
      try {
        taken.close();
      } catch (IOException e) {
        log.atWarn().setCause(e).log("vectors.lock");
      }
    }
  }
}
