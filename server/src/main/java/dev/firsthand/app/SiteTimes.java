package dev.firsthand.app;

import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.OpeningHours;
import dev.firsthand.conversation.Outlook;
import dev.firsthand.conversation.PromisingWords;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import dev.firsthand.sites.HoursDirectory;
import dev.firsthand.sites.HoursEndpoints;
import dev.firsthand.sites.SiteHours;
import java.time.Instant;

/**
 * When the sites' people are there, for the rules; and what visitors would read, for admins.
 *
 * @param house what is said where a site has no words of its own
 */
record SiteTimes(HoursDirectory hours, Words house)
    implements OpeningHours, HoursEndpoints.Preview {

  @Override
  public Outlook at(SiteKey site, Instant now) {
    return hours.of(site).at(now);
  }

  @Override
  public String text(
      SiteKey site, SiteHours draft, NobodyCase nobody, Instant at, String language) {
    var words = draft.texts().over(house);
    return PromisingWords.say(words, site, language, "nobody." + nobody, draft.at(at), at);
  }
}
