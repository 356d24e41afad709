package dev.firsthand.lab;

import dev.firsthand.lab.LabDesk.Asked;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Previews of long pasts, made in the background; the latest few are kept. Thread-safe. */
final class LabJobs {

  /** So many jobs are known, the latest. */
  static final int MOST = 8;

  private static final Logger log = LoggerFactory.getLogger(LabJobs.class);

  private final LabDesk desk;
  private final Executor beside;
  private final Supplier<String> ids;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  LabJobs(LabDesk desk, Executor beside, Supplier<String> ids) {
    this.desk = desk;
    this.beside = beside;
    this.ids = ids;
  }

  /** One preview in the making. Thread-safe. */
  static final class Job {
    private final Asked asked;
    private final int of;
    private volatile int done;
    private volatile boolean cancelled;
    private volatile boolean failed;
    private volatile @Nullable Preview preview;

    private Job(Asked asked, int of) {
      this.asked = asked;
      this.of = of;
    }

    Asked asked() {
      return asked;
    }

    int of() {
      return of;
    }

    int done() {
      return done;
    }

    boolean failed() {
      return failed;
    }

    @Nullable
    Preview preview() {
      return preview;
    }
  }

  /** Begins a job over so many turns; gives its name. */
  synchronized String begin(Asked asked, int turns) {
    String id = ids.get();
    var job = new Job(asked, turns);
    jobs.put(id, job);
    while (jobs.size() > MOST) {
      String oldest = jobs.keySet().iterator().next();
      cancel(oldest);
    }
    beside.execute(() -> run(job));
    return id;
  }

  private void run(Job job) {
    if (job.cancelled) {
      return;
    }
    try {
      desk.preview(job.asked, turns -> {
            job.done = turns;
            return !job.cancelled;
          })
          .ifPresent(preview -> job.preview = preview);
    } catch (RuntimeException e) {
      job.failed = true;
      log.atError().addKeyValue("site", job.asked.site().value()).setCause(e).log("lab.failed");
    }
  }

  synchronized Optional<Job> find(String site, String id) {
    return Optional.ofNullable(jobs.get(id))
        .filter(job -> job.asked.site().value().equals(site));
  }

  /** Ends a job and forgets it. */
  synchronized void cancel(String id) {
    Job job = jobs.remove(id);
    if (job != null) {
      job.cancelled = true;
    }
  }
}
