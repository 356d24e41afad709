package dev.firsthand.app;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import dev.firsthand.sites.HoursDirectory;
import dev.firsthand.sites.Site;
import dev.firsthand.sites.SiteDirectory;

/** The texts that ship with the product, where a site has no words of its own. */
final class SiteWords implements Words {

  private static final String GREETING = "bot.greeting";

  private final SiteDirectory sites;
  private final HoursDirectory hours;
  private final Words shipped;

  SiteWords(SiteDirectory sites, HoursDirectory hours, Words shipped) {
    this.sites = sites;
    this.hours = hours;
    this.shipped = shipped;
  }

  @Override
  public String say(SiteKey site, String language, String key) {
    if (key.equals(GREETING)) {
      String own = sites.find(site).map(Site::look).map(look -> look.greeting()).orElse("");
      if (!own.isBlank()) {
        return own;
      }
    }
    return hours.of(site).texts().over(shipped).say(site, language, key);
  }
}
