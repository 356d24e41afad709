package dev.firsthand.app;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.learning.BotAtWork;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.EncoderState;
import dev.firsthand.retrieval.FaqIndexes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The bot's reading, for those who look at what it could not answer. */
final class ReadingBot implements BotAtWork {

  private final EncoderLoader loader;
  private final FaqIndexes indexes;
  private final Function<SiteKey, Faq> faqs;

  ReadingBot(EncoderLoader loader, FaqIndexes indexes, Function<SiteKey, Faq> faqs) {
    this.loader = loader;
    this.indexes = indexes;
    this.faqs = faqs;
  }

  @Override
  public String model(SiteKey site) {
    return indexes.current(site.value()).model();
  }

  @Override
  public Optional<Encoder> encoder() {
    return loader.state() instanceof EncoderState.Ready ready
        ? Optional.of(ready.encoder())
        : Optional.empty();
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
