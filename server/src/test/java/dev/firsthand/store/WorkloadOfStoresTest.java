package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.TOM;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.closed;
import static dev.firsthand.store.Stories.escalated;
import static dev.firsthand.store.Stories.offered;
import static dev.firsthand.store.Stories.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Chance;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.Stories.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No store gives an agent more than fits, and its load is at all times what a recount finds. */
class WorkloadOfStoresTest {

  private static final Workload WORKLOAD =
      new Workload(Duration.ofMinutes(5), 50, 100, Duration.ZERO);
  private static final int STEPS = 400;

  @Test
  void theTwinKeepsTheLoad() {
    Chance.play(20, chance -> {
      var twin = new InMemoryLog(WORKLOAD);
      new Day(twin, twin, chance, 0).pass();
    });
  }

  @Test
  void sqliteKeepsTheLoad(@TempDir Path folder) {
    try (Database database = Database.open(
        new DatabaseSettings.Sqlite(folder.resolve("load.db")),
        () -> "era",
        WORKLOAD,
        Thread::startVirtualThread)) {
      Chance.playOne(7, chance -> new Day(database.log(), database.slots(), chance, 0).pass());
    }
  }

  @Test
  void postgresqlKeepsTheLoad() throws Exception {
    try (Database database = Database.open(
        PostgresForTests.newDatabase(), () -> "era", WORKLOAD, Thread::startVirtualThread)) {
      Chance.playOne(7, chance -> new Day(database.log(), database.slots(), chance, 0).pass());
    }
  }

  /** Visitors and two agents, at random; a recount from the conversations is the witness. */
  private static final class Day {
    private static final Set<AgentId> AGENTS = Set.of(MARIA, TOM);

    private final ConversationLog log;
    private final AgentSlots slots;
    private final Chance chance;
    private final List<Told> all = new ArrayList<>();
    private Instant now = NOON;
    private int keys;

    Day(ConversationLog log, AgentSlots slots, Chance chance, int from) {
      this.log = log;
      this.slots = slots;
      this.chance = chance;
      this.keys = from;
    }

    void pass() {
      slots.enroll(MARIA, 4);
      slots.enroll(TOM, 2);
      for (int i = 0; i < STEPS; i++) {
        now = now.plusSeconds(chance.below(100));
        step();
        holds();
      }
      assertThat(all).anyMatch(told -> told.now().state() instanceof ConversationState.Closed);
    }

    private void step() {
      String key = "k" + keys++;
      if (all.isEmpty() || chance.oneIn(6)) {
        all.add(Told.in(log, "v" + key).then(escalated(now, 0)));
        return;
      }
      Told told = chance.of(all);
      AgentId agent = chance.oneIn(2) ? MARIA : TOM;
      switch (told.now().state()) {
        case ConversationState.Queued queued -> rings(told, agent);
        case ConversationState.Ringing ringing -> told.then(accepted(now, ringing.agent()));
        case ConversationState.Human human ->
          told.then(chance.oneIn(4) ? closed(now, human.agent()) : said(now, key, "hm"));
        default -> {}
      }
    }

    /** It rings exactly where the recount says that there is room. */
    private void rings(Told told, AgentId agent) {
      boolean free = all.stream().noneMatch(each -> each.now().state().rings().contains(agent));
      int capacity = agent.equals(MARIA) ? 4 : 2;
      boolean room = WORKLOAD.hasRoom(capacity, wordsOf(agent), now);
      Append append = told.tryTo(null, offered(now, agent));
      assertThat(append instanceof Append.Appended)
          .as("%s with %s of %s at %s", agent, wordsOf(agent), capacity, now)
          .isEqualTo(free && room);
    }

    private void holds() {
      for (AgentSlots.Slot slot : slots.all()) {
        List<Instant> words = wordsOf(slot.agent());
        assertThat(slot.load()).as("the load of %s", slot.agent()).isEqualTo(words.size());
        assertThat(slot.lastWords()).containsExactlyInAnyOrderElementsOf(words);
        AgentSlots.Slot alone = slots.find(slot.agent()).orElseThrow();
        assertThat(alone.lastWords()).containsExactlyInAnyOrderElementsOf(words);
        assertThat(alone.with(slot.lastWords())).isEqualTo(slot);
        assertThat(slot.load()).isLessThanOrEqualTo(slot.capacity());
        assertThat(Workload.WHOLE * slot.load())
            .as("all of them may wake")
            .isLessThanOrEqualTo(Workload.WHOLE * slot.capacity());
        assertThat(WORKLOAD.weight(slot.lastWords(), now))
            .isLessThanOrEqualTo(Workload.WHOLE * slot.capacity());
      }
      assertThat(slots.all()).extracting(AgentSlots.Slot::agent).hasSameElementsAs(AGENTS);
      assertThat(slots.find(new AgentId("nobody"))).isEmpty();
    }

    /** When something was last said in each of the agent's conversations, from the conversations. */
    private List<Instant> wordsOf(AgentId agent) {
      return all.stream()
          .map(Told::now)
          .filter(told -> agent.equals(told.state().owner()))
          .map(told -> told.facts().lastAt())
          .toList();
    }
  }

  @Test
  void bothRingingPlacesAreGivenBackWhenOneAccepts(@TempDir Path folder) throws Exception {
    var twin = new InMemoryLog();
    bothAreGivenBack(twin, twin);
    try (Database database =
        Database.open(new DatabaseSettings.Sqlite(folder.resolve("two.db")), () -> "era")) {
      bothAreGivenBack(database.log(), database.slots());
    }
    try (Database database = Database.open(PostgresForTests.newDatabase(), () -> "era")) {
      bothAreGivenBack(database.log(), database.slots());
    }
  }

  private static void bothAreGivenBack(ConversationLog log, AgentSlots slots) {
    slots.enroll(MARIA, 2);
    slots.enroll(TOM, 2);
    var also = new ConversationEvent.AlsoOffered(NOON, TOM, NOON.plusSeconds(20), List.of());
    Told told =
        Told.in(log, "ann").then(escalated(NOON, 0), offered(NOON, MARIA)).then(also);
    assertThat(slots.all()).allMatch(slot -> told.id().equals(slot.ringing()));
    assertThat(log.ringingAt(TOM)).isPresent();
    assertThat(log.ringing(10)).hasSize(1);

    told.then(accepted(NOON, TOM));

    assertThat(slots.all()).noneMatch(slot -> slot.ringing() != null);
    assertThat(slots.all()).extracting(AgentSlots.Slot::load).containsExactlyInAnyOrder(0, 1);
    assertThat(log.ringingAt(MARIA)).isEmpty();
    assertThat(log.ringing(10)).isEmpty();
  }
}
