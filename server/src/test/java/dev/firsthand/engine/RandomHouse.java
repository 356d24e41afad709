package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.CallTime;
import dev.firsthand.conversation.Chance;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.ColleagueThread;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.Occasion;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.Sender;
import dev.firsthand.conversation.Settled;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.conversation.Worth;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes over one log, some visitors and agents, and everything that can go wrong: lost answers,
 * failed appends, crashes, emptied memories, commands sent twice and out of order.
 */
public final class RandomHouse {

  private static final int NODES = 2;
  private static final List<VisitorId> VISITORS = List.of(
      new VisitorId("ada"),
      new VisitorId("ben"),
      new VisitorId("eva"),
      new VisitorId("leo"),
      new VisitorId("zoe"));
  private static final Worth TEN = Worth.of(1000, "EUR");
  private static final List<AgentId> AGENTS =
      List.of(new AgentId("maria"), new AgentId("tom"), new AgentId("sue"));

  /** A command as a client holds it until it is answered. */
  private record Sent(ConversationId id, Sender sender, String key, ConversationCommand command) {}

  private final Chance chance;
  private final HandClock clock = new HandClock();
  private final Store store;
  private final ConversationLog log;
  private final AgentSlots slots;
  private final Contract contract;
  private final List<FaultyLog> logs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<AgentId, Integer> windows = new HashMap<>();
  private final Map<Sent, Long> acknowledged = new HashMap<>();
  private final List<Sent> unacknowledged = new ArrayList<>();
  private final List<Duration> skews = new ArrayList<>();
  private boolean meddling;
  private int keys;
  private int commands;
  private int crashes;

  public RandomHouse(Chance chance, Store store) {
    this.chance = chance;
    this.store = store;
    log = store.log();
    slots = store.slots();
    contract = new Contract(store, clock, agent -> presence().isConnected(agent));
    for (int i = 0; i < NODES; i++) {
      var faulty = new FaultyLog(log);
      faulty.appended = contract::touched;
      logs.add(faulty);
      skews.add(i == 0 ? Duration.ZERO : Duration.ofMillis(chance.below(800) - 400));
    }
    for (int i = 0; i < NODES; i++) {
      nodes.add(node(i));
    }
    for (AgentId agent : AGENTS) {
      slots.enroll(agent, 1 + chance.below(3));
      slots.setStatus(agent, AgentSlots.Status.AVAILABLE, null, clock.instant());
    }
    Contract.BUDGETS.forEach(
        (gesture, terms) -> store.gestures().define(gesture, terms, TEN, codesOf(gesture)));
  }

  private static List<String> codesOf(GestureId gesture) {
    return gesture.equals(Contract.VOUCHER)
        ? IntStream.range(0, 4).mapToObj(i -> "V-" + i).toList()
        : List.of();
  }

  /** The first node is the one that agents connect to; the others ask it who is there. */
  private Node node(int i) {
    Presence shared = i == 0 ? null : presence();
    var node = new Node(
        clock.skewed(skews.get(i)),
        logs.get(i),
        slots,
        agent -> presence().isConnected(agent),
        shared);
    node.bot = (conversation, question) -> turn();
    logs.get(i).beforeAppend = () -> meddle(i);
    return node;
  }

  private Presence presence() {
    return nodes.getFirst().presence;
  }

  /** While one node is about to append, another may be quicker. */
  private void meddle(int node) {
    if (!meddling && chance.oneIn(8)) {
      meddling = true;
      int other = (node + 1) % NODES;
      if (chance.oneIn(2)) {
        say(other);
      } else {
        nodes.get(other).work.one();
      }
      meddling = false;
    }
  }

  /** One thing happens, and what must hold is looked at. */
  public void step() {
    switch (chance.below(24)) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> say(anyNode());
      case 8, 9, 10, 11 -> act(anyNode());
      case 12 -> again();
      case 13, 14 -> passTime();
      case 15 -> nodes.get(anyNode()).botWork.one();
      case 16, 17 -> nodes.get(anyNode()).work.all();
      case 18, 19 -> comeOrGo();
      case 20 -> changeStatus();
      case 21 -> nodes.get(anyNode()).table.forgetAll();
      case 22 -> mishap();
      default -> {
        if (chance.oneIn(4)) {
          comesToRest();
        }
      }
    }
    contract.holds();
  }

  private int anyNode() {
    return chance.below(NODES);
  }

  // Visitors and agents.

  private void say(int node) {
    VisitorId visitor = chance.of(VISITORS);
    ConversationId id = current(node, visitor);
    if (id != null) {
      send(node, visitors(id));
    }
  }

  /** The visitor's conversation, as a door finds or begins it. */
  private @Nullable ConversationId current(int node, VisitorId visitor) {
    ConversationEngine engine = nodes.get(node).engine;
    long latest = log.latestOf(visitor);
    if (latest > 0) {
      ConversationId id = ConversationId.of(visitor, latest);
      if (!engine.isOver(id)) {
        return id;
      }
    }
    ConversationId next = ConversationId.of(visitor, latest + 1);
    var start = new ConversationCommand.Start(new SiteKey("shop"), "en", "/");
    chance.tell(clock.instant() + " node " + node + " " + next + " " + start);
    return answered(engine, next, start) == null ? null : next;
  }

  private Sent visitors(ConversationId id) {
    String key = "v" + keys++;
    Conversation now = contract.now(id);
    Conversation.OpenAskBack open = now.askBack();
    ConversationCommand command = switch (chance.below(16)) {
      case 0, 1 -> new ConversationCommand.AskForHuman(key);
      case 2 ->
        chance.oneIn(2)
            ? new ConversationCommand.LeaveMessage(key, "Call me", null, "a@example.org")
            : new ConversationCommand.AskForCallBack(key, "12345", CallTime.SOON, null, null);
      case 3 -> new ConversationCommand.End(key);
      case 4, 5 ->
        new ConversationCommand.Choose(
            key, open == null ? 1 : open.seq(), chance.of(List.of("entry", "gone", Choice.NONE)));
      case 6 ->
        new ConversationCommand.RateAnswer(
            key, Math.max(1, now.seq() - chance.below(3)), chance.oneIn(2));
      case 7 ->
        new ConversationCommand.Identify(
            key, "Ada", null, Map.of("plan", chance.of(List.of("", "gold"))), chance.oneIn(2));
      case 8 -> new ConversationCommand.Rate(key, 5, null);
      case 9 -> new ConversationCommand.Say(key, "leaf.png", aFile(key));
      default -> new ConversationCommand.Say(key, "What about " + key + "?");
    };
    return new Sent(id, Sender.VISITOR, key, command);
  }

  private static Attachment aFile(String key) {
    return new Attachment("f" + key, "image/png", 1_000);
  }

  private void act(int node) {
    if (contract.conversations().isEmpty()) {
      return;
    }
    AgentId agent = chance.of(AGENTS);
    if (!presence().isConnected(agent) && !chance.oneIn(10)) {
      return;
    }
    ConversationId id = log.ringingAt(agent)
        .filter(ringing -> chance.oneIn(2))
        .map(ConversationSummary::id)
        .orElseGet(() -> {
          List<ConversationSummary> mine = log.ownedBy(agent);
          return mine.isEmpty() || chance.oneIn(4)
              ? chance.of(List.copyOf(contract.conversations()))
              : chance.of(mine).id();
        });
    String key = "a" + keys++;
    long epoch = contract.now(id).epoch() - (chance.oneIn(6) ? 1 : 0);
    var who = new AgentProfile(agent, agent.value(), "", null);
    ConversationCommand command = switch (chance.below(17)) {
      case 0, 1, 2, 3 -> new ConversationCommand.Accept(who, key, "Hi");
      case 4 -> new ConversationCommand.Decline(agent, key, null);
      case 5 -> new ConversationCommand.Take(who, key, epoch, "Hi");
      case 6, 7 ->
        new ConversationCommand.Reply(
            agent,
            key,
            epoch,
            "Well",
            chance.oneIn(4) ? null : who,
            chance.oneIn(4) ? aFile(key) : null);
      case 12, 13 -> aboutPromises(agent, key, contract.now(id));
      case 16 -> gives(who, key, epoch);
      case 8 ->
        chance.oneIn(2)
            ? new ConversationCommand.AddNote(
                agent,
                key,
                Contract.AMONG_COLLEAGUES + key,
                chance.oneIn(2) ? List.of() : names(agent))
            : new ConversationCommand.Judge(
                agent,
                key,
                Math.max(1, contract.now(id).seq() - chance.below(4)),
                chance.of(List.of(dev.firsthand.conversation.Judgement.values())),
                "hours");
      case 9 -> handOn(agent, key, epoch);
      case 10 -> new ConversationCommand.GiveBack(agent, key, epoch, settled());
      case 14, 15 -> amongColleagues(agent, key, contract.now(id));
      default ->
        new ConversationCommand.Close(
            agent,
            key,
            epoch,
            null,
            chance.oneIn(3)
                ? null
                : chance.of(List.of(ConversationCommand.PromisesAtClose.values())));
    };
    send(node, new Sent(id, new Sender(agent.value()), key, command));
  }

  /** One colleague, or by mistake the agent. */
  private List<AgentId> names(AgentId agent) {
    return List.of(chance.oneIn(6) ? agent : chance.of(AGENTS));
  }

  /** What an agent notes as settled; the bot's favourite answer among it. */
  private @Nullable List<Settled> settled() {
    return switch (chance.below(4)) {
      case 0 -> null;
      case 1 -> List.of();
      case 2 -> List.of(new Settled("As agreed", "entry"));
      default -> List.of(new Settled("By heart", null), new Settled("So be it", "gone"));
    };
  }

  private ConversationCommand aboutPromises(AgentId agent, String key, Conversation now) {
    List<OpenPromise> open = now.promises().all();
    Instant due = clock.instant().plus(Duration.ofMinutes(chance.below(600)));
    if (open.isEmpty() || chance.oneIn(2)) {
      return new ConversationCommand.MakePromise(
          agent, key, "Call", chance.oneIn(3) ? null : agent, due);
    }
    long promise = chance.of(open).id() + (chance.oneIn(9) ? 1 : 0);
    if (chance.oneIn(4)) {
      return new ConversationCommand.SnoozePromise(agent, key, promise, due);
    }
    return chance.oneIn(3)
        ? new ConversationCommand.MovePromise(agent, key, promise, null, due)
        : new ConversationCommand.KeepPromise(agent, key, promise);
  }

  private ConversationCommand amongColleagues(AgentId agent, String key, Conversation now) {
    List<ColleagueThread> open = now.threads().all();
    if (open.isEmpty() || chance.oneIn(4)) {
      return new ConversationCommand.AskColleagues(
          agent,
          key,
          AGENTS.stream()
              .filter(other -> !other.equals(agent) && chance.oneIn(2))
              .toList(),
          chance.oneIn(2) ? null : Node.TEAM,
          Contract.AMONG_COLLEAGUES + key);
    }
    long thread = chance.of(open).seq() + (chance.oneIn(9) ? 1 : 0);
    return chance.oneIn(4)
        ? new ConversationCommand.EndThread(agent, key, thread)
        : new ConversationCommand.TellColleagues(
            agent, key, thread, Contract.AMONG_COLLEAGUES + key);
  }

  /** What was found may be gone by the time it is given. */
  private ConversationCommand gives(AgentProfile who, String key, long epoch) {
    GestureId gesture = chance.of(List.copyOf(Contract.BUDGETS.keySet()));
    Giveable found = store.gestures().find(gesture, new SiteKey("shop"), chance.below(3));
    return new ConversationCommand.GiveGesture(who, key, epoch, gesture, found);
  }

  private ConversationCommand handOn(AgentId agent, String key, long epoch) {
    return switch (chance.below(5)) {
      case 0, 1 -> new ConversationCommand.Transfer(agent, key, epoch, chance.of(AGENTS), null);
      case 2, 3 ->
        new ConversationCommand.TransferToTeam(
            agent, key, epoch, Node.TEAM, chance.of(AGENTS), List.of(), "brief");
      default -> new ConversationCommand.PutBack(agent, key, epoch, null, "brief");
    };
  }

  /** A client sends what it has no answer to, or even what it has one to. */
  private void again() {
    if (!unacknowledged.isEmpty() && chance.oneIn(2)) {
      send(anyNode(), unacknowledged.remove(chance.below(unacknowledged.size())));
    } else if (!acknowledged.isEmpty()) {
      var all = new ArrayList<>(acknowledged.keySet());
      all.sort(Comparator.comparing(Sent::key));
      send(anyNode(), chance.of(all));
    }
  }

  private void send(int node, Sent sent) {
    commands++;
    chance.tell(clock.instant() + " node " + node + " " + sent.id() + " " + sent.command());
    Submission made = answered(nodes.get(node).engine, sent.id(), sent.command());
    chance.tell("  " + made);
    Long before = acknowledged.get(sent);
    if (before != null && made != null) {
      assertThat(made)
          .as("the same key again is the same number")
          .isInstanceOf(Submission.Done.class)
          .extracting(done -> ((Submission.Done) done).seq())
          .isEqualTo(before);
    }
    if (made == null || chance.oneIn(10)) {
      unacknowledged.add(sent);
    } else if (made instanceof Submission.Done done) {
      acknowledged.put(sent, done.seq());
    }
  }

  /** Null if the log failed. */
  private static @Nullable Submission answered(
      ConversationEngine engine, ConversationId id, ConversationCommand command) {
    var result = engine.submit(id, command);
    assertThat(result).as("a command is answered").isDone();
    return result.isCompletedExceptionally() ? null : result.join();
  }

  private void comeOrGo() {
    AgentId agent = chance.of(AGENTS);
    int open = windows.getOrDefault(agent, 0);
    if (open == 0 || chance.oneIn(3)) {
      presence().connected(agent);
      windows.put(agent, open + 1);
    } else {
      presence().disconnected(agent);
      windows.put(agent, open - 1);
    }
    chance.tell(clock.instant() + " " + agent + " has windows: " + windows.get(agent));
  }

  private void changeStatus() {
    AgentId agent = chance.of(AGENTS);
    AgentSlots.Status status = chance.oneIn(3)
        ? chance.of(List.of(AgentSlots.Status.values()))
        : AgentSlots.Status.AVAILABLE;
    chance.tell(clock.instant() + " " + agent + " is " + status);
    slots.setStatus(agent, status, null, clock.instant());
    nodes.forEach(node -> node.matchmaker.lookAround());
  }

  private BotTurn turn() throws IOException {
    Decision decision = Node.decision(Decision.Verdict.ASK_BACK);
    return switch (chance.below(8)) {
      case 0 -> throw new IOException("The bot is broken.");
      case 1 ->
        new BotTurn.AskBack("Did you mean", List.of(new Choice("entry", "Entry")), decision);
      case 2 -> new BotTurn.Escalate(EscalationReason.LOW_CONFIDENCE, chance.below(2), decision);
      case 3 -> new BotTurn.Say("Hm", true, Node.decision(Decision.Verdict.OFFER));
      case 4 -> new BotTurn.Tell(telling(Decision.Verdict.SETTLED));
      case 5 -> new BotTurn.Tell(telling(Decision.Verdict.PROMISED));
      default -> Node.answer("Yes.");
    };
  }

  /** A decision to tell what stands, or what the bot believes to stand. */
  private Decision telling(Decision.Verdict verdict) {
    var stands = new Decision.Stands(
        Decision.How.STANDS, Decision.How.STANDS, (long) (1 + chance.below(12)));
    return Node.decision(verdict, new Decision.Grounds(Occasion.CHOICE, true, 0, "entry", stands));
  }

  // Time and mishaps.

  private void passTime() {
    clock.move(
        switch (chance.below(13)) {
          case 0, 1, 2, 3 -> Duration.ofMillis(chance.below(700));
          case 4, 5, 6, 7 -> Duration.ofSeconds(1 + chance.below(12));
          case 8 -> Node.TIMES.grace();
          case 9 -> Node.TIMES.patience();
          case 10 -> Node.TIMES.botIdle();
          case 11 -> Duration.ofMillis(-chance.below(3_000));
          default -> chance.oneIn(4) ? Node.TIMES.reopen() : Node.TIMES.sameAgent();
        });
  }

  private void mishap() {
    int node = anyNode();
    switch (chance.below(4)) {
      case 0 -> logs.get(node).next = FaultyLog.Fault.FAILS;
      case 1 -> logs.get(node).next = FaultyLog.Fault.ANSWER_LOST;
      case 2 -> crash(node);
      default -> {
        chance.tell(clock.instant() + " the log is away for a moment");
        logs.forEach(faulty -> faulty.away = true);
        nodes.get(node).work.one();
        nodes.get(node).sweeper.sweep();
        logs.forEach(faulty -> faulty.away = false);
      }
    }
  }

  /** Its memory, timers and tasks are gone, and with the first node the agents' windows. */
  private void crash(int node) {
    chance.tell(clock.instant() + " node " + node + " crashes");
    crashes++;
    nodes.set(node, node(node));
    if (node == 0) {
      windows.clear();
      for (int other = 1; other < NODES; other++) {
        nodes.set(other, node(other));
      }
    }
  }

  /**
   * Everybody finishes what they do and sweeps, without new faults: then nothing that could be done
   * is left undone, and what was acknowledged is there.
   */
  public void comesToRest() {
    meddling = true;
    logs.forEach(faulty -> faulty.next = FaultyLog.Fault.NONE);
    chance.tell(clock.instant() + " the house comes to rest");
    clock.move(Duration.ofSeconds(1));
    for (int i = 0; i < 4; i++) {
      nodes.forEach(node -> node.sweeper.sweep());
      nodes.forEach(node -> node.work.all());
    }
    contract.holdsAtRest(nodes);
    acknowledged.forEach((sent, seq) -> contract.has(sent.id(), sent.sender(), sent.key(), seq));
    meddling = false;
  }

  /** Commands that clients sent, doubles included. */
  public int commands() {
    return commands;
  }

  /** Events that came of them. */
  public long events() {
    return contract.events();
  }

  public int crashes() {
    return crashes;
  }

  /** Virtual time that has passed. */
  public Duration lived() {
    return Duration.between(HandClock.NOON, clock.instant());
  }
}
