package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.sites.Trial.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether what is tried breaks a guard, and takes it back then. Any number of nodes may look. */
public final class TrialWatch {

  private static final Logger log = LoggerFactory.getLogger(TrialWatch.class);

  private final PolicyTrials trials;

  public TrialWatch(PolicyTrials trials) {
    this.trials = trials;
  }

  /** Looks at each that runs. Blocks. */
  public void look() {
    for (Trial trial : trials.running()) {
      trials
          .figures(trial)
          .broken(trial.guards())
          .flatMap(
              broken -> trials.end(trial, Ending.BROKEN, broken.guard().measure(), Author.HOUSE))
          .ifPresent(ended -> log.atWarn()
              .addKeyValue("site", trial.site().value())
              .addKeyValue("version", trial.tried().number())
              .addKeyValue("guard", ended.broken())
              .log("policy.trial.taken-back"));
    }
  }
}
