package dev.firsthand.learning;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqDirectory;
import java.util.List;
import java.util.Optional;

/** A bot that reads by words, over the FAQ as it is at the moment. */
public final class LexicalBot implements BotAtWork {

  private final FaqDirectory faqs;

  public LexicalBot(FaqDirectory faqs) {
    this.faqs = faqs;
  }

  @Override
  public String model(SiteKey site) {
    return FaqIndex.LEXICAL;
  }

  @Override
  public Optional<Encoder> encoder() {
    return Optional.empty();
  }

  @Override
  public Faq faq(SiteKey site) {
    return faqs.current(site);
  }

  @Override
  public Reading read(SiteKey site, String text, String language) {
    return FaqIndex.lexical(faq(site)).read(new Question(text, List.of(), language));
  }
}
