package dev.firsthand.faq;

import dev.firsthand.bot.Faq;
import dev.firsthand.conversation.SiteKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * Every site's FAQ, in memory: immutable, and swapped after each change. Thread-safe; reading the
 * current one never blocks.
 */
public final class FaqDirectory {

  private final Jdbi jdbi;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<BiConsumer<SiteKey, Faq>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<SiteKey, Faq> current = Map.of();

  /** Reads the FAQs. */
  public FaqDirectory(Jdbi jdbi) {
    this.jdbi = jdbi;
    refresh();
  }

  /** The site's FAQ as it is now; empty, of version 0, before the first entry. */
  public Faq current(SiteKey site) {
    return current.getOrDefault(site, Faq.empty());
  }

  /** The site's FAQ as it was; empty if there is no such version. May block. */
  public Optional<Faq> at(SiteKey site, long version) {
    var now = current(site);
    if (version == now.version()) {
      return Optional.of(now);
    }
    return jdbi.withHandle(handle -> version < 0 || version > FaqTable.version(handle, site)
        ? Optional.empty()
        : Optional.of(FaqTable.at(handle, site, version)));
  }

  /**
   * Tells {@code listener} of each new version, in their order, on the thread that found it. It must
   * be quick.
   */
  public void onChange(BiConsumer<SiteKey, Faq> listener) {
    listeners.add(listener);
  }

  /** Reads what is new, as after a change on another node. Blocks. */
  public void refresh() {
    lock.lock();
    try {
      var next = new HashMap<>(current);
      var news = new HashMap<SiteKey, Faq>();
      jdbi.useHandle(handle -> FaqTable.versions(handle).forEach((site, version) -> {
        if (current(site).version() != version) {
          news.put(site, FaqTable.at(handle, site, version));
        }
      }));
      next.putAll(news);
      current = Map.copyOf(next);
      news.forEach((site, faq) -> listeners.forEach(listener -> listener.accept(site, faq)));
    } finally {
      lock.unlock();
    }
  }
}
