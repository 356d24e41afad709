package dev.firsthand.app;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.learning.BotAtWork;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import dev.firsthand.retrieval.RecentVectors;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bot's reading, for those who look at what it could not answer. */
final class ReadingBot implements BotAtWork {

  /** Grouping looks at the same few thousand questions each time. */
  private static final int MOST_REMEMBERED = 4_096;

  private final FaqIndexes indexes;
  private final Function<SiteKey, Faq> faqs;
  private volatile @Nullable RecentVectors remembered;

  ReadingBot(EncoderLoader loader, FaqIndexes indexes, Function<SiteKey, Faq> faqs) {
    this.indexes = indexes;
    this.faqs = faqs;
    loader.whenReady(encoder -> remembered = new RecentVectors(encoder, MOST_REMEMBERED));
  }

  @Override
  public String model(SiteKey site) {
    return indexes.current(site.value()).model();
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
    return indexes.current(site.value()).read(new Question(text, List.of(), language));
  }
}
