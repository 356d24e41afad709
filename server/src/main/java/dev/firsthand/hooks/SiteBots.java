package dev.firsthand.hooks;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Which bot answers on each site, in memory: swapped after each change. Thread-safe; {@link #of}
 * never blocks, changing does.
 */
public final class SiteBots {

  private static final int MOST_SECRETS = 2;

  /** What the audit keeps: no secrets. */
  private record Audited(String answers, String name, String url, long limitMs, int secrets) {
    static Audited of(SiteBot bot) {
      return new Audited(
          bot.answers().name(),
          bot.name(),
          bot.url(),
          bot.limit().toMillis(),
          bot.secrets().size());
    }
  }

  /**
   * What a change came to.
   *
   * @param made the secret that was made by it, to be shown this once; else null
   */
  record Saved(SiteBot bot, @Nullable HookSecret made) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Tokens tokens;
  private volatile Map<SiteKey, SiteBot> bots = Map.of();

  /** Reads the sites' bots. */
  public SiteBots(Jdbi jdbi, Clock clock, Audit audit, Tokens tokens) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.tokens = tokens;
    refresh();
  }

  /** The site's bot; the built-in one where nothing else was saved. */
  public SiteBot of(SiteKey site) {
    SiteBot bot = bots.get(site);
    return bot == null ? SiteBot.builtIn(site) : bot;
  }

  /** Whether any site's questions go to a webhook. */
  public boolean isAnyWebhook() {
    return bots.values().stream().anyMatch(SiteBot::isWebhook);
  }

  /** Reads the bots anew, as after a change on another node. Blocks. */
  public void refresh() {
    var read = new HashMap<SiteKey, SiteBot>();
    jdbi.useHandle(handle -> handle
        .createQuery("select * from site_bot")
        .map((row, context) -> bot(row))
        .forEach(bot -> read.put(bot.site(), bot)));
    bots = Map.copyOf(read);
  }

  /**
   * Saves which bot answers and how it is called; with the first address goes a new secret.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  Saved save(SiteKey site, WhoAnswers answers, String name, String url, Duration limit, Author by) {
    return changed(site, "bot.save", by, old -> {
      var bot = SiteBotCheck.checked(new SiteBot(site, answers, name, url, limit, old.secrets()));
      boolean needed = bot.secrets().isEmpty() && !bot.url().isEmpty();
      return needed ? withNewSecret(bot) : new Saved(bot, null);
    });
  }

  /** Adds a new secret, first in the list; the one before signs on beside it. */
  Saved addSecret(SiteKey site, Author by) {
    return changed(site, "bot.secret.add", by, this::withNewSecret);
  }

  /** Takes the older of two secrets out of use. */
  Saved dropOlderSecret(SiteKey site, Author by) {
    return changed(
        site,
        "bot.secret.drop",
        by,
        old -> new Saved(old.with(HookSecret.newestOf(old.secrets())), null));
  }

  private Saved withNewSecret(SiteBot bot) {
    var made = HookSecret.make(tokens, Instant.ofEpochMilli(clock.millis()));
    return new Saved(bot.with(HookSecret.with(made, bot.secrets())), made);
  }

  private Saved changed(SiteKey site, String action, Author by, Function<SiteBot, Saved> change) {
    lock.lock();
    try {
      var saved = jdbi.inTransaction(handle -> {
        var old = row(handle, site);
        var next = change.apply(old);
        write(handle, next.bot());
        audit.write(
            handle, by, action, site, site.value(), Audited.of(old), Audited.of(next.bot()));
        return next;
      });
      refresh();
      return saved;
    } finally {
      lock.unlock();
    }
  }

  private static SiteBot row(Handle handle, SiteKey site) {
    return handle
        .createQuery("select * from site_bot where site = :site")
        .bind("site", site.value())
        .map((row, context) -> bot(row))
        .findOne()
        .orElseGet(() -> SiteBot.builtIn(site));
  }

  private void write(Handle handle, SiteBot bot) {
    var secrets = bot.secrets();
    var newest = secrets.isEmpty() ? null : secrets.getFirst();
    var older = secrets.size() < MOST_SECRETS ? null : secrets.get(1);
    handle
        .createUpdate("""
            insert into site_bot (site, answers, name, url, limit_ms, secret, secret_at,
              older_secret, older_secret_at, changed_at)
            values (:site, :answers, :name, :url, :limit, :secret, :secretAt, :older, :olderAt, :at)
            on conflict (site) do update set answers = excluded.answers, name = excluded.name,
              url = excluded.url, limit_ms = excluded.limit_ms, secret = excluded.secret,
              secret_at = excluded.secret_at, older_secret = excluded.older_secret,
              older_secret_at = excluded.older_secret_at, changed_at = excluded.changed_at
            """)
        .bind("site", bot.site().value())
        .bind("answers", bot.answers().name())
        .bind("name", bot.name())
        .bind("url", bot.url())
        .bind("limit", bot.limit().toMillis())
        .bind("secret", value(newest))
        .bind("secretAt", madeAt(newest))
        .bind("older", value(older))
        .bind("olderAt", madeAt(older))
        .bind("at", clock.millis())
        .execute();
  }

  private static @Nullable String value(@Nullable HookSecret secret) {
    return secret == null ? null : secret.value();
  }

  private static @Nullable Long madeAt(@Nullable HookSecret secret) {
    return secret == null ? null : secret.madeAt().toEpochMilli();
  }

  private static SiteBot bot(ResultSet row) throws SQLException {
    return new SiteBot(
        new SiteKey(row.getString("site")),
        WhoAnswers.valueOf(row.getString("answers")),
        row.getString("name"),
        row.getString("url"),
        Duration.ofMillis(row.getLong("limit_ms")),
        HookSecret.in(row));
  }
}
