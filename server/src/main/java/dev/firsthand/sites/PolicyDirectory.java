package dev.firsthand.sites;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Each site's policy in versions; rows are only added. The version in force is kept in memory and
 * swapped at once when another is saved. Thread-safe; {@link #current} never blocks.
 */
public final class PolicyDirectory {

  /**
   * A saved version, newest first in lists.
   *
   * @param name empty if its author gave none
   * @param prediction what its author was shown that it would come to; null if nothing
   */
  public record Saved(
      long version,
      String name,
      String author,
      Instant at,
      String comment,
      Policy policy,
      @Nullable Prediction prediction) {}

  /** A version to be saved; see {@link Saved}. */
  public record Draft(
      String name, String comment, Policy policy, @Nullable Prediction prediction) {

    /** One without a name, of which nobody was shown anything. */
    public static Draft of(String comment, Policy policy) {
      return new Draft("", comment, policy, null);
    }
  }

  private record Audited(long version, String name, PolicyJson.Form policy) {}

  /** What became of a save. */
  public sealed interface Save {
    record Done(Saved saved) implements Save {}

    /** Somebody saved another version first. */
    record Stale() implements Save {}

    /** Another version is on trial against the one in force: that ends first. */
    record OnTrial() implements Save {}
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final List<Consumer<SiteKey>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<SiteKey, PolicyVersion> current = Map.of();

  /** Reads the versions in force. */
  public PolicyDirectory(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    refresh();
  }

  /** The policy in force; the defaults for a site that has saved none. */
  public PolicyVersion current(SiteKey site) {
    return current.getOrDefault(site, PolicyVersion.initial());
  }

  /** The rules in force that want a team, in words. */
  public List<String> rulesThatWant(TeamId team) {
    return current.entrySet().stream()
        .flatMap(site -> site.getValue().policy().rules().stream()
            .filter(rule -> team.equals(rule.team()))
            .map(rule ->
                "the rule " + rule.title() + " of the site " + site.getKey().value() + " wants it"))
        .sorted()
        .toList();
  }

  /** Tells {@code listener} after a save, on the thread that saved. */
  public void onChange(Consumer<SiteKey> listener) {
    listeners.add(listener);
  }

  /** Reads the versions in force anew, as after a save on another node. Blocks. */
  public void refresh() {
    var read = new HashMap<SiteKey, PolicyVersion>();
    jdbi.useHandle(handle -> handle
        .createQuery("""
            select p.site, p.version, p.policy from policy_version p
            where p.version = (
              select max(q.version) from policy_version q where q.site = p.site and q.on_trial = 0)
            """)
        .map((row, context) -> read.put(
            new SiteKey(row.getString("site")),
            new PolicyVersion(row.getLong("version"), policy(row))))
        .list());
    current = Map.copyOf(read);
  }

  /**
   * The policy of a version that was once in force, as decisions name it; 0 for the defaults. Empty
   * if there never was one. Blocks.
   */
  public Optional<PolicyVersion> version(SiteKey site, long number) {
    if (number == 0) {
      return Optional.of(PolicyVersion.initial());
    }
    return jdbi.withHandle(handle -> handle
        .createQuery("select policy from policy_version where site = :site and version = :number")
        .bind("site", site.value())
        .bind("number", number)
        .map((row, context) -> new PolicyVersion(number, policy(row)))
        .findOne());
  }

  /** All versions of a site that were in force, newest first. */
  public List<Saved> versions(SiteKey site) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select version, name, author, at, comment, policy, prediction from policy_version
            where site = :site and on_trial = 0 order by version desc
            """)
        .bind("site", site.value())
        .map((row, context) -> saved(row))
        .list());
  }

  /**
   * Saves a new version, in force from then on.
   *
   * @param basedOn the version that its author saw in force; 0 for the defaults
   * @throws BadInput if a value can't be taken, naming it
   */
  public Save save(SiteKey site, long basedOn, Draft draft, Author by) {
    Policy policy = draft.policy();
    policy.check().stream().findFirst().ifPresent(flaw -> {
      throw new BadInput(flaw.field(), "“" + flaw.field() + "” " + flaw.advice() + ".");
    });
    Save save = jdbi.inTransaction(handle -> {
      Save added = add(handle, site, basedOn, draft, by, false);
      if (added instanceof Save.Done done) {
        PolicyVersion was = current(site);
        audit.write(
            handle,
            by,
            "policy.save",
            site,
            site.value(),
            new Audited(was.number(), "", PolicyJson.of(was.policy())),
            new Audited(done.saved().version(), draft.name(), PolicyJson.of(policy)));
      }
      return added;
    });
    refresh();
    if (save instanceof Save.Done) {
      tell(site);
    }
    return save;
  }

  /** Tells all who listen that another version is in force. */
  void tell(SiteKey site) {
    listeners.forEach(listener -> listener.accept(site));
  }

  /**
   * Adds a version in a transaction of the caller's. The order counts: whoever adds one after the heads were
   * read takes the number, and whoever did before is seen.
   *
   * @param onTrial whether it is made to be tried, and not in force for all
   */
  Save add(Handle handle, SiteKey site, long basedOn, Draft draft, Author by, boolean onTrial) {
    long[] heads = handle
        .createQuery("""
            select coalesce(max(version), 0) as newest,
              coalesce(max(case when on_trial = 0 then version end), 0) as in_force
            from policy_version where site = :site
            """)
        .bind("site", site.value())
        .map((row, context) -> new long[] {row.getLong("newest"), row.getLong("in_force")})
        .one();
    if (isTrying(handle, site)) {
      return new Save.OnTrial();
    }
    var saved = new Saved(
        heads[0] + 1,
        draft.name(),
        by.name(),
        Instant.ofEpochMilli(clock.millis()),
        draft.comment(),
        draft.policy(),
        draft.prediction());
    return heads[1] == basedOn && insert(handle, site, saved, onTrial) == 1
        ? new Save.Done(saved)
        : new Save.Stale();
  }

  private static boolean isTrying(Handle handle, SiteKey site) {
    return handle
            .createQuery(
                "select count(*) from policy_trial where site = :site and ended_at is null")
            .bind("site", site.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** How many rows came to be: none where the number is taken. */
  private static int insert(Handle handle, SiteKey site, Saved saved, boolean onTrial) {
    Prediction prediction = saved.prediction();
    return handle
        .createUpdate("""
            insert into policy_version
              (site, version, name, author, at, comment, policy, prediction, on_trial)
            values
              (:site, :version, :name, :author, :at, :comment, :policy, :prediction, :trial)
            on conflict (site, version) do nothing
            """)
        .bind("site", site.value())
        .bind("version", saved.version())
        .bind("name", saved.name())
        .bind("author", saved.author())
        .bind("at", saved.at().toEpochMilli())
        .bind("comment", saved.comment())
        .bind("policy", PolicyJson.written(saved.policy()))
        .bind("prediction", prediction == null ? null : Json.write(prediction))
        .bind("trial", onTrial ? 1 : 0)
        .execute();
  }

  static Saved saved(ResultSet row) throws SQLException {
    String prediction = row.getString("prediction");
    return new Saved(
        row.getLong("version"),
        row.getString("name"),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("comment"),
        policy(row),
        prediction == null ? null : Json.read(prediction, Prediction.class));
  }

  private static Policy policy(ResultSet row) throws SQLException {
    return PolicyJson.stored(row.getString("policy"));
  }
}
