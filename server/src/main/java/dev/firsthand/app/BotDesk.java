package dev.firsthand.app;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Unanswered;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.Answerer;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.retrieval.FaqIndexes;
import java.util.Objects;
import java.util.function.Function;

/** The bot at work: reads the question, and lets the site's policy decide. */
final class BotDesk implements Answerer {

  private final FaqIndexes indexes;
  private final Function<SiteKey, Faq> faqs;
  private final Function<SiteKey, PolicyVersion> policies;
  private final Words words;

  BotDesk(
      FaqIndexes indexes,
      Function<SiteKey, Faq> faqs,
      Function<SiteKey, PolicyVersion> policies,
      Words words) {
    this.indexes = indexes;
    this.faqs = faqs;
    this.policies = policies;
    this.words = words;
  }

  @Override
  public BotTurn answer(Conversation conversation, Unanswered question) {
    SiteKey site = Objects.requireNonNull(conversation.facts().site(), "A started one has a site.");
    String language = conversation.facts().language();
    String model = indexes.current(site.value()).model();
    EscalationRules rules = rules(site, language);
    return switch (question) {
      case Unanswered.Message message ->
        rules.onMessage(
            read(site, message.text(), conversation.earlier(), language), conversation.counters());
      case Unanswered.Chosen chosen ->
        rules.onChoice(chosen.entry(), model, conversation.counters());
      case Unanswered.Complaint complaint -> rules.onComplaint(model, conversation.counters());
    };
  }

  /** What the bot would do with a text out of the blue. */
  BotTurn tryOut(SiteKey site, String text, String language) {
    return rules(site, language)
        .onMessage(
            read(site, text, java.util.List.of(), language),
            dev.firsthand.conversation.Counters.NONE);
  }

  private Reading read(SiteKey site, String text, java.util.List<String> earlier, String language) {
    FaqIndex index = indexes.current(site.value());
    return index.read(new Question(text, earlier, language));
  }

  private EscalationRules rules(SiteKey site, String language) {
    return new EscalationRules(
        policies.apply(site), faqs.apply(site), key -> words.say(site, language, key));
  }
}
