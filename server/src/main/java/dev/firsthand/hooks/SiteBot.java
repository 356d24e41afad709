package dev.firsthand.hooks;

import dev.firsthand.conversation.SiteKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Which bot answers on a site, and how the one behind the webhook is called.
 *
 * @param name names the webhook's bot in decisions, as in {@code webhook:shop-bot}
 * @param url the bot's address; empty as long as none was given
 * @param limit how long the bot may take
 * @param secrets that sign, the newest first; two while one is being replaced
 */
public record SiteBot(
    SiteKey site,
    WhoAnswers answers,
    String name,
    String url,
    Duration limit,
    List<HookSecret> secrets) {

  static final String FIRST_NAME = "bot";
  static final Duration FIRST_LIMIT = Duration.ofMillis(1500);

  public SiteBot {
    secrets = List.copyOf(secrets);
  }

  /** What every site begins with: the bot that ships with the product. */
  static SiteBot builtIn(SiteKey site) {
    return new SiteBot(site, WhoAnswers.BUILT_IN, FIRST_NAME, "", FIRST_LIMIT, List.of());
  }

  /** Whether visitors' questions go to the webhook. */
  public boolean isWebhook() {
    return answers == WhoAnswers.WEBHOOK;
  }

  /** The model's name in decisions. */
  public String model() {
    return "webhook:" + name;
  }

  boolean isCallable() {
    return !url.isEmpty() && !secrets.isEmpty();
  }

  URI address() {
    return URI.create(url);
  }

  SiteBot with(List<HookSecret> others) {
    return new SiteBot(site, answers, name, url, limit, others);
  }
}
