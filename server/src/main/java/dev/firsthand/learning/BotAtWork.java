package dev.firsthand.learning;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.SiteKey;
import java.util.Optional;

/** The bot as it answers and reads a site's questions now. Thread-safe; may block. */
public interface BotAtWork {

  /** The name of the model that answers visitors: the built-in bot's, or that of a bot of the site's. */
  String model(SiteKey site);

  /** The sentence encoder; empty while the bot is lexical. */
  Optional<Encoder> encoder();

  /** The site's FAQ. */
  Faq faq(SiteKey site);

  /** How the built-in bot understands a text out of the blue. */
  Reading read(SiteKey site, String text, String language);
}
