package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.firsthand.bot.Candidate;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.CallTime;
import dev.firsthand.conversation.Chance;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.Unanswered;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.PolicyTerms;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Said;
import dev.firsthand.routing.BusinessHours;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Whatever the checks let an admin set, in whatever mixture: a visitor gets to a person, or reads
 * what is true and has a way on; and who waits is offered once an agent who may have them is free.
 */
class NoDeadEndTest {

  private static final int HOUSES = 400;

  /** Turns after which any policy has stepped aside: 5 misses, 3 ask-backs, 3 offers, and one more. */
  private static final int MOST_TURNS = 12;

  private static final Duration FIT_WAIT = Duration.ofSeconds(30);

  private static final Logger ENGINE = (Logger) LoggerFactory.getLogger("dev.firsthand.engine");

  /** The bot breaks on purpose. */
  @BeforeAll
  static void hush() {
    ENGINE.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakUp() {
    ENGINE.setLevel(null);
  }

  @Test
  void noSettingThatIsTakenMakesADeadEnd() {
    Chance.play(HOUSES, chance -> new Story(chance).play());
  }

  /** One visitor in one house. */
  private static final class Story {

    private static final Faq FAQ = new Faq(
        1, List.of(new FaqEntry("hours", "When?", List.of(), "At nine.", "all", "en", List.of())));

    private final Chance chance;
    private final RandomSettings settings;
    private final HandClock clock = new HandClock();
    private final InMemoryLog log;
    private final Set<AgentId> here = new HashSet<>();
    private final Map<AgentId, Integer> rooms = new HashMap<>();
    private final Node node;
    private final ConversationId id = new ConversationId("ida.1");
    private Reading reading = new Reading(1, "lexical", List.of(), Signals.NONE);
    private boolean broken;
    private int keys;

    Story(Chance chance) {
      this.chance = chance;
      settings = RandomSettings.of(chance);
      clock.move(Duration.ofMinutes(chance.below(7 * 24 * 60)));
      log = new InMemoryLog(settings.workload());
      node = new Node(clock, log, log, here::contains);
      node.teams = settings.teams();
      node.hours = (site, now) -> settings.hours().at(now);
      node.openness = (site, since, now) -> settings.hours().openness(since, now);
      node.words = settings.hours().texts().over(Story::house);
      var version = new PolicyVersion(1, settings.policy());
      node.terms = new PolicyTerms(site -> version);
      node.bot = (conversation, question) -> turn(version, conversation, question);
      settings.staff().forEach(this::employ);
    }

    /** The words that ship, as far as they matter. */
    private static String house(SiteKey site, String language, String key) {
      return switch (key) {
        case "when.language" -> "en";
        case "when.pattern" -> "d MMMM";
        default -> key;
      };
    }

    private void employ(RandomSettings.Worker worker) {
      node.languages.put(worker.id(), worker.languages());
      log.enroll(worker.id(), worker.capacity());
      rooms.put(worker.id(), worker.isAble() ? 1 : 0);
      Integer limit = worker.ownLimit();
      if (limit != null) {
        log.setOwnLimit(
            worker.id(), new AgentSlots.OwnLimit(limit, clock.instant().plus(Duration.ofDays(9))));
      }
      if (chance.oneIn(2)) {
        here.add(worker.id());
      }
      log.setStatus(
          worker.id(), chance.of(List.of(AgentSlots.Status.values())), null, clock.instant());
    }

    private BotTurn turn(PolicyVersion version, Conversation conversation, Unanswered question)
        throws IOException {
      if (broken) {
        throw new IOException("The bot is broken.");
      }
      String text = question instanceof Unanswered.Message message ? message.text() : "";
      return new EscalationRules(version, FAQ, conversation.facts().language(), key -> key)
          .onMessage(reading, conversation.counters(), Said.by(conversation, text));
    }

    void play() {
      does(new ConversationCommand.Start(
          RandomSettings.SHOP, chance.of(List.of("en", "de", "ja", "")), "/"));
      reachesForAPerson();
      assertThat(now().state())
          .as("the visitor is on the way to a person")
          .isNotInstanceOf(ConversationState.Bot.class)
          .isNotInstanceOf(ConversationState.Closed.class);
      theWordIsTrue();
      if (chance.oneIn(4) && !hasPerson()) {
        goesAnotherWay();
      } else {
        waitsUntilSomebodyIsFree();
      }
      isReadable();
    }

    // The way out of the bot.

    private void reachesForAPerson() {
      switch (chance.below(4)) {
        case 0 -> does(new ConversationCommand.AskForHuman(key()));
        case 1 -> {
          broken = true;
          says("When?");
        }
        case 2 -> {
          reading = new Reading(1, "lexical", List.of(), wish());
          saysUntilHeard("A human being, please");
        }
        default -> {
          double unsure = settings.policy().askBackThreshold() * chance.below(10) / 10;
          if (unsure > 0) {
            reading = new Reading(
                1,
                "lexical",
                List.of(new Candidate("hours", "When?", unsure, "When?", List.of())),
                Signals.NONE);
          }
          saysUntilHeard("What about the moon?");
        }
      }
    }

    private static Signals wish() {
      return Signals.NONE.withWish(new Signal(0.99, List.of("human being")));
    }

    /** The same words, until the bot steps aside; an offer of a person may be taken up. */
    private void saysUntilHeard(String words) {
      for (int i = 0; i < MOST_TURNS && isWithBot(); i++) {
        says(words);
        boolean offered = log.read(id, 0, 200).stream()
            .map(ConversationLog.Recorded::event)
            .anyMatch(
                event -> event instanceof ConversationEvent.BotSaid said && said.offersPerson());
        if (offered && isWithBot() && chance.oneIn(3)) {
          does(new ConversationCommand.AskForHuman(key()));
        }
      }
    }

    private boolean isWithBot() {
      return now().state() instanceof ConversationState.Bot;
    }

    private void says(String words) {
      does(new ConversationCommand.Say(key(), words));
      node.botWork.all();
      works();
    }

    // What is told, and the ways on.

    private boolean hasPerson() {
      return now().state().rungAt() != null || now().state().owner() != null;
    }

    /** Who waits has been told what holds, or waits for somebody who is there. */
    private void theWordIsTrue() {
      if (!(now().state() instanceof ConversationState.Queued queued)) {
        return;
      }
      Place place = queued.place();
      Place.Told told = place.told();
      boolean anybody = log.all().stream()
          .anyMatch(slot -> here.contains(slot.agent())
              && slot.isAvailable(clock.instant())
              && slot.capacityAt(clock.instant()) > 0);
      if (told == null) {
        assertThat(anybody).as("nothing is told only where somebody is there").isTrue();
        return;
      }
      Optional<NobodyCase> closed =
          Optional.ofNullable(settings.hours().hours()).flatMap(h -> h.caseAt(told.at()));
      assertThat(told.nobody())
          .as("what is told is what holds")
          .isIn(
              closed.isPresent()
                  ? List.of(closed.get())
                  : List.of(NobodyCase.ALL_BUSY, NobodyCase.NOBODY_SIGNED_IN));
    }

    /** What the visitor reads is never empty, and no placeholder is left in it. */
    private void isReadable() {
      assertThat(log.read(id, 0, 500).stream()
              .map(ConversationLog.Recorded::event)
              .filter(ConversationEvent.NobodyThere.class::isInstance)
              .map(event -> ((ConversationEvent.NobodyThere) event).text()))
          .allMatch(text -> !text.isBlank() && !text.contains("{"));
    }

    private void goesAnotherWay() {
      boolean writes = chance.oneIn(2);
      does(
          writes
              ? new ConversationCommand.LeaveMessage(key(), "Write to me", null, "ida@example.org")
              : new ConversationCommand.AskForCallBack(key(), "12345", CallTime.SOON, null, null));
      isKept();
    }

    /** A follow-up with a promise, which any agent may take. */
    private void isKept() {
      assertThat(now().state()).isInstanceOf(ConversationState.FollowUp.class);
      assertThat(now().promises().isEmpty()).as("something is promised").isFalse();
      AgentId agent = somebodyWithRoom();
      here.add(agent);
      takes(agent);
    }

    // Waiting.

    private void waitsUntilSomebodyIsFree() {
      AgentId agent = somebodyWithRoom();
      Instant since = now().state() instanceof ConversationState.Queued queued
          ? queued.place().since()
          : clock.instant();
      here.add(agent);
      log.setStatus(agent, AgentSlots.Status.AVAILABLE, null, clock.instant());
      node.matchmaker.wake();
      works();
      Optional<Duration> asked = askedAfter(agent);
      while (!hasPerson() && now().state() instanceof ConversationState.Queued) {
        theWordIsTrue();
        Duration waited = Duration.between(since, clock.instant());
        if (asked.isPresent() && mayOffer(since)) {
          assertThat(waited)
              .as("who waits is offered to %s, who is free", agent)
              .isLessThan(longer(asked.get(), FIT_WAIT).plus(step(waited).multipliedBy(2)));
        }
        Optional<AgentId> picker = picker();
        if (picker.isPresent()) {
          takes(picker.get());
          return;
        }
        assertThat(waited)
            .as("nobody waits for ever for an agent who is free")
            .isLessThan(Duration.ofDays(16));
        passes(step(waited));
      }
      if (!hasPerson()) {
        isKept();
      }
    }

    /** Time is looked at closely first, where most of it is decided. */
    private static Duration step(Duration waited) {
      if (waited.compareTo(Duration.ofMinutes(2)) < 0) {
        return Duration.ofSeconds(20);
      }
      return waited.compareTo(Duration.ofHours(4)) < 0
          ? Duration.ofMinutes(5)
          : Duration.ofHours(2);
    }

    /** The wait after which the conversation may ring at the agent; empty if never by itself. */
    private Optional<Duration> askedAfter(AgentId agent) {
      Teams teams = settings.teams();
      Optional<TeamId> wanted = teams.wanted(now().facts().team(), RandomSettings.SHOP);
      Teams.Chain chain = teams.chain(wanted, each -> rooms.getOrDefault(each, 0) > 0);
      if (chain.legs().isEmpty()) {
        return Optional.of(Duration.ZERO);
      }
      return chain.legs().stream()
          .filter(leg -> leg.team().members().contains(agent))
          .findFirst()
          .filter(leg -> leg.team().mode() != Team.Mode.PICK)
          .map(Teams.Leg::after);
    }

    /** Somebody who is there and takes from the queue, where the wanted team is one of those. */
    private Optional<AgentId> picker() {
      Teams teams = settings.teams();
      return teams
          .wanted(now().facts().team(), RandomSettings.SHOP)
          .flatMap(teams::find)
          .filter(team -> team.mode() == Team.Mode.PICK)
          .flatMap(team -> log.all().stream()
              .filter(slot -> team.members().contains(slot.agent()))
              .filter(slot -> here.contains(slot.agent()))
              .filter(slot -> slot.isAvailable(clock.instant()) && slot.capacity() > 0)
              .map(AgentSlots.Slot::agent)
              .findFirst());
    }

    private void takes(AgentId agent) {
      does(new ConversationCommand.Take(card(agent), key(), now().epoch(), "Hi"));
      assertThat(now().state().owner()).isEqualTo(agent);
    }

    private boolean mayOffer(Instant since) {
      BusinessHours hours = settings.hours().hours();
      return hours == null
          || settings.hours().offersOutside()
          || hours.isOpen(since)
          || hours.isOpen(clock.instant());
    }

    /** Somebody who could answer and has nothing to do; hired where there is nobody. */
    private AgentId somebodyWithRoom() {
      return settings.staff().stream()
          .filter(RandomSettings.Worker::isAble)
          .map(RandomSettings.Worker::id)
          .findFirst()
          .orElseGet(() -> {
            var hired = new AgentId("zoe");
            log.enroll(hired, 1);
            rooms.put(hired, 1);
            return hired;
          });
    }

    private void passes(Duration time) {
      clock.move(time);
      node.sweeper.sweep();
      works();
    }

    private void works() {
      node.work.all();
    }

    private void does(ConversationCommand command) {
      chance.tell(clock.instant() + " " + command);
      Submission made = node.submit(id, command);
      chance.tell("  " + made);
      assertThat(made).as(command.toString()).isInstanceOf(Submission.Done.class);
      works();
    }

    private Conversation now() {
      return log.fold(id);
    }

    private String key() {
      return "k" + keys++;
    }

    private static AgentProfile card(AgentId agent) {
      return new AgentProfile(agent, agent.value(), "", null);
    }

    private static Duration longer(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  }
}
