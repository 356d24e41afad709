package dev.firsthand.hooks;

import dev.firsthand.rest.BadInput;
import java.time.Duration;
import java.util.regex.Pattern;

/** What a site's bot must be like before it is saved. */
final class SiteBotCheck {

  static final Duration SHORTEST = Duration.ofMillis(100);
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

  private SiteBotCheck() {}

  /**
   * The same bot.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  static SiteBot checked(SiteBot bot) {
    if (!NAME.matcher(bot.name()).matches()) {
      throw new BadInput(
          "name", "The name has 1 to 40 letters, digits, hyphens and underscores: shop-bot.");
    }
    if (bot.limit().compareTo(SHORTEST) < 0 || bot.limit().compareTo(LONGEST) > 0) {
      throw new BadInput("limitMs", "The time limit must be from 100 to 10000 milliseconds.");
    }
    if (bot.url().isEmpty()) {
      if (bot.isWebhook()) {
        throw new BadInput("url", "Give the address at which the bot answers.");
      }
    } else {
      HookAddress.check(bot.url());
    }
    return bot;
  }
}
