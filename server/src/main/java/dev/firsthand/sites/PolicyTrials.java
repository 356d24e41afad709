package dev.firsthand.sites;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.rest.Json;
import dev.firsthand.sites.PolicyDirectory.Draft;
import dev.firsthand.sites.PolicyDirectory.Save;
import dev.firsthand.sites.PolicyDirectory.Saved;
import dev.firsthand.sites.Trial.Ended;
import dev.firsthand.sites.Trial.Ending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Which version is tried on which chats. One trial of a site runs at a time; while it does, nothing else
 * is saved there. From its end on all chats are decided by the version in force, also those that it was
 * tried on. What runs is kept in memory. Thread-safe; {@link #policyOf} never blocks.
 */
public final class PolicyTrials {

  /** By then each node has heard of a change: it looks for changes twice a second. */
  static final Duration HEARD_BY_ALL = Duration.ofSeconds(5);

  private static final String RUNNING_OR_OVER = """
      select t.*, p.policy, p.name, p.comment from policy_trial t
      join policy_version p on p.site = t.site and p.version = t.version
      """;

  /** What became of the wish to try a version. */
  public sealed interface Begin {
    record Begun(Trial trial) implements Begin {}

    /** Another version is in force than its author saw. */
    record Stale() implements Begin {}

    /** One is being tried already. */
    record Running() implements Begin {}
  }

  private record Audited(
      long version,
      long against,
      int percent,
      List<TrialGuard> guards,
      @Nullable Long takenAs) {}

  private record AuditedEnd(
      Ending ending, TrialGuard.@Nullable Measure broken, TrialFigures figures) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final PolicyDirectory policies;
  private final Supplier<String> keys;
  private final TrialReader reader;
  private volatile Map<SiteKey, Trial> running = Map.of();

  /**
   * Reads what runs.
   *
   * @param keys makes keys that nobody guesses
   */
  public PolicyTrials(
      Jdbi jdbi, Clock clock, Audit audit, PolicyDirectory policies, Supplier<String> keys) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.policies = policies;
    this.keys = keys;
    reader = new TrialReader(jdbi);
    refresh();
  }

  /** The policy that decides in a chat: the one that is tried on it, or the one in force. */
  public PolicyVersion policyOf(Conversation conversation) {
    SiteKey site = conversation.facts().site();
    if (site == null) {
      return PolicyVersion.initial();
    }
    Trial trial = running.get(site);
    return trial != null && trial.takes(conversation) ? trial.tried() : policies.current(site);
  }

  /** The rules in force or on trial that want a team, in words. */
  public List<String> rulesThatWant(TeamId team) {
    return Stream.concat(
            policies.rulesThatWant(team).stream(),
            running.values().stream()
                .filter(trial -> trial.tried().policy().rules().stream()
                    .anyMatch(rule -> team.equals(rule.team())))
                .map(trial ->
                    "a version that is tried on the site " + trial.site().value() + " wants it"))
        .distinct()
        .toList();
  }

  /** What is tried on a site now. */
  public Optional<Trial> running(SiteKey site) {
    return Optional.ofNullable(running.get(site));
  }

  Collection<Trial> running() {
    return running.values();
  }

  /** What became of its chats and of the others until now. Blocks. */
  public TrialFigures figures(Trial trial) {
    return reader.read(trial);
  }

  /** Reads what runs anew, as after a change on another node. Blocks. */
  public void refresh() {
    running = jdbi.withHandle(handle -> handle
        .createQuery(RUNNING_OR_OVER + "where t.ended_at is null")
        .map((row, context) -> trial(row))
        .collect(Collectors.toUnmodifiableMap(Trial::site, trial -> trial)));
  }

  /** The trials of a site that are over, the latest first. Blocks. */
  public List<Ended> over(SiteKey site) {
    return jdbi.withHandle(handle -> handle
        .createQuery(RUNNING_OR_OVER + """
            where t.site = :site and t.ended_at is not null order by t.version desc
            """)
        .bind("site", site.value())
        .map((row, context) -> ended(row))
        .list());
  }

  /** The trials that guards took back since a moment, where nothing was tried or saved after. Blocks. */
  public List<Ended> brokenSince(Instant moment) {
    return jdbi.withHandle(handle -> handle
        .createQuery(RUNNING_OR_OVER + """
            where t.ending = 'BROKEN' and t.ended_at >= :since and t.version = (
              select max(q.version) from policy_version q where q.site = t.site)
            order by t.ended_at desc
            """)
        .bind("since", moment.toEpochMilli())
        .map((row, context) -> ended(row))
        .list());
  }

  /**
   * Begins to try a version.
   *
   * @param basedOn the version that its author saw in force
   */
  public Begin begin(
      SiteKey site, long basedOn, Draft draft, int percent, List<TrialGuard> guards, Author by) {
    Begin begin =
        jdbi.inTransaction(handle -> switch (policies.add(handle, site, basedOn, draft, by, true)) {
          case Save.Done done -> begun(handle, site, basedOn, done.saved(), percent, guards, by);
          case Save.Stale stale -> new Begin.Stale();
          case Save.OnTrial running -> new Begin.Running();
        });
    refresh();
    return begin;
  }

  private Begin begun(
      Handle handle,
      SiteKey site,
      long against,
      Saved made,
      int percent,
      List<TrialGuard> guards,
      Author by) {
    var trial = new Trial(
        site,
        new PolicyVersion(made.version(), made.policy()),
        made.name(),
        made.comment(),
        against,
        percent,
        keys.get(),
        made.at().plus(HEARD_BY_ALL),
        by.name(),
        guards);
    handle
        .createUpdate("""
            insert into policy_trial
              (site, version, against, percent, hash_key, begins_at, author, guards)
            values (:site, :version, :against, :percent, :key, :begins, :author, :guards)
            """)
        .bind("site", site.value())
        .bind("version", made.version())
        .bind("against", against)
        .bind("percent", percent)
        .bind("key", trial.key())
        .bind("begins", trial.beginsAt().toEpochMilli())
        .bind("author", by.name())
        .bind("guards", Json.write(guards))
        .execute();
    audit.write(
        handle, by, "policy.try", site, "version " + made.version(), null, audited(trial, null));
    return new Begin.Begun(trial);
  }

  /**
   * Ends a trial, if it still runs: whoever is first decides how.
   *
   * @param broken the guard that takes it back; null if somebody ends it
   * @return how it ended; empty if it was over already
   */
  public Optional<Ended> end(
      Trial trial, Ending ending, TrialGuard.@Nullable Measure broken, Author by) {
    TrialFigures figures = figures(trial);
    Instant now = Instant.ofEpochMilli(clock.millis());
    boolean done = jdbi.inTransaction(handle -> {
      int ended = handle
          .createUpdate("""
              update policy_trial set ended_at = :at, ended_by = :by, ending = :ending,
                figures = :figures, broken = :broken
              where site = :site and version = :version and ended_at is null
              """)
          .bind("at", now.toEpochMilli())
          .bind("by", by.name())
          .bind("ending", ending.name())
          .bind("figures", Json.write(figures))
          .bind("broken", broken == null ? null : broken.name())
          .bind("site", trial.site().value())
          .bind("version", trial.tried().number())
          .execute();
      if (ended == 0) {
        return false;
      }
      Long takenAs = ending == Ending.TAKEN ? takeForAll(handle, trial, by) : null;
      audit.write(
          handle,
          by,
          ending == Ending.TAKEN ? "policy.take" : "policy.takeBack",
          trial.site(),
          "version " + trial.tried().number(),
          audited(trial, takenAs),
          new AuditedEnd(ending, broken, figures));
      return true;
    });
    policies.refresh();
    refresh();
    if (!done) {
      return Optional.empty();
    }
    if (ending == Ending.TAKEN) {
      policies.tell(trial.site());
    }
    return Optional.of(new Ended(trial, now, by.name(), ending, figures, broken));
  }

  /** Saves the same policy as a version in force; its author is who takes it. */
  private long takeForAll(Handle handle, Trial trial, Author by) {
    Saved tried = handle
        .createQuery("select * from policy_version where site = :site and version = :version")
        .bind("site", trial.site().value())
        .bind("version", trial.tried().number())
        .map((row, context) -> PolicyDirectory.saved(row))
        .one();
    var draft = new Draft(tried.name(), tried.comment(), tried.policy(), tried.prediction());
    return switch (policies.add(handle, trial.site(), trial.against(), draft, by, false)) {
      case Save.Done done -> done.saved().version();
      case Save.Stale stale -> throw nothingElse();
      case Save.OnTrial onTrial -> throw nothingElse();
    };
  }

  private static IllegalStateException nothingElse() {
    return new IllegalStateException("Nothing else is saved while a version is tried.");
  }

  private static Audited audited(Trial trial, @Nullable Long takenAs) {
    return new Audited(
        trial.tried().number(), trial.against(), trial.percent(), trial.guards(), takenAs);
  }

  private static Trial trial(ResultSet row) throws SQLException {
    return new Trial(
        new SiteKey(row.getString("site")),
        new PolicyVersion(row.getLong("version"), PolicyJson.stored(row.getString("policy"))),
        row.getString("name"),
        row.getString("comment"),
        row.getLong("against"),
        row.getInt("percent"),
        row.getString("hash_key"),
        Instant.ofEpochMilli(row.getLong("begins_at")),
        row.getString("author"),
        List.of(Json.read(row.getString("guards"), TrialGuard[].class)));
  }

  private static Ended ended(ResultSet row) throws SQLException {
    String broken = row.getString("broken");
    return new Ended(
        trial(row),
        Instant.ofEpochMilli(row.getLong("ended_at")),
        row.getString("ended_by"),
        Ending.valueOf(row.getString("ending")),
        Json.read(row.getString("figures"), TrialFigures.class),
        broken == null ? null : TrialGuard.Measure.valueOf(broken));
  }
}
