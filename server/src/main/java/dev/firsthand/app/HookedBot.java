package dev.firsthand.app;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Unanswered;
import dev.firsthand.engine.Answerer;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.Said;
import dev.firsthand.hooks.HookFailure;
import dev.firsthand.hooks.HookQuestion;
import dev.firsthand.hooks.HookReading;
import dev.firsthand.hooks.HookStands;
import dev.firsthand.hooks.SiteBot;
import dev.firsthand.hooks.SiteBots;
import dev.firsthand.hooks.Transcript;
import dev.firsthand.hooks.WebhookBot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bot that the site's admin chose: the built-in one, or the one behind the site's webhook. The
 * visitor's words are read here in both cases, and one policy judges both.
 */
final class HookedBot implements Answerer {

  private final BotDesk builtIn;
  private final SiteBots bots;
  private final Function<SiteKey, Adjustment> adjustments;
  private final WebhookBot webhook;
  private final ConversationLog log;
  private final Function<SiteKey, Faq> faqs;
  private final Supplier<String> ids;
  private final InstantSource clock;

  /**
   * A bot that asks {@code webhook} where the site wants it.
   *
   * @param ids names trials, which have no conversation
   */
  HookedBot(
      BotDesk builtIn,
      SiteBots bots,
      Function<SiteKey, Adjustment> adjustments,
      WebhookBot webhook,
      ConversationLog log,
      Function<SiteKey, Faq> faqs,
      Supplier<String> ids,
      InstantSource clock) {
    this.builtIn = builtIn;
    this.bots = bots;
    this.adjustments = adjustments;
    this.webhook = webhook;
    this.log = log;
    this.faqs = faqs;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public BotTurn answer(Conversation conversation, Unanswered question)
      throws HookFailure, InterruptedException {
    SiteKey site = Objects.requireNonNull(conversation.facts().site(), "A started one has a site.");
    SiteBot bot = bots.of(site);
    return bot.isWebhook()
        ? new Turn(conversation, bot, faqs.apply(site).at(question.at()), question).answer()
        : builtIn.answer(conversation, question);
  }

  /** What would become of a text out of the blue, if the webhook were asked. */
  BotTurn tryOut(SiteKey site, String text, String language)
      throws HookFailure, InterruptedException {
    Instant now = clock.instant();
    Faq faq = faqs.apply(site).at(now);
    String id = "test:" + ids.get();
    var asked = new HookQuestion.Asked(1, text, orNull(language), null);
    var question = new HookQuestion(id, site.value(), id, asked, List.of(), faq.version());
    HookReading answer = webhook
        .tryOut(bots.of(site), question, faq, builtIn.heard(site, text, List.of(), language, now))
        .with(adjustments.apply(site));
    return builtIn
        .rules(site, language, answer.faq())
        .onMessage(answer.reading(), Counters.NONE, Said.outOfTheBlue(text, language));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** One turn of the webhook's bot. */
  private final class Turn {
    private final Conversation conversation;
    private final SiteBot bot;
    private final Faq faq;
    private final String language;
    private final Counters counters;
    private final Unanswered question;

    Turn(Conversation conversation, SiteBot bot, Faq faq, Unanswered question) {
      this.question = question;
      this.conversation = conversation;
      this.bot = bot;
      this.faq = faq;
      this.language = conversation.facts().language();
      this.counters = conversation.counters();
    }

    BotTurn answer() throws HookFailure, InterruptedException {
      return switch (question) {
        case Unanswered.Message message -> onMessage(message);
        case Unanswered.Chosen chosen -> onChoice(chosen);
        case Unanswered.Complaint complaint -> rules(faq).onComplaint(bot.model(), counters);
      };
    }

    /** A visitor who wants a person gets one, also while the webhook hangs. */
    private BotTurn onMessage(Unanswered.Message message) throws HookFailure, InterruptedException {
      Signals heard =
          builtIn.heard(bot.site(), message.text(), conversation.earlier(), language, message.at());
      var wordsAlone = new Reading(faq.version(), bot.model(), List.of(), heard);
      Said said = Said.by(conversation, message.text());
      Optional<BotTurn> unasked = rules(faq).byWordsAlone(wordsAlone, counters, said);
      if (unasked.isPresent()) {
        return unasked.get();
      }
      HookReading answer = ask(message, message.text(), null, events(message), heard);
      return rules(answer.faq()).onMessage(answer.reading(), counters, said);
    }

    /**
     * An entry of the FAQ is answered from it. For a text of its own the bot is asked again, with
     * the choice: the log keeps no texts that were never said.
     */
    private BotTurn onChoice(Unanswered.Chosen chosen) throws HookFailure, InterruptedException {
      Optional<String> own = HookReading.ownId(chosen.entry());
      if (own.isEmpty()) {
        return rules(faq).onChoice(chosen.entry(), bot.model(), counters);
      }
      List<Recorded> events = events(chosen);
      HookReading answer = ask(chosen, title(chosen, events), own.get(), events, Signals.NONE);
      return answer.offers(chosen.entry())
          ? rules(answer.faq()).onChoice(chosen.entry(), bot.model(), counters)
          : rules(answer.faq()).onMessage(answer.reading(), counters, Said.by(conversation, ""));
    }

    private HookReading ask(
        Unanswered question,
        String text,
        @Nullable String choice,
        List<Recorded> events,
        Signals heard)
        throws HookFailure, InterruptedException {
      var asked = new HookQuestion.Asked(question.seq(), text, orNull(language), choice);
      var call = new HookQuestion(
          HookQuestion.id(conversation.id(), question.seq(), conversation.epoch()),
          bot.site().value(),
          conversation.id().value(),
          asked,
          Transcript.of(events, question.seq()),
          faq.version(),
          HookStands.of(conversation));
      return webhook.ask(bot, call, faq, heard).with(adjustments.apply(bot.site()));
    }

    /** The last events up to the question, and perhaps what was said since. */
    private List<Recorded> events(Unanswered question) {
      long after = Math.max(0, question.seq() - Transcript.EVENTS);
      return log.read(conversation.id(), after, Transcript.EVENTS);
    }

    private EscalationRules rules(Faq ofThisTurn) {
      return builtIn.rules(conversation, ofThisTurn, question.at());
    }
  }

  private static String title(Unanswered.Chosen chosen, List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.seq() == chosen.seq()
          && recorded.event() instanceof ConversationEvent.Chose chose) {
        return chose.title();
      }
    }
    return "";
  }
}
