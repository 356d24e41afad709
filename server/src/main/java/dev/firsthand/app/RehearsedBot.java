package dev.firsthand.app;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.faq.Rehearsal;
import dev.firsthand.learning.BotAtWork;
import dev.firsthand.retrieval.FaqIndexes;
import java.util.function.Function;

/** The built-in bot as it is and as it would be with another FAQ. */
final class RehearsedBot implements Rehearsal {

  private final FaqIndexes indexes;
  private final BotAtWork atWork;
  private final Function<SiteKey, PolicyVersion> policies;
  private final Function<SiteKey, Adjustment> adjustments;

  /**
   * A rehearsal beside the indexes in use.
   *
   * @param atWork brings an encoder that remembers what it read
   */
  RehearsedBot(
      FaqIndexes indexes,
      BotAtWork atWork,
      Function<SiteKey, PolicyVersion> policies,
      Function<SiteKey, Adjustment> adjustments) {
    this.indexes = indexes;
    this.atWork = atWork;
    this.policies = policies;
    this.adjustments = adjustments;
  }

  @Override
  public FaqIndex index(SiteKey site, Faq faq) {
    var inUse = indexes.current(site.value());
    Encoder encoder =
        atWork.encoder().filter(ready -> ready.name().equals(inUse.model())).orElse(null);
    return FaqIndex.plain(faq, encoder, inUse).trained().calibrated(inUse.calibration());
  }

  @Override
  public String model(SiteKey site) {
    var inUse = indexes.current(site.value());
    return inUse.model() + " " + inUse.calibration().name();
  }

  @Override
  public PolicyVersion policy(SiteKey site) {
    return policies.apply(site);
  }

  @Override
  public Adjustment adjustment(SiteKey site) {
    return adjustments.apply(site);
  }
}
