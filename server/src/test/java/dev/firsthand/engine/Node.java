package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationTerms;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.OpeningHours;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.Words;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One node of the house, wired as in the product but worked by hand: lanes run at once, all else
 * when the test says so. Confined to one thread.
 */
final class Node {

  static final Duration REST = Duration.ofSeconds(30);
  static final TeamId TEAM = new TeamId("orders");
  static final HouseTimes TIMES = HouseTimes.defaults();

  final HandWork work;
  final HandWork botWork;
  final RoutingTable table = new RoutingTable(1_000, Duration.ofHours(1));
  final ConversationEngine engine;
  final Matchmaker matchmaker;
  final Transfers transfers;
  final Duties duties;
  final Presence presence;
  final Sweeper sweeper;
  final Map<AgentId, List<String>> languages = new HashMap<>();
  Teams teams = Teams.NONE;
  SiteOpenness openness = SiteOpenness.ALWAYS;
  OpeningHours hours = OpeningHours.NONE;
  Words words = (site, language, key) -> key.equals("when.pattern") ? "d" : key;
  EscalationTerms terms = EscalationTerms.PLAIN;
  Answerer bot = (conversation, question) -> answer("As you asked: yes.");

  /** A node that sees who is there by itself, but gives conversations to whom it is told to. */
  Node(InstantSource clock, ConversationLog log, AgentSlots slots, Predicate<AgentId> isConnected) {
    this(clock, log, slots, isConnected, null);
  }

  /** A node that shares another one's presence, or has its own. */
  Node(
      InstantSource clock,
      ConversationLog log,
      AgentSlots slots,
      Predicate<AgentId> isConnected,
      @Nullable Presence presence) {
    work = new HandWork(clock);
    botWork = new HandWork(clock);
    engine = new ConversationEngine(
        new ConversationRules(
            TIMES,
            (site, language, key) -> words.say(site, language, key),
            (site, now) -> hours.at(site, now),
            (conversation, occasion) -> terms.on(conversation, occasion)),
        log,
        table,
        Runnable::run,
        clock);
    matchmaker = new Matchmaker(
        engine,
        log,
        slots,
        new RoutingRules(REST),
        () -> teams,
        isConnected,
        agent -> Optional.of(new Roster.Known(
            new AgentProfile(agent, agent.value(), "", null),
            "Hello!",
            languages.getOrDefault(agent, List.of()),
            List.of())),
        (site, since, now) -> openness.of(site, since, now),
        work,
        work,
        clock);
    transfers =
        new Transfers(engine, new RoutingRules(REST), () -> teams, matchmaker::agents, work, clock);
    duties = new Duties(
        engine,
        (conversation, question) -> bot.answer(conversation, question),
        matchmaker::wake,
        transfers,
        botWork,
        work,
        clock);
    this.presence = presence == null
        ? new Presence(engine, log, slots, work, clock, matchmaker::wake)
        : presence;
    sweeper = new Sweeper(engine, log, duties, this.presence, matchmaker::lookAround, clock);
    engine.listen(duties);
    engine.listen(matchmaker);
  }

  Submission submit(ConversationId id, ConversationCommand command) {
    return engine.submit(id, command).join();
  }

  /** Begins a conversation and says something. */
  ConversationId begin(String visitor) {
    var id = new ConversationId(visitor + ".1");
    submit(id, new ConversationCommand.Start(new SiteKey("shop"), "en", "/"));
    return id;
  }

  /** Begins a conversation whose visitor wants a person. */
  ConversationId wantsPerson(String visitor) {
    ConversationId id = begin(visitor);
    submit(id, new ConversationCommand.AskForHuman("ask"));
    return id;
  }

  Conversation now(ConversationId id) {
    return engine.load(id);
  }

  static BotTurn answer(String text) {
    return new BotTurn.Answer("entry", text, List.of(), decision(Decision.Verdict.ANSWER));
  }

  static Decision decision(Decision.Verdict verdict) {
    return decision(verdict, null);
  }

  static Decision decision(Decision.Verdict verdict, Decision.@Nullable Grounds grounds) {
    return new Decision(
        verdict,
        null,
        List.of(),
        List.of(),
        new Decision.Thresholds(0.7, 0.3, 0.1),
        Counters.NONE,
        1,
        1,
        "lexical",
        null,
        "",
        0,
        0,
        "",
        null,
        List.of(),
        grounds);
  }
}
