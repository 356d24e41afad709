package dev.firsthand.hooks;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Signals;
import dev.firsthand.hooks.HookFailure.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Asks a bot behind a webhook: one signed call, never a second one for the same question.
 * Thread-safe; blocks.
 */
public final class WebhookBot implements AutoCloseable {

  private static final int MOST_AT_ONCE = 100;

  private final HookClient client;
  private final HookHealth health = new HookHealth();
  private final InstantSource clock;
  private final Duration most;

  /**
   * A caller of bots.
   *
   * @param most the house's own limit for a turn, above which no site's limit reaches
   */
  public WebhookBot(InstantSource clock, Duration most) {
    this(clock, most, MOST_AT_ONCE);
  }

  WebhookBot(InstantSource clock, Duration most, int mostAtOnce) {
    client = new HookClient(mostAtOnce);
    this.clock = clock;
    this.most = most;
  }

  /** Makes ready what the first call needs. Blocks for a moment. */
  public void prepare() {
    client.prepare();
  }

  /** How the calls of {@link #ask} went. */
  public HookHealth health() {
    return health;
  }

  /** The house's own limit for a turn. */
  Duration most() {
    return most;
  }

  /**
   * Asks a visitor's question.
   *
   * @param heard what was heard in the visitor's words, here
   * @throws HookFailure if no usable answer came in time; it is counted
   */
  public HookReading ask(SiteBot bot, HookQuestion question, Faq faq, Signals heard)
      throws HookFailure, InterruptedException {
    try {
      var reading = tryOut(bot, question, faq, heard);
      health.answered(bot.site(), clock.instant());
      return reading;
    } catch (HookFailure failure) {
      health.failed(bot.site(), clock.instant(), failure);
      throw failure;
    }
  }

  /** The same for an admin who tries it: nothing is counted. */
  public HookReading tryOut(SiteBot bot, HookQuestion question, Faq faq, Signals heard)
      throws HookFailure, InterruptedException {
    if (!bot.isCallable()) {
      throw HookFailure.of(Kind.NOT_SET_UP);
    }
    byte[] body = HookCodec.write(question);
    long timestamp = clock.instant().getEpochSecond();
    var headers = Map.of(
        "webhook-id", question.id(),
        "webhook-timestamp", Long.toString(timestamp),
        "webhook-signature", HookSignature.of(question.id(), timestamp, body, bot.secrets()));
    byte[] answer = client.post(bot.address(), headers, body, limit(bot));
    return HookReading.of(HookCodec.read(answer), faq, bot.model(), heard);
  }

  @Override
  public void close() {
    client.close();
  }

  private Duration limit(SiteBot bot) {
    return bot.limit().compareTo(most) < 0 ? bot.limit() : most;
  }
}
