package dev.firsthand.app;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Unanswered;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.Answerer;
import dev.firsthand.escalation.Bearing;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Said;
import dev.firsthand.retrieval.FaqIndexes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The bot at work: reads the question, and lets the site's policy decide. */
final class BotDesk implements Answerer {

  private final CompletableFuture<?> indexed;
  private final FaqIndexes indexes;
  private final Function<SiteKey, Faq> faqs;
  private final Function<SiteKey, PolicyVersion> policies;
  private final Function<Conversation, PolicyVersion> policyOf;
  private final Function<SiteKey, Adjustment> adjustments;
  private final Words words;
  private final Reader reader;

  /** Reads a question with an index at a moment; whatever it is, the same three give the same reading. */
  interface Reader {
    Reading read(FaqIndex index, Question question, Instant at);
  }

  /**
   * A bot that reads with {@code indexes}.
   *
   * @param indexed done when each site's first index is there; until then the bot waits with its
   *     answers, so that nobody is sent on because the server has just started
   * @param policies a site's policy in force
   * @param policyOf the one that decides in a chat
   * @param reader may remember what it read before
   */
  BotDesk(
      CompletableFuture<?> indexed,
      FaqIndexes indexes,
      Function<SiteKey, Faq> faqs,
      Function<SiteKey, PolicyVersion> policies,
      Function<Conversation, PolicyVersion> policyOf,
      Function<SiteKey, Adjustment> adjustments,
      Words words,
      Reader reader) {
    this.indexed = indexed;
    this.indexes = indexes;
    this.faqs = faqs;
    this.policies = policies;
    this.policyOf = policyOf;
    this.adjustments = adjustments;
    this.words = words;
    this.reader = reader;
  }

  @Override
  public BotTurn answer(Conversation conversation, Unanswered question) {
    SiteKey site = Objects.requireNonNull(conversation.facts().site(), "A started one has a site.");
    String language = conversation.facts().language();
    indexed.join();
    String model = indexes.current(site.value()).model();
    EscalationRules rules = rules(conversation, faqs.apply(site).at(question.at()), question.at());
    return switch (question) {
      case Unanswered.Message message ->
        rules.onMessage(
            read(site, message.text(), conversation.earlier(), language, question.at()),
            conversation.counters(),
            Said.by(conversation, message.text()));
      case Unanswered.Chosen chosen ->
        rules.onChoice(chosen.entry(), model, conversation.counters());
      case Unanswered.Complaint complaint -> rules.onComplaint(model, conversation.counters());
    };
  }

  /** What the bot would do with a text out of the blue, if it came at a moment. */
  BotTurn tryOut(SiteKey site, String text, String language, Instant at) {
    indexed.join();
    return rules(site, language, faqs.apply(site).at(at))
        .onMessage(
            read(site, text, List.of(), language, at),
            Counters.NONE,
            Said.outOfTheBlue(text, language));
  }

  /**
   * The entry that a text is nearest to, and how sure that is, if it may not be an answer at a moment; empty
   * if another one comes first.
   */
  Optional<NotNow> notNow(SiteKey site, String text, String language, Instant at) {
    indexed.join();
    FaqIndex index = indexes.current(site.value());
    if (!index.changesWithTime()) {
      return Optional.empty();
    }
    Reading whole =
        index.read(new Question(text, List.of(), language)).with(adjustments.apply(site));
    return whole.candidates().stream()
        .limit(1)
        .flatMap(best -> faqs.apply(site).entries().stream()
            .filter(entry -> entry.id().equals(best.entry()))
            .filter(entry -> !entry.validity().holds(at))
            .map(entry -> new NotNow(entry, best.confidence())))
        .findFirst();
  }

  /** An entry that would come first at another time. */
  record NotNow(FaqEntry entry, double confidence) {}

  /** What the visitor's words say besides their question, for a bot with languages of its own. */
  Signals heard(SiteKey site, String text, List<String> earlier, String language, Instant at) {
    indexed.join();
    return read(site, text, earlier, language, at).signals().inWhateverLanguage();
  }

  /** The site's policy over the entries that a turn out of the blue may answer with. */
  EscalationRules rules(SiteKey site, String language, Faq faq) {
    return rules(policies.apply(site), site, language, faq);
  }

  /** The policy of a chat over the entries that a turn may answer with. */
  EscalationRules rules(Conversation conversation, Faq faq, Instant asked) {
    SiteKey site = Objects.requireNonNull(conversation.facts().site(), "A started one has a site.");
    return rules(policyOf.apply(conversation), site, conversation.facts().language(), faq)
        .respecting(Bearing.of(conversation, asked));
  }

  private EscalationRules rules(PolicyVersion policy, SiteKey site, String language, Faq faq) {
    return new EscalationRules(policy, faq, language, key -> words.say(site, language, key));
  }

  private Reading read(
      SiteKey site, String text, List<String> earlier, String language, Instant at) {
    FaqIndex index = indexes.current(site.value());
    return reader
        .read(index, new Question(text, earlier, language), at)
        .with(adjustments.apply(site));
  }
}
