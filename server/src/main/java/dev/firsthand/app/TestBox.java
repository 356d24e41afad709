package dev.firsthand.app;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import dev.firsthand.faq.FaqTest;
import dev.firsthand.gateway.WhyJson;
import dev.firsthand.hooks.BotTrial;
import dev.firsthand.hooks.HookFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The admin's test boxes: ask the built-in bot or the webhook, outside any conversation. */
final class TestBox implements FaqTest, BotTrial {

  private final BotDesk bot;
  private final HookedBot hooked;
  private final Words words;

  TestBox(BotDesk bot, HookedBot hooked, Words words) {
    this.bot = bot;
    this.hooked = hooked;
    this.words = words;
  }

  @Override
  public Result test(SiteKey site, String text, String language, Instant at) {
    BotTurn turn = bot.tryOut(site, text, language, at);
    Decision decision = turn.decision();
    EscalationReason reason = decision.reason();
    return new Result(
        decision.verdict().name(),
        reason == null ? null : reason.name(),
        said(turn, site, language),
        WhyJson.of(decision),
        bot.notNow(site, text, language, at).flatMap(best -> notNow(best, at)).orElse(null));
  }

  private static Optional<NotNow> notNow(BotDesk.NotNow best, Instant at) {
    FaqEntry entry = best.entry();
    boolean hasEnded = entry.validity().hasEnded(at);
    Instant boundary = hasEnded ? entry.validity().until() : entry.validity().from();
    return Optional.ofNullable(boundary)
        .map(moment ->
            new NotNow(entry.id(), entry.question(), best.confidence(), hasEnded, moment));
  }

  @Override
  public Turn tryOut(SiteKey site, String text, String language)
      throws HookFailure, InterruptedException {
    BotTurn turn = hooked.tryOut(site, text, language);
    Decision decision = turn.decision();
    EscalationReason reason = decision.reason();
    return new Turn(
        decision.verdict().name(),
        reason == null ? null : reason.name(),
        said(turn, site, language),
        WhyJson.of(decision));
  }

  private String said(BotTurn turn, SiteKey site, String language) {
    return switch (turn) {
      case BotTurn.Answer answer -> answer.text();
      case BotTurn.AskBack askBack ->
        askBack.text()
            + askBack.choices().stream()
                .map(Choice::title)
                .collect(Collectors.joining("\n- ", "\n\n- ", ""));
      case BotTurn.Say say -> say.text();
      case BotTurn.Tell tell -> ""; // Nothing was settled with somebody out of the blue.
      case BotTurn.Escalate escalate -> {
        String own = escalate.text();
        yield own == null ? words.say(site, language, "escalated." + escalate.reason()) : own;
      }
    };
  }
}
