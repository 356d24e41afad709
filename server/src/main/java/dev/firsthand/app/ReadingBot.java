package dev.firsthand.app;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.hooks.SiteBots;
import dev.firsthand.learning.BotAtWork;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import dev.firsthand.retrieval.RecentVectors;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The built-in bot's reading, for those who look at what the site's bot could not answer, and the name
 * of the model that answers there.
 */
final class ReadingBot implements BotAtWork {

  /** Grouping looks at the same few thousand questions each time. */
  private static final int MOST_REMEMBERED = 4_096;

  private final FaqIndexes indexes;
  private final Function<SiteKey, Faq> faqs;
  private final SiteBots bots;
  private final InstantSource clock;
  private volatile @Nullable RecentVectors remembered;

  ReadingBot(
      EncoderLoader loader,
      FaqIndexes indexes,
      Function<SiteKey, Faq> faqs,
      SiteBots bots,
      InstantSource clock) {
    this.clock = clock;
    this.indexes = indexes;
    this.faqs = faqs;
    this.bots = bots;
    loader.whenReady(encoder -> remembered = new RecentVectors(encoder, MOST_REMEMBERED));
  }

  @Override
  public String model(SiteKey site) {
    var own = bots.of(site);
    return own.isWebhook() ? own.model() : indexes.current(site.value()).model();
  }

  @Override
  public Optional<Encoder> encoder() {
    return Optional.ofNullable(remembered);
  }

  @Override
  public Faq faq(SiteKey site) {
    return faqs.apply(site);
  }

  @Override
  public Reading read(SiteKey site, String text, String language) {
    return indexes
        .current(site.value())
        .read(new Question(text, List.of(), language), clock.instant());
  }
}
