package dev.firsthand.sites;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.rest.BadInput;
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
import org.jdbi.v3.core.Jdbi;

/**
 * Each site's policy in versions; rows are only added. The version in force is kept in memory and
 * swapped at once when another is saved. Thread-safe; {@link #current} never blocks.
 */
public final class PolicyDirectory {

  /** A saved version, newest first in lists. */
  public record Saved(long version, String author, Instant at, String comment, Policy policy) {}

  private record Audited(long version, PolicyJson.Form policy) {}

  /** What became of a save. */
  public sealed interface Save {
    record Done(Saved saved) implements Save {}

    /** Somebody saved another version first. */
    record Stale() implements Save {}
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
            where p.version = (select max(q.version) from policy_version q where q.site = p.site)
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

  /** All saved versions of a site, newest first. */
  public List<Saved> versions(SiteKey site) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select version, author, at, comment, policy from policy_version
            where site = :site order by version desc
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
  public Save save(SiteKey site, long basedOn, String comment, Policy policy, Author by) {
    policy.check().stream().findFirst().ifPresent(flaw -> {
      throw new BadInput(flaw.field(), "“" + flaw.field() + "” " + flaw.advice() + ".");
    });
    var saved =
        new Saved(basedOn + 1, by.name(), Instant.ofEpochMilli(clock.millis()), comment, policy);
    boolean done = jdbi.inTransaction(handle -> {
      long head = handle
          .createQuery("select coalesce(max(version), 0) from policy_version where site = :site")
          .bind("site", site.value())
          .mapTo(Long.class)
          .one();
      int added = head != basedOn
          ? 0
          : handle
              .createUpdate("""
                  insert into policy_version (site, version, author, at, comment, policy)
                  values (:site, :version, :author, :at, :comment, :policy)
                  on conflict (site, version) do nothing
                  """)
              .bind("site", site.value())
              .bind("version", saved.version())
              .bind("author", saved.author())
              .bind("at", saved.at().toEpochMilli())
              .bind("comment", comment)
              .bind("policy", PolicyJson.written(policy))
              .execute();
      if (added == 1) {
        PolicyVersion was = current(site);
        audit.write(
            handle,
            by,
            "policy.save",
            site,
            site.value(),
            new Audited(was.number(), PolicyJson.of(was.policy())),
            new Audited(saved.version(), PolicyJson.of(policy)));
      }
      return added == 1;
    });
    refresh();
    if (!done) {
      return new Save.Stale();
    }
    listeners.forEach(listener -> listener.accept(site));
    return new Save.Done(saved);
  }

  private static Saved saved(ResultSet row) throws SQLException {
    return new Saved(
        row.getLong("version"),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("comment"),
        policy(row));
  }

  private static Policy policy(ResultSet row) throws SQLException {
    return PolicyJson.stored(row.getString("policy"));
  }
}
