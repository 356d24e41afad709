package dev.firsthand.learning;

import dev.firsthand.access.Author;
import dev.firsthand.bot.AnswerFacts;
import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.EntryPairs;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Validity;
import dev.firsthand.conversation.SiteKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Entries of a site's FAQ that mean the same, with what their answers state differently. What an admin
 * set aside stays so until one of the two is edited. Remembers what was compared until the FAQ or the
 * model is another. Thread-safe; blocks.
 */
public final class DoublesDesk {

  private static final int MOST_SHOWN = 50;

  /** Sites whose pairs are remembered. */
  private static final int MOST_SITES = 8;

  private final BotAtWork bot;
  private final SetAside setAside;
  private final Map<SiteKey, Compared> compared = new LinkedHashMap<>(MOST_SITES, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<SiteKey, Compared> eldest) {
      return size() > MOST_SITES;
    }
  };

  public DoublesDesk(BotAtWork bot, SetAside setAside) {
    this.bot = bot;
    this.setAside = setAside;
  }

  /** An entry of a pair. */
  record Side(String id, String question, String answer) {
    static Side of(FaqEntry entry) {
      return new Side(entry.id(), entry.question(), entry.answer());
    }
  }

  /**
   * Two entries that are asked for in the same way.
   *
   * @param alike how near they are, 0 to 1
   * @param text a phrasing of the first, and
   * @param otherText the one of the second that is most like it
   * @param isSame whether their answers are the same words
   * @param differences what the answers state differently
   */
  record Shown(
      Side one,
      Side other,
      double alike,
      String text,
      String otherText,
      boolean isSame,
      List<AnswerFacts.Difference> differences) {}

  /**
   * The list at one moment.
   *
   * @param pairs contradictions first, then the nearest
   * @param looked how many entries were compared, of
   * @param entries all there are
   */
  record Found(long faqVersion, int entries, int looked, String model, List<Shown> pairs) {}

  /** The pairs of one FAQ as one model reads it. */
  private record Compared(Faq faq, String model, EntryPairs.Found found) {}

  /** The list, if its entries were compared before: at once, without a thread to compare on. */
  Optional<Found> known(SiteKey site) {
    return remembered(site, bot.faq(site), model(bot.encoder())).map(known -> shown(site, known));
  }

  /** The list; takes seconds where the entries were not compared before. */
  Found find(SiteKey site) {
    var faq = bot.faq(site);
    var encoder = bot.encoder();
    var model = model(encoder);
    return shown(site, remembered(site, faq, model).orElseGet(() -> {
      var fresh = new Compared(faq, model, EntryPairs.of(faq.entries(), encoder.orElse(null)));
      synchronized (compared) {
        compared.put(site, fresh);
      }
      return fresh;
    }));
  }

  private Optional<Compared> remembered(SiteKey site, Faq faq, String model) {
    synchronized (compared) {
      return Optional.ofNullable(compared.get(site))
          .filter(known -> known.model().equals(model) && known.faq().equals(faq));
    }
  }

  private static String model(Optional<Encoder> encoder) {
    return encoder.map(Encoder::name).orElse(FaqIndex.LEXICAL);
  }

  private Found shown(SiteKey site, Compared known) {
    var unwanted = setAside.of(site);
    var shown = known.found().pairs().stream()
        .filter(pair -> !unwanted.holds(pair.one().id(), mark(pair.one(), pair.other())))
        .map(DoublesDesk::shown)
        .sorted((one, other) ->
            Boolean.compare(one.differences().isEmpty(), other.differences().isEmpty()))
        .limit(MOST_SHOWN)
        .toList();
    return new Found(
        known.faq().version(),
        known.faq().entries().size(),
        known.found().looked(),
        known.model(),
        shown);
  }

  private static Shown shown(EntryPairs.Pair pair) {
    return new Shown(
        Side.of(pair.one()),
        Side.of(pair.other()),
        pair.nearness(),
        pair.text(),
        pair.otherText(),
        pair.one().answer().strip().equals(pair.other().answer().strip()),
        AnswerFacts.of(pair.one().answer())
            .differences(AnswerFacts.of(pair.other().answer())));
  }

  /** Whether there are two such entries; they are not shown again as they are now. */
  boolean dismiss(SiteKey site, String one, String other, Author by) {
    var entries = bot.faq(site).entries();
    var first = entries.stream().filter(entry -> entry.id().equals(one)).findFirst();
    var second = entries.stream().filter(entry -> entry.id().equals(other)).findFirst();
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    setAside.add(site, one, List.of(mark(first.get(), second.get())), by);
    return true;
  }

  /** Words that stand for a pair as it is. */
  private static String mark(FaqEntry one, FaqEntry other) {
    return "double " + fingerprint(one) + " " + fingerprint(other);
  }

  /** The same as long as the entry is; made of hashes that Java promises. */
  private static String fingerprint(FaqEntry entry) {
    int content = Objects.hash(entry.question(), entry.phrasings(), entry.answer());
    var time = entry.validity();
    return entry.id() + " " + Integer.toHexString(content)
        + (time.equals(Validity.ALWAYS) ? "" : " " + time.from() + " " + time.until());
  }
}
