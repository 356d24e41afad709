package dev.firsthand.hooks;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks, in memory: swapped after each change. Thread-safe; {@link #all} never blocks, changing
 * does.
 */
public final class EventHooks {

  static final int MOST = 20;

  /** Failures in a row after which a webhook comes to rest. */
  static final int MOST_FAILURES = 30;

  private static final int MOST_SECRETS = 2;

  /** What the audit keeps: no secrets. */
  private record Audited(
      String name,
      String url,
      Set<String> events,
      @Nullable String site,
      boolean withWords,
      boolean paused,
      boolean stopped,
      int secrets) {

    static @Nullable Audited of(@Nullable EventHook hook) {
      if (hook == null) {
        return null;
      }
      SiteKey site = hook.site();
      return new Audited(
          hook.name(),
          hook.url(),
          hook.events().stream()
              .map(HookEvent::word)
              .collect(Collectors.toCollection(TreeSet::new)),
          site == null ? null : site.value(),
          hook.withWords(),
          hook.paused(),
          hook.stoppedAt() != null,
          hook.secrets().size());
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Tokens tokens;
  private volatile List<EventHook> hooks = List.of();

  /** Reads the webhooks. */
  public EventHooks(Jdbi jdbi, Clock clock, Audit audit, Tokens tokens) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.tokens = tokens;
    refresh();
  }

  List<EventHook> all() {
    return hooks;
  }

  Optional<EventHook> find(String id) {
    return hooks.stream().filter(hook -> hook.id().equals(id)).findFirst();
  }

  /** Names of those that came to rest by themselves. */
  public List<String> stopped() {
    return hooks.stream()
        .filter(hook -> hook.stoppedAt() != null)
        .map(EventHook::name)
        .toList();
  }

  /** Reads the webhooks anew, as after a change on another node. Blocks. */
  public void refresh() {
    hooks = jdbi.withHandle(handle -> handle
        .createQuery("select * from webhook order by name, id")
        .map((row, context) -> hook(row))
        .list());
  }

  /**
   * Makes a webhook that is told of what happens from now on.
   *
   * @throws BadInput if there are too many
   */
  EventHook create(HookDraft draft, Author by) {
    Instant now = clock.instant();
    var made = new EventHook(
        tokens.id(),
        draft.name(),
        draft.url(),
        draft.events(),
        draft.site(),
        draft.withWords(),
        List.of(HookSecret.make(tokens, now)),
        false,
        null,
        now);
    changing(() -> jdbi.useTransaction(handle -> {
      if (hooks.size() >= MOST) {
        throw BadInput.full("TOO_MANY", "There are " + MOST + " webhooks. Delete one first.");
      }
      insert(handle, made);
      audit.write(handle, by, "webhook.create", made.site(), made.id(), null, Audited.of(made));
    }));
    return made;
  }

  /** Changes what a webhook is told, and where. */
  Optional<EventHook> change(String id, HookDraft draft, Author by) {
    return changed(id, "webhook.change", by, hook -> hook.with(draft));
  }

  /** Lets a webhook rest. */
  Optional<EventHook> pause(String id, Author by) {
    return changed(id, "webhook.pause", by, hook -> hook.resting(true, hook.stoppedAt()));
  }

  /** Lets a webhook go on, whoever had it rest. */
  Optional<EventHook> resume(String id, Author by) {
    succeeded(id);
    return changed(id, "webhook.resume", by, hook -> hook.resting(false, null));
  }

  /** Adds a new secret, first in the list; the one before signs on beside it. */
  Optional<EventHook> addSecret(String id, Author by) {
    return changed(
        id,
        "webhook.secret.add",
        by,
        hook ->
            hook.with(HookSecret.with(HookSecret.make(tokens, clock.instant()), hook.secrets())));
  }

  /** Takes the older of two secrets out of use. */
  Optional<EventHook> dropOlderSecret(String id, Author by) {
    return changed(
        id, "webhook.secret.drop", by, hook -> hook.with(HookSecret.newestOf(hook.secrets())));
  }

  /** Deletes a webhook, and what it was still to be told. */
  boolean delete(String id, Author by) {
    Optional<EventHook> old = find(id);
    changing(() -> old.ifPresent(hook -> jdbi.useTransaction(handle -> {
      handle.execute("delete from webhook_delivery where hook = ?", id);
      handle.execute("delete from webhook where id = ?", id);
      audit.write(handle, by, "webhook.delete", hook.site(), id, Audited.of(hook), null);
    })));
    return old.isPresent();
  }

  /** Notes that a call was answered. */
  void succeeded(String id) {
    jdbi.useHandle(handle ->
        handle.execute("update webhook set failures = 0 where id = ? and failures > 0", id));
  }

  /**
   * Notes that a call failed; where it was one too many, the webhook comes to rest.
   *
   * @param last whether whoever was called wants no more
   */
  void failed(String id, boolean last) {
    int failures = jdbi.inTransaction(handle -> {
      handle.execute("update webhook set failures = failures + 1 where id = ?", id);
      return handle
          .createQuery("select failures from webhook where id = :id")
          .bind("id", id)
          .mapTo(Integer.class)
          .findOne()
          .orElse(0);
    });
    boolean isTooMany = last || failures >= MOST_FAILURES;
    if (isTooMany && find(id).filter(EventHook::isAwake).isPresent()) {
      Instant now = clock.instant();
      changed(id, "webhook.stop", Author.HOUSE, hook -> hook.resting(hook.paused(), now));
    }
  }

  private Optional<EventHook> changed(
      String id, String action, Author by, UnaryOperator<EventHook> change) {
    changing(() -> jdbi.useTransaction(handle -> row(handle, id).ifPresent(old -> {
      EventHook next = change.apply(old);
      update(handle, next);
      audit.write(handle, by, action, next.site(), id, Audited.of(old), Audited.of(next));
    })));
    return find(id);
  }

  private void changing(Runnable change) {
    lock.lock();
    try {
      change.run();
      refresh();
    } finally {
      lock.unlock();
    }
  }

  private static Optional<EventHook> row(Handle handle, String id) {
    return handle
        .createQuery("select * from webhook where id = :id")
        .bind("id", id)
        .map((row, context) -> hook(row))
        .findOne();
  }

  private void insert(Handle handle, EventHook hook) {
    handle
        .createUpdate("""
            insert into webhook (id, name, url, events, with_words, paused, failures, since, changed_at)
            values (:id, '', '', '', 0, 0, 0, :since, 0)
            """)
        .bind("id", hook.id())
        .bind("since", hook.since().toEpochMilli())
        .execute();
    update(handle, hook);
  }

  private void update(Handle handle, EventHook hook) {
    SiteKey site = hook.site();
    Instant stoppedAt = hook.stoppedAt();
    var secrets = hook.secrets();
    var older = secrets.size() < MOST_SECRETS ? null : secrets.get(1);
    handle
        .createUpdate("""
            update webhook set name = :name, url = :url, events = :events, site = :site,
              with_words = :withWords, secret = :secret, secret_at = :secretAt,
              older_secret = :older, older_secret_at = :olderAt, paused = :paused,
              stopped_at = :stoppedAt, changed_at = :at
            where id = :id
            """)
        .bind("id", hook.id())
        .bind("name", hook.name())
        .bind("url", hook.url())
        .bind(
            "events",
            hook.events().stream().map(HookEvent::word).sorted().collect(Collectors.joining(" ")))
        .bind("site", site == null ? null : site.value())
        .bind("withWords", hook.withWords() ? 1 : 0)
        .bind("secret", secrets.getFirst().value())
        .bind("secretAt", secrets.getFirst().madeAt().toEpochMilli())
        .bind("older", older == null ? null : older.value())
        .bind("olderAt", older == null ? null : older.madeAt().toEpochMilli())
        .bind("paused", hook.paused() ? 1 : 0)
        .bind("stoppedAt", stoppedAt == null ? null : stoppedAt.toEpochMilli())
        .bind("at", clock.millis())
        .execute();
  }

  private static EventHook hook(ResultSet row) throws SQLException {
    String site = row.getString("site");
    Object stopped = row.getObject("stopped_at");
    return new EventHook(
        row.getString("id"),
        row.getString("name"),
        row.getString("url"),
        Arrays.stream(row.getString("events").split(" "))
            .flatMap(word -> HookEvent.named(word).stream())
            .collect(Collectors.toSet()),
        site == null ? null : new SiteKey(site),
        row.getInt("with_words") == 1,
        HookSecret.in(row),
        row.getInt("paused") == 1,
        stopped == null ? null : Instant.ofEpochMilli(row.getLong("stopped_at")),
        Instant.ofEpochMilli(row.getLong("since")));
  }
}
