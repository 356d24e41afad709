package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;
import dev.firsthand.engine.Summaries;
import dev.firsthand.engine.Timer;
import dev.firsthand.engine.Transfers;
import dev.firsthand.engine.WaitEstimator;
import dev.firsthand.http.Admission;
import dev.firsthand.http.Gathering;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.Protocol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The two doors for sockets, and what stands behind them. Thread-safe. */
public final class Gateway {

  private final Hub hub = new Hub();
  private final Summaries summaries;
  private final Notices notices;
  private final Pending pending;
  private final QueueBoard queue;
  private final KnownAgents known;
  private final Questions questions;
  private final MentionBoard mentions;
  private final AgentDoor agentDoor;
  private final VisitorDoor visitorDoor;
  private final ConversationEngine engine;
  private final ConversationLog store;
  private final AgentSlots slots;
  private final Promises promises;
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration heartbeat;
  private final VisitorLimit limit;
  private volatile @Nullable WaitAlerts alerts;
  private volatile @Nullable ChangeBoard changes;

  /**
   * A gateway that nobody can enter before {@link #open}.
   *
   * @param executor where what blocks is done: virtual threads in the product
   * @param random spreads the clients that are sent away; thread-safe
   * @param references makes the numbers by which a failure is found in the log
   */
  public Gateway(
      ConversationEngine engine,
      ConversationLog store,
      AgentSlots slots,
      SeenMarks marks,
      Promises promises,
      NoteMentions noteMentions,
      VisitorDoor visitorDoor,
      AgentDoor agentDoor,
      Executor executor,
      Timer timer,
      InstantSource clock,
      RandomGenerator random,
      Supplier<String> references,
      Duration heartbeat,
      VisitorLimit limit) {
    this.engine = engine;
    this.store = store;
    this.slots = slots;
    this.promises = promises;
    this.visitorDoor = visitorDoor;
    this.agentDoor = agentDoor;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
    this.random = random;
    this.heartbeat = heartbeat;
    this.limit = limit;
    pending = new Pending(timer, clock, references);
    summaries = new Summaries(store, marks, inOrder(), timer, clock);
    notices =
        new Notices(engine, summaries, slots, agentDoor, hub, inOrder(), inOrder(), timer, clock);
    known = new KnownAgents(engine, agentDoor, slots);
    queue = new QueueBoard(store, known, hub, inOrder(), timer, clock);
    questions = new Questions(engine, store, promises, hub, inOrder());
    mentions = new MentionBoard(engine, store, promises, noteMentions, hub, inOrder());
    notices.alsoTell(queue::changed);
    engine.listen(hub);
    engine.listen(summaries);
    engine.listen(notices);
    engine.listen(queue);
    engine.listen(questions);
    engine.listen(mentions);
    engine.listen(new Reminders(agentDoor, hub, inOrder()));
  }

  /** What is told to many windows is handed over at once. */
  private InOrder inOrder() {
    return new InOrder(executor, Gathering::during);
  }

  /** Opens both doors on {@code router}. */
  public void open(
      Router router,
      Presence presence,
      Transfers transfers,
      Giving giving,
      WaitEstimator estimator) {
    notices.know(presence, transfers::teams);
    queue.know(estimator);
    known.know(presence::isConnected);
    var shared = new Shared(
        engine,
        store,
        slots,
        promises,
        presence,
        transfers,
        giving,
        visitorDoor,
        agentDoor,
        hub,
        notices,
        queue,
        questions,
        mentions,
        summaries,
        pending,
        new Allowances(limit, clock, timer),
        executor,
        timer,
        clock,
        random,
        heartbeat);
    router.socket(Protocol.VISITOR_PATH, request -> admitVisitor(shared, request));
    router.socket(Protocol.AGENT_PATH, request -> admitAgent(shared, request));
  }

  /** Makes those agents available whose pause is over, and tells their windows. Blocks. */
  public void endPauses() {
    notices.endPauses();
  }

  /** Shows the house to those who look after it. */
  public void show(Supervision supervision, Presence presence) {
    var wall =
        new WallBoard(supervision, presence::isConnected, agentDoor, inOrder(), timer, clock);
    engine.listen(wall);
    hub.show(wall);
    alerts = new WaitAlerts(supervision, hub, clock);
  }

  /** Tells those who look after the house of who waits for too long. Blocks. */
  public void alertOfWaits() {
    WaitAlerts watching = alerts;
    if (watching != null) {
      watching.look();
    }
  }

  /** Tells agents what colleagues on other nodes asked and answered, and where they named them. */
  public void lookForColleagues() {
    questions.look();
    mentions.look();
  }

  /** Tells agents of what is kept beside the logs from now on, whenever it is looked at. */
  public void show(KeptBesides besides) {
    changes = new ChangeBoard(besides, hub, inOrder(), clock);
  }

  /** Tells agents of what was changed beside the logs, here or on other nodes. */
  public void lookForChanges() {
    ChangeBoard looking = changes;
    if (looking != null) {
      looking.look();
    }
  }

  /** Of how many long waits was told since the start. */
  public long waitAlerts() {
    WaitAlerts watching = alerts;
    return watching == null ? 0 : watching.told();
  }

  /** Calls {@code wake} when an agent may have become free, by their own word. */
  public void onFreed(Runnable wake) {
    notices.onFreed(wake);
  }

  /** An agent's presence now, as on the wire: available, busy, away, lastChat or offline. Blocks. */
  public String statusWord(AgentId agent) {
    AgentStatus status = notices.status(agent);
    return status == AgentStatus.LAST_CHAT ? "lastChat" : status.name().toLowerCase(Locale.ROOT);
  }

  /** Who is there, or how loaded, has changed: tell the consoles. */
  public void colleaguesChanged() {
    notices.colleaguesChanged();
  }

  /** A session has ended, or with null all sessions of the agent: close its windows. */
  public void signedOut(AgentId agent, @Nullable String session) {
    hub.windowsOf(agent).forEach(window -> window.signedOut(session));
  }

  /** Visitors' sockets that have said hello. */
  public int visitors() {
    return hub.visitorSockets();
  }

  /** Agents' windows that have said hello. */
  public int agents() {
    return hub.agentSockets();
  }

  /** Commands that have no answer yet. */
  public int unanswered() {
    return pending.unanswered();
  }

  private Admission admitVisitor(Shared shared, Request request) {
    Optional<String> origin = request.origin();
    boolean ours = origin.isEmpty() || origin.get().equals(request.ownOrigin());
    if (!ours && !visitorDoor.mayConnect(origin.get())) {
      return new Admission.Refuse(Response.problem(
          403, "ORIGIN_NOT_ALLOWED", "Add this page's origin to the site's allowed origins."));
    }
    String foreign = ours ? null : origin.get();
    return new Admission.Accept(
        subprotocol(request), socket -> new VisitorSocket(shared, socket, foreign));
  }

  private Admission admitAgent(Shared shared, Request request) {
    return switch (agentDoor.admit(request)) {
      case AgentDoor.Verdict.Refused refused -> new Admission.Refuse(refused.response());
      case AgentDoor.Verdict.Admitted admitted ->
        new Admission.Accept(
            subprotocol(request),
            socket -> new AgentSocket(shared, socket, admitted.agent(), admitted.session()));
    };
  }

  private static @Nullable String subprotocol(Request request) {
    return request.subprotocols().contains(Protocol.SUBPROTOCOL) ? Protocol.SUBPROTOCOL : null;
  }
}
