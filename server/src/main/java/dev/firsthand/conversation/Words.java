package dev.firsthand.conversation;

/** The house's own words to visitors, by site and language. */
@FunctionalInterface
public interface Words {

  /**
   * The words for a key.
   *
   * @param language BCP 47; an unknown one falls back to English
   * @param key such as {@code escalated.VISITOR_ASKED}
   */
  String say(SiteKey site, String language, String key);
}
