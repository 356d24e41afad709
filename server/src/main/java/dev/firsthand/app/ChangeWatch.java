package dev.firsthand.app;

import dev.firsthand.access.Audit;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what another node, or a command beside this server, has changed, and has it read: each
 * change leaves a row in the audit record, and that record's end is cheap to look at. Confined to one
 * thread at a time.
 */
final class ChangeWatch {

  private static final Logger log = LoggerFactory.getLogger(ChangeWatch.class);

  private final Supplier<Audit.Mark> record;
  private final List<Runnable> readers;
  private Audit.Mark known;
  private boolean unread;

  /**
   * Knows what has been changed until now.
   *
   * @param readers read what is kept in memory anew
   */
  ChangeWatch(Supplier<Audit.Mark> record, List<Runnable> readers) {
    this.record = record;
    this.readers = List.copyOf(readers);
    known = record.get();
  }

  /**
   * Looks, and reads what is new. Blocks. A database that fails is told once and asked again the
   * next time.
   */
  synchronized void look() {
    try {
      Audit.Mark now = record.get();
      if (!now.equals(known)) {
        readers.forEach(Runnable::run);
        known = now;
      }
      unread = false;
    } catch (RuntimeException e) {
      if (!unread) {
        log.atWarn().addKeyValue("failure", e.getClass().getSimpleName()).log("changes.unread");
      }
      unread = true;
    }
  }
}
