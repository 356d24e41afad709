package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in use for each site. A new FAQ version is built in the background and swapped in whole;
 * until its semantic index is ready a lexical one of the same version answers. Reading never waits.
 * Thread-safe.
 */
public final class FaqIndexes {

  private static final Logger log = LoggerFactory.getLogger(FaqIndexes.class);
  private static final FaqIndex NOTHING = FaqIndex.lexical(Faq.empty());

  /** With more new texts than this, about a second's work, a lexical index bridges the gap. */
  private static final int MOST_WITHOUT_BRIDGE = 100;

  private final ConcurrentMap<String, Site> sites = new ConcurrentHashMap<>();
  private final EncoderLoader loader;
  private final Executor executor;

  /**
   * Starts with no site.
   *
   * @param executor runs the builds; one thread is enough
   */
  public FaqIndexes(EncoderLoader loader, Executor executor) {
    this.loader = loader;
    this.executor = executor;
    loader.whenReady(encoder -> sites.values().forEach(site -> executor.execute(site::build)));
  }

  /**
   * Where a site's index stands.
   *
   * @param wanted newest FAQ version known
   * @param inUse version that answers now
   * @param model that answers now
   * @param building whether a better index is on its way
   */
  public record State(long wanted, long inUse, String model, boolean building) {}

  /**
   * Makes {@code faq} the newest version of {@code site}; an older version than the newest known is
   * ignored. A site's first version answers lexically when this returns; later ones soon after.
   */
  public void put(String site, Faq faq) {
    var known = sites.computeIfAbsent(site, unused -> new Site());
    if (known.want(faq)) {
      executor.execute(known::build);
    }
  }

  /** Forgets {@code site}. */
  public void remove(String site) {
    sites.remove(site);
  }

  /** The index that answers for {@code site} now; of an empty FAQ if the site is unknown. */
  public FaqIndex current(String site) {
    var known = sites.get(site);
    return known == null ? NOTHING : known.inUse;
  }

  /** Where the index of {@code site} stands. */
  public State state(String site) {
    var known = sites.get(site);
    return known == null ? new State(0, 0, FaqIndex.LEXICAL, false) : known.state();
  }

  private @Nullable Encoder encoder() {
    return loader.state() instanceof EncoderState.Ready ready ? ready.encoder() : null;
  }

  /** One site's newest FAQ and the index in use. Builds run one at a time, newest version only. */
  private final class Site {

    private volatile FaqIndex inUse = NOTHING;
    private Faq wanted = Faq.empty();
    private boolean known;
    private @Nullable FaqVectors vectors;

    /** True if {@code faq} is news. */
    synchronized boolean want(Faq faq) {
      if (known && faq.version() <= wanted.version()) {
        return false;
      }
      wanted = faq;
      if (!known) {
        known = true;
        inUse = FaqIndex.lexical(faq);
      }
      return true;
    }

    synchronized State state() {
      return new State(wanted.version(), inUse.faqVersion(), inUse.model(), !upToDate());
    }

    private synchronized boolean upToDate() {
      var encoder = encoder();
      return inUse.faqVersion() == wanted.version()
          && inUse.model().equals(encoder == null ? FaqIndex.LEXICAL : encoder.name());
    }

    private synchronized Faq wanted() {
      return wanted;
    }

    private void build() {
      synchronized (builds) {
        while (!upToDate()) {
          var faq = wanted();
          try {
            buildOne(faq);
          } catch (EncoderGate.Closed stopping) {
            return;
          } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("version", faq.version()).log("faq.index.failed");
            fallBack(faq);
            return;
          }
        }
      }
    }

    private final Object builds = new Object();

    private void buildOne(Faq faq) {
      var encoder = encoder();
      if (encoder == null) {
        use(FaqIndex.lexical(faq));
        return;
      }
      var before = vectors == null ? FaqVectors.none(encoder) : vectors;
      if (inUse.faqVersion() != faq.version() && before.unknown(faq) > MOST_WITHOUT_BRIDGE) {
        use(FaqIndex.lexical(faq));
      }
      var next = before.of(faq);
      vectors = next;
      use(FaqIndex.semantic(faq, next));
    }

    private void fallBack(Faq faq) {
      if (inUse.faqVersion() != faq.version()) {
        use(FaqIndex.lexical(faq));
      }
    }

    private synchronized void use(FaqIndex index) {
      if (index.faqVersion() >= inUse.faqVersion()) {
        inUse = index;
        log.atInfo()
            .addKeyValue("version", index.faqVersion())
            .addKeyValue("model", index.model())
            .log("faq.index.in-use");
      }
    }
  }
}
