package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Candidate;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.hooks.HookAnswer.Proposal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bot's answer in the form that the escalation policy judges, as it judges the built-in bot.
 *
 * @param faq what the candidates stand for: entries of the site's FAQ, and the bot's own texts as
 *     entries of this one turn
 * @param reading the candidates, best first, with what was heard in the visitor's words
 */
public record HookReading(Faq faq, Reading reading) {

  private static final String OWN = "webhook:";

  /**
   * Reads {@code answer} against the site's FAQ. Entries that it doesn't have are dropped; of two
   * candidates with one id the surer stays; confidences that add up to more than 1 are divided by
   * their sum, for at most one candidate is right.
   *
   * @param heard what was heard in the visitor's words, here
   */
  static HookReading of(HookAnswer answer, Faq site, String model, Signals heard) {
    var known = new LinkedHashMap<FaqEntry, Double>();
    answer.proposals().stream()
        .sorted(Comparator.comparingDouble(Proposal::confidence).reversed())
        .forEach(proposal -> entry(proposal, site)
            .filter(entry -> known.keySet().stream().noneMatch(e -> e.id().equals(entry.id())))
            .ifPresent(entry -> known.put(entry, proposal.confidence())));
    double sum = known.values().stream().mapToDouble(Double::doubleValue).sum();
    var candidates = new ArrayList<Candidate>();
    for (Map.Entry<FaqEntry, Double> each : known.entrySet()) {
      if (candidates.size() == FaqIndex.MOST_CANDIDATES) {
        break;
      }
      var entry = each.getKey();
      candidates.add(new Candidate(
          entry.id(),
          entry.question(),
          each.getValue() / Math.max(1, sum),
          entry.question(),
          List.of()));
    }
    return new HookReading(
        new Faq(site.version(), List.copyOf(known.keySet())),
        new Reading(
            site.version(),
            model,
            candidates,
            answer.wantsPerson() ? heard.withWish(new Signal(1, List.of())) : heard));
  }

  /** The same with the site's adjustment, if it was made for this bot. */
  public HookReading with(Adjustment own) {
    return new HookReading(faq, reading.with(own));
  }

  /** Whether the bot still offers what the visitor chose, and no person instead. */
  public boolean offers(String choice) {
    return !reading.signals().wantsPerson().isLikely()
        && faq.entries().stream().anyMatch(entry -> entry.id().equals(choice));
  }

  /** The bot's own id of what was chosen; empty if the choice isn't one of a bot's own texts. */
  public static Optional<String> ownId(String choice) {
    return choice.startsWith(OWN) ? Optional.of(choice.substring(OWN.length())) : Optional.empty();
  }

  private static Optional<FaqEntry> entry(Proposal proposal, Faq site) {
    return switch (proposal) {
      case HookAnswer.Entry named ->
        site.entries().stream().filter(entry -> entry.id().equals(named.id())).findFirst();
      case HookAnswer.Text text ->
        Optional.of(new FaqEntry(
            OWN + idOf(text), text.title(), List.of(), text.text(), "", "", List.of()));
    };
  }

  /** The bot's own id, or one made of the words, so that the same text has the same. */
  private static String idOf(HookAnswer.Text text) {
    String own = text.id();
    if (own != null) {
      return own;
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256")
          .digest((text.title() + "\n" + text.text()).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }
}
