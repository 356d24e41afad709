package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.KnownVectors;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in use for each site. A new FAQ version is built in the background and swapped in whole,
 * better and better: lexical while many texts wait for the encoder, plain while models train, then
 * trained, then calibrated on the site's own phrasings. What an edit left as it was is taken over. An
 * edit of any site goes before the encoding and training of another. Reading never waits. Thread-safe.
 */
public final class FaqIndexes {

  private static final Logger log = LoggerFactory.getLogger(FaqIndexes.class);
  private static final FaqIndex NOTHING = FaqIndex.lexical(Faq.empty());

  /** With more new texts than this, about a second's work, a lexical index bridges the gap. */
  private static final int MOST_WITHOUT_BRIDGE = 100;

  private final ConcurrentMap<String, Site> sites = new ConcurrentHashMap<>();
  private final AtomicInteger edits = new AtomicInteger();
  private final EncoderLoader loader;
  private final Executor executor;
  private final Shelves shelves;

  /**
   * Starts with no site, and keeps nothing over a restart.
   *
   * @param executor runs the builds; one thread is enough
   */
  public FaqIndexes(EncoderLoader loader, Executor executor) {
    this(loader, executor, Shelves.none());
  }

  /**
   * Starts with no site.
   *
   * @param executor runs the builds; one thread is enough
   * @param shelves where what takes long is kept over a restart
   */
  public FaqIndexes(EncoderLoader loader, Executor executor, Shelves shelves) {
    this.loader = loader;
    this.executor = executor;
    this.shelves = shelves;
    loader.whenReady(encoder -> sites.values().forEach(this::soon));
    loader.ifUnavailable(() -> sites.values().forEach(this::soon));
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
      soon(known);
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

  /** Training a lexical index would only hold up the encoder, after which it is of no use. */
  private boolean isLoading() {
    return loader.state() instanceof EncoderState.Loading;
  }

  private void later(Runnable build) {
    try {
      executor.execute(build);
    } catch (RejectedExecutionException e) {
      log.atDebug().setCause(e).log("faq.index.house-closes");
    }
  }

  /** What the shelf of an encoder is for: everything that any site's index is made of. */
  private Set<RecordKey> used() {
    var used = new HashSet<RecordKey>();
    for (var site : sites.values()) {
      used.addAll(Shelf.keys(NOTHING.toEncode(site.wanted())));
      var calibration = site.calibrationKey;
      if (calibration != null) {
        used.add(calibration);
      }
    }
    return used;
  }

  private void soon(Site site) {
    edits.incrementAndGet();
    executor.execute(() -> {
      edits.decrementAndGet();
      site.build();
    });
  }

  /** One site's newest FAQ and the index in use. Builds run one at a time, newest version only. */
  private final class Site {

    private final Object builds = new Object();
    private volatile FaqIndex inUse = NOTHING;
    private Faq wanted = Faq.empty();
    private boolean known;
    private boolean finished;
    private @Nullable FaqIndex meant;

    private volatile @Nullable RecordKey calibrationKey;

    /** What was encoded for a version to come. */
    private final ConcurrentMap<String, float[]> ahead = new ConcurrentHashMap<>();

    /** True if {@code faq} is news. */
    synchronized boolean want(Faq faq) {
      if (known && faq.version() <= wanted.version()) {
        return false;
      }
      wanted = faq;
      if (!known) {
        known = true;
        inUse = FaqIndex.plain(faq, null, null);
      }
      finished = false;
      return true;
    }

    synchronized State state() {
      return new State(wanted.version(), inUse.faqVersion(), inUse.model(), !upToDate());
    }

    private synchronized boolean upToDate() {
      return finished && reads(wanted);
    }

    /** Whether the index in use is of {@code faq}, with the encoder if there is one. */
    private synchronized boolean reads(Faq faq) {
      var encoder = encoder();
      return inUse.faqVersion() == faq.version()
          && inUse.model().equals(encoder == null ? FaqIndex.LEXICAL : encoder.name());
    }

    private synchronized Faq wanted() {
      return wanted;
    }

    private void build() {
      synchronized (builds) {
        var faq = wanted();
        try {
          while (!upToDate() && !improve(faq)) {
            faq = wanted();
          }
        } catch (EncoderGate.Closed stopping) {
          return;
        } catch (RuntimeException e) {
          log.atError().setCause(e).addKeyValue("version", faq.version()).log("faq.index.failed");
          fallBack(faq);
        }
      }
    }

    /** False if the FAQ has changed meanwhile; true if nothing is left to do here and now. */
    private boolean improve(Faq faq) {
      var encoder = encoder();
      if (encoder != null && !encodeAhead(faq, encoder)) {
        return isLeftFor(faq);
      }
      var shelf = shelves.of(encoder);
      var plain = plain(faq, encoder);
      var key = Shelf.ofCalibration(plain, faq);
      calibrationKey = key;
      var kept = shelf.calibration(key);
      boolean waits = kept != null && inUse.faqVersion() == faq.version();
      if (plain.trainsSlowly() && !waits) {
        use(plain, false);
      }
      var disturbance = new Disturbance(faq);
      var trained = plain.trained(disturbance);
      if (!waits) {
        use(disturbance.getAsBoolean() ? plain : trained, false);
      }
      if (!disturbance.getAsBoolean()) {
        var calibrated = kept == null ? trained.calibrated(disturbance) : trained.calibrated(kept);
        if (!disturbance.getAsBoolean()) {
          shelf.keep(key, calibrated.calibration());
          use(calibrated, true);
          shelf.clear(FaqIndexes.this::used);
          return true;
        }
      }
      return isLeftFor(faq);
    }

    /** After a disturbance: false to go on with a newer version now, true to let others go first. */
    private boolean isLeftFor(Faq faq) {
      if (wanted().version() != faq.version()) {
        return false;
      }
      if (!isLoading()) {
        later(this::build);
      }
      return true;
    }

    /**
     * Encodes what is news, text by text, while a lexical index bridges the gap if that is much. False
     * if somebody's edit came between: it goes first, and what is encoded by then stays so.
     */
    private boolean encodeAhead(Faq faq, Encoder encoder) {
      var shelf = shelves.of(encoder);
      var news = before().toEncode(faq);
      news.removeIf(text -> isKnown(text, shelf));
      if (inUse.faqVersion() != faq.version() && news.size() > MOST_WITHOUT_BRIDGE) {
        use(FaqIndex.plain(faq, null, inUse), false);
      }
      for (var text : news) {
        if (isDisturbed(faq)) {
          return false;
        }
        if (!ahead.containsKey(text)) {
          var vector = encoder.encode(text);
          ahead.put(text, vector);
          shelf.keep(text, vector);
        }
      }
      return true;
    }

    private boolean isKnown(String text, Shelf shelf) {
      if (ahead.containsKey(text)) {
        return true;
      }
      var kept = shelf.vector(text);
      if (kept != null) {
        ahead.put(text, kept);
      }
      return kept != null;
    }

    private FaqIndex before() {
      return meant == null ? inUse : meant;
    }

    private FaqIndex plain(Faq faq, @Nullable Encoder encoder) {
      if (encoder == null) {
        return FaqIndex.plain(faq, null, inUse);
      }
      var plain = FaqIndex.plain(faq, new KnownVectors(encoder, ahead), before());
      ahead.clear();
      meant = plain;
      return plain;
    }

    /** Whether somebody's edit, the encoder or the end of the house waits for this thread. */
    private boolean isDisturbed(Faq faq) {
      return edits.get() > 0
          || isLoading()
          || Thread.currentThread().isInterrupted()
          || wanted().version() != faq.version();
    }

    /** Once disturbed, for good: what was given up half-way is never taken for whole. */
    private final class Disturbance implements BooleanSupplier {
      private final Faq faq;
      private boolean seen;

      Disturbance(Faq faq) {
        this.faq = faq;
      }

      @Override
      public boolean getAsBoolean() {
        seen = seen || isDisturbed(faq);
        return seen;
      }
    }

    private void fallBack(Faq faq) {
      if (inUse.faqVersion() != faq.version()) {
        use(FaqIndex.plain(faq, null, inUse), true);
      }
    }

    private synchronized void use(FaqIndex index, boolean last) {
      if (index.faqVersion() >= inUse.faqVersion()) {
        inUse = index;
        finished = last;
        log.atInfo()
            .addKeyValue("version", index.faqVersion())
            .addKeyValue("model", index.model())
            .addKeyValue("calibration", index.calibration().name())
            .log("faq.index.in-use");
      }
    }
  }
}
