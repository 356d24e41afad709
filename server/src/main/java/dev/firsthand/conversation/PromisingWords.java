package dev.firsthand.conversation;

import java.time.Instant;

/** Texts that tell a visitor by when a person answers. Pure. */
public final class PromisingWords {

  private PromisingWords() {}

  /**
   * The text of {@code key}, with the times of the outlook where it has any: then {@code key.by} is
   * said, and its {@code {due}} and {@code {opens}} are filled in.
   */
  public static String say(
      Words words, SiteKey site, String language, String key, Outlook outlook, Instant now) {
    Instant due = outlook.due();
    if (due == null) {
      return words.say(site, language, key);
    }
    String by = words
        .say(site, language, key + ".by")
        .replace("{due}", spoken(due, words, site, language, outlook, now));
    Instant opens = outlook.opens();
    if (opens != null) {
      return by.replace("{opens}", spoken(opens, words, site, language, outlook, now));
    }
    return by.contains("{opens}") ? words.say(site, language, key) : by;
  }

  private static String spoken(
      Instant moment, Words words, SiteKey site, String language, Outlook outlook, Instant now) {
    return SpokenMoment.of(
        moment, now, outlook.zone(), language, key -> words.say(site, language, key));
  }
}
