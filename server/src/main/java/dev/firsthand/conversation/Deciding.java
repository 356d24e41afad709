package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One decision in the making: what those of visitors, agents and the house have in common. */
abstract sealed class Deciding
    permits VisitorDecisions,
        AgentDecisions,
        ColleagueDecisions,
        HandOnDecisions,
        HouseDecisions,
        SupervisorDecisions {
  final ConversationRules rules;
  final Conversation conversation;
  final Instant now;
  final ConversationState state;

  Deciding(ConversationRules rules, Conversation conversation, Instant now) {
    this.rules = rules;
    this.conversation = conversation;
    this.now = now;
    this.state = conversation.state();
  }

  /** Answers a repeated key by its first result; a new one by {@code decision}. */
  final <E extends ConversationEvent.Keyed> Outcome keyed(E event, Function<E, Outcome> decision) {
    Optional<Receipts.Receipt> before = conversation.receipt(event.sender(), event.key());
    return before
        .<Outcome>map(receipt -> receipt.isOf(event.body())
            ? new Outcome.Known(receipt.seq())
            : refused(Refusal.KEY_REUSED))
        .orElseGet(() -> decision.apply(event));
  }

  final Outcome byOwner(AgentId agent, long epoch, ConversationEvent event) {
    if (epoch != conversation.epoch()) {
      return refused(Refusal.STALE_EPOCH);
    }
    AgentId owner = state.owner();
    if (owner == null) {
      return refused(Refusal.WRONG_STATE);
    }
    return owner.equals(agent) ? events(event) : refused(Refusal.NOT_YOURS);
  }

  /** The visitor is back with those who answered before; no policy has a say in it. */
  final ConversationEvent.Escalated cameBack() {
    String text = say("escalated." + EscalationReason.CAME_BACK);
    return new ConversationEvent.Escalated(
        now, EscalationReason.CAME_BACK, Place.ORDINARY, knownAgent(), text, null);
  }

  /** The house steps in for the bot, on the terms of the site's policy. */
  final ConversationEvent.Escalated escalated(Occasion occasion) {
    EscalationTerms.Terms terms = rules.terms().on(conversation, occasion);
    String own = terms.text();
    return new ConversationEvent.Escalated(
        now,
        terms.reason(),
        terms.priority(),
        knownAgent(),
        terms.team(),
        own == null ? say("escalated." + terms.reason()) : own,
        terms.decision());
  }

  final ConversationEvent.Escalated escalated(BotTurn.Escalate turn) {
    String own = turn.text();
    String text = own == null ? say("escalated." + turn.reason(), turn.language()) : own;
    return new ConversationEvent.Escalated(
        now, turn.reason(), turn.priority(), knownAgent(), turn.team(), text, turn.decision());
  }

  final @Nullable AgentId knownAgent() {
    AgentProfile known = conversation.facts().lastAgent();
    return known == null ? null : known.id();
  }

  final boolean ringsAt(AgentId agent) {
    return state.rings().contains(agent);
  }

  final boolean isUnanswered(long question, long epoch) {
    Unanswered unanswered = conversation.unanswered();
    return epoch == conversation.epoch() && unanswered != null && unanswered.seq() == question;
  }

  /** Whether the owning agent is lost; empty where the agent is not the owner. */
  final Optional<Boolean> isLost(AgentId agent) {
    ConversationState owning =
        state instanceof Ringing r && r.from() instanceof Human h ? h : state;
    return owning instanceof Human human && human.agent().equals(agent)
        ? Optional.of(human.lostUntil() != null)
        : Optional.empty();
  }

  final List<ConversationEvent> stopRinging(OfferEnding ending, ConversationEvent then) {
    var events = new ArrayList<>(stopRinging(ending));
    events.add(then);
    return events;
  }

  final List<ConversationEvent> stopRinging(OfferEnding ending) {
    return state.rings().stream()
        .<ConversationEvent>map(rung -> new ConversationEvent.Withdrawn(now, rung, ending))
        .toList();
  }

  final String say(String key) {
    return say(key, "");
  }

  final String say(String key, String language) {
    SiteKey site = conversation.facts().site();
    String spoken = language.isEmpty() ? conversation.facts().language() : language;
    return site == null ? "" : rules.words().say(site, spoken, key);
  }

  /** What can be said now of when somebody will be there. */
  final Outlook outlook() {
    SiteKey site = conversation.facts().site();
    return site == null ? Outlook.UNKNOWN : rules.hours().at(site, now);
  }

  /** The outlook, but with the time that the visitor was told already while that lies ahead. */
  final Outlook promised() {
    Outlook outlook = outlook();
    Place place = state.place();
    Place.Told told = place == null ? null : place.told();
    Instant due = told == null ? null : told.due();
    return due != null && due.isAfter(now)
        ? new Outlook(outlook.opens(), due, outlook.zone())
        : outlook;
  }

  /** The words that name the promised time, where one is promised. */
  final String promising(String key, Outlook outlook) {
    SiteKey site = conversation.facts().site();
    String language = conversation.facts().language();
    return site == null ? "" : PromisingWords.say(rules.words(), site, language, key, outlook, now);
  }

  final Outcome events(ConversationEvent... events) {
    return new Outcome.Events(List.of(events));
  }

  final Outcome events(List<ConversationEvent> events) {
    return new Outcome.Events(events);
  }

  final Outcome refused(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }
}
