package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.BoxKind;
import dev.firsthand.engine.ConversationLog.BoxQuery;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.PromiseMade;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.Submission;
import dev.firsthand.http.Frame;
import dev.firsthand.http.Socket;
import dev.firsthand.http.SocketListener;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.BadFrame;
import dev.firsthand.protocol.Box;
import dev.firsthand.protocol.CloseCode;
import dev.firsthand.protocol.Codec;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.Protocol;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.Summary;
import dev.firsthand.protocol.Why;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One window of an agent's console. Commands of one window are carried out in the order sent; what
 * blocks runs beside the event loop.
 */
final class AgentSocket implements SocketListener {

  private static final Codec<AgentCommand> COMMANDS = Codec.agentCommands();
  private static final Codec<AgentFrame> FRAMES = Codec.agentFrames();
  private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
  private static final int MOST_BAD_FRAMES = 50;
  private static final int MOST_HELD = 500;
  private static final int HALF_A_DAY = 720;
  private static final int FIRST_PAGE = 200;

  private enum Phase {
    NEW,
    GREETING,
    OPEN,
    GONE
  }

  private final Shared shared;
  private final Socket socket;
  private final AgentId me;
  private final String session;
  private final InOrder beside;
  private final Rate rate;
  private final Queue<AgentCommand> held = new ArrayDeque<>();
  private final ConcurrentHashMap<ConversationId, Subscription> open = new ConcurrentHashMap<>();

  private volatile boolean gone;
  private Phase phase = Phase.NEW;

  /** Commands under way that wait for a file, or came after one. */
  private int afterFiles;

  private int badFrames;

  AgentSocket(Shared shared, Socket socket, AgentId me, String session) {
    this.shared = shared;
    this.socket = socket;
    this.me = me;
    this.session = session;
    this.beside = new InOrder(shared.executor());
    this.rate = new Rate(200, Duration.ofMillis(50), shared.clock());
    shared.timer().after(HELLO_WITHIN, () -> socket.execute(this::closeUnlessGreeted));
  }

  @Override
  public void onText(String text) {
    AgentCommand command;
    try {
      command = COMMANDS.read(text);
    } catch (BadFrame bad) {
      refuse(bad);
      return;
    }
    if (command instanceof AgentCommand.Hello hello) {
      hello(hello);
      return;
    }
    switch (phase) {
      case NEW -> send(Pending.refused(null, null, ErrorCode.HELLO_FIRST));
      case GREETING -> hold(command);
      case OPEN -> carryOut(command);
      case GONE -> {}
    }
  }

  /** Tells of a long wait, if this agent looks after others. */
  void alert(AgentFrame.WaitAlert frame) {
    if (looksAfterOthers()) {
      send(frame);
    }
  }

  /** Whether this agent may look after others: asked anew for each command and each frame. */
  boolean looksAfterOthers() {
    return shared.agentDoor().find(me).filter(AgentDoor.Agent::looksAfterOthers).isPresent();
  }

  @Override
  public void onClosed(int code) {
    boolean wasOpen = phase == Phase.OPEN;
    phase = Phase.GONE;
    gone = true;
    List.copyOf(open.keySet()).forEach(this::leave);
    if (wasOpen) {
      shared.hub().exit(me, this);
      shared.presence().disconnected(me);
    }
  }

  @Override
  public void onWritable() {
    open.values().forEach(Subscription::roomAgain);
  }

  @Override
  public void onDrain() {
    send(new ServerFrame.Draining(shared.comeBackInMs()));
  }

  /** Sends a frame. Any thread. */
  void send(AgentFrame frame) {
    socket.send(written(frame));
  }

  /** A frame as {@link #sendWritten} takes it: written once for all who get it. */
  static Frame written(AgentFrame frame) {
    return Frame.utf8(FRAMES.bytes(frame));
  }

  /** Sends a frame that is written already. Any thread. */
  void sendWritten(Frame frame) {
    socket.send(frame);
  }

  /** Whether the conversation is open in this window. */
  boolean shows(ConversationId id) {
    return open.containsKey(id);
  }

  /** Whether this is a window of the agent's. */
  boolean isOf(@Nullable AgentId agent) {
    return me.equals(agent);
  }

  void visitorThere(VisitorId visitor, boolean there) {
    for (ConversationId id : open.keySet()) {
      if (id.visitor().equals(visitor)) {
        send(new AgentFrame.VisitorThere(id.value(), there));
      }
    }
  }

  /** Ends this window if it belongs to the session, or to any session where none is named. */
  void signedOut(@Nullable String endedSession) {
    if (endedSession == null || endedSession.equals(session)) {
      socket.close(CloseCode.SIGNED_OUT.number(), "Signed out");
    }
  }

  private void closeUnlessGreeted() {
    if (phase == Phase.NEW) {
      socket.close(CloseCode.NO_HELLO.number(), "Say hello within 10 seconds");
    }
  }

  private void refuse(BadFrame bad) {
    send(new ServerFrame.Refused(
        bad.id(), null, bad.code(), bad.advice(), bad.field(), false, null, null));
    if (++badFrames > MOST_BAD_FRAMES) {
      socket.close(CloseCode.BAD_CLIENT.number(), "Too many bad frames");
    }
  }

  private void hold(AgentCommand command) {
    if (held.size() < MOST_HELD) {
      held.add(command);
    } else {
      socket.close(CloseCode.BAD_CLIENT.number(), "Wait for the welcome");
    }
  }

  // Hello.

  private void hello(AgentCommand.Hello hello) {
    if (phase != Phase.NEW) {
      send(Pending.refused(hello.id(), null, ErrorCode.HELLO_FIRST));
      return;
    }
    phase = Phase.GREETING;
    var greeted = new CompletableFuture<Void>();
    shared.pending().inTime(greeted, socket);
    shared.executor().execute(() -> greet(hello, greeted));
  }

  private void greet(AgentCommand.Hello hello, CompletableFuture<Void> greeted) {
    try {
      AgentDoor.Agent agent = shared.agentDoor().find(me).orElse(null);
      if (agent == null) {
        send(Pending.refused(hello.id(), null, ErrorCode.FORBIDDEN));
        socket.close(CloseCode.SIGNED_OUT.number(), "You don't work here any more");
        return;
      }
      AgentSlots.Slot slot = slot();
      var welcome = new AgentFrame.Welcome(
          hello.id(),
          shared.store().era(),
          VisitorView.person(agent.profile()),
          agent.role(),
          slot == null
              ? AgentStatus.AWAY
              : Notices.statusOf(slot.statusAt(shared.clock().instant())),
          slot == null ? agent.capacity() : slot.capacity(),
          shared.slots().workload().quietAfter().toMillis(),
          shared.slots().workload().quietWeight(),
          shared.heartbeat().toMillis(),
          Protocol.VERSION);
      socket.execute(() -> welcomed(welcome, hello));
    } catch (RuntimeException | Error e) {
      send(shared.pending().failed(hello.id(), null, e));
      socket.close(CloseCode.UNAVAILABLE.number(), "Can't look you up now");
    } finally {
      greeted.complete(null);
    }
  }

  private void welcomed(AgentFrame.Welcome welcome, AgentCommand.Hello hello) {
    if (phase == Phase.GONE) {
      return;
    }
    phase = Phase.OPEN;
    send(welcome);
    shared.hub().enter(me, this);
    shared.presence().connected(me);
    beside.execute(() -> fill(hello.resume() == null ? List.of() : hello.resume()));
    while (!held.isEmpty() && phase == Phase.OPEN) {
      carryOut(held.remove());
    }
  }

  /** Sends the inbox, the colleagues and what rings. Blocks. */
  private void fill(List<Resume> resumed) {
    try {
      inbox().forEach(summary -> send(new AgentFrame.SummaryChanged(summary)));
      shared.notices().greet(this);
      shared.slots().find(me).map(shared.notices()::standing).ifPresent(this::send);
      shared
          .store()
          .ringingAt(me)
          .map(ringing -> shared.notices().offer(shared.engine().load(ringing.id()), me))
          .ifPresent(this::send);
      shared.questions().greet(me, this);
      shared.mentions().greet(me, this);
      resumed.forEach(this::resume);
      send(new AgentFrame.Ready());
    } catch (RuntimeException | Error e) {
      send(shared.pending().failed("", null, e));
      socket.close(CloseCode.UNAVAILABLE.number(), "Can't read your inbox now");
    }
  }

  private void resume(Resume resume) {
    Optional<ConversationId> id = parsed(resume.conversation());
    if (id.isEmpty()) {
      return;
    }
    noteIfUnseen(id.get());
    long head = shared.engine().load(id.get()).seq();
    boolean same = resume.era().equals(shared.store().era()) && resume.seq() <= head;
    if (!same) {
      send(new AgentFrame.Reset(
          shared.store().era(), id.get().value(), "What you had is not this conversation's log."));
    }
    tellWhatIsIn(id.get()); // Somebody else may have it by now, and then it is in no box.
    subscribe(id.get(), same ? resume.seq() : 0);
  }

  /** What is mine, waits, is to be followed up, or was promised and is due first. Blocks. */
  private List<Summary> inbox() {
    ConversationLog store = shared.store();
    var found = new LinkedHashMap<ConversationId, ConversationSummary>();
    store.ownedBy(me).forEach(summary -> found.putIfAbsent(summary.id(), summary));
    for (BoxKind box : List.of(BoxKind.QUEUE, BoxKind.FOLLOW_UPS)) {
      store
          .page(new BoxQuery(box, me, null, FIRST_PAGE))
          .summaries()
          .forEach(summary -> found.putIfAbsent(summary.id(), summary));
    }
    var due = new Promises.Query(
        Promises.Which.OPEN, shared.clock().instant(), null, null, Promises.LONGEST_PAGE);
    for (PromiseMade promise : shared.promises().page(due).promises()) {
      if (!found.containsKey(promise.conversation())) {
        store
            .summary(promise.conversation())
            .ifPresent(summary -> found.put(summary.id(), summary));
      }
    }
    return Notices.summaries(List.copyOf(found.values()), shared.promises());
  }

  // Commands.

  private void carryOut(AgentCommand command) {
    if (rate.take() > 0 && !(command instanceof AgentCommand.Ping)) {
      limited(command);
      return;
    }
    switch (command) {
      case AgentCommand.Keyed keyed -> keyed(keyed);
      case AgentCommand.SetStatus c -> setStatus(c);
      case AgentCommand.SetLimit c -> setLimit(c);
      case AgentCommand.Open c -> withConversation(c.id(), c.conversation(), id -> open(c, id));
      case AgentCommand.Leave c ->
        withConversation(c.id(), c.conversation(), id -> {
          leave(id);
          ok(c.id());
        });
      case AgentCommand.Fetch c -> withConversation(c.id(), c.conversation(), id -> fetch(c, id));
      case AgentCommand.ListBox c -> beside(c.id(), () -> list(c));
      case AgentCommand.WatchWall c -> watchWall(c);
      case AgentCommand.Seen c -> parsed(c.conversation()).ifPresent(id -> seen(id, c.seq()));
      case AgentCommand.Typing c ->
        parsed(c.conversation()).ifPresent(id -> beside.execute(() -> types(id, c.on())));
      case AgentCommand.Ping c ->
        send(new ServerFrame.Pong(c.id(), shared.clock().instant()));
      case AgentCommand.Hello c -> hello(c);
    }
  }

  private void limited(AgentCommand command) {
    switch (command) {
      case AgentCommand.Keyed c -> send(Pending.refused(c.id(), c.key(), ErrorCode.RATE_LIMITED));
      case AgentCommand.SetStatus c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.SetLimit c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.Open c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.Leave c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.Fetch c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.ListBox c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.WatchWall c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.Hello c -> send(Pending.refused(c.id(), null, ErrorCode.RATE_LIMITED));
      case AgentCommand.Ping c -> {}
      case AgentCommand.Seen c -> {}
      case AgentCommand.Typing c -> {}
    }
  }

  private void keyed(AgentCommand.Keyed command) {
    Optional<ConversationId> id = parsed(command.conversation());
    Optional<AgentDoor.Agent> agent = shared.agentDoor().find(me);
    if (id.isEmpty()) {
      refuse(command, ErrorCode.UNKNOWN_CONVERSATION);
    } else if (agent.isEmpty() || (isOfSupervisor(command) && !looksAfterOthers())) {
      refuse(command, ErrorCode.FORBIDDEN);
    } else if (command instanceof AgentCommand.Transfer c
        && (c.agent() == null) == (c.team() == null)) {
      badField(c.id(), "agent", "must be named, or else \"team\", and not both");
    } else if (command instanceof AgentCommand.AskColleague c
        && (c.agent() == null) == (c.team() == null)) {
      badField(c.id(), "agent", "must be named, or else \"team\", and not both");
    } else if (Named.isUnknownTeam(command, shared)) {
      refuseUnlessDone(
          command,
          Meaning.of(command, agent.get(), shared),
          id.get(),
          wrong(
              command.id(),
              "team",
              "must be the id of a team; there is none of that id (any more)"));
    } else if (Named.isNobody(command, me, shared)) {
      refuseUnlessDone(
          command,
          Meaning.of(command, agent.get(), shared),
          id.get(),
          Pending.refused(command.id(), command.key(), ErrorCode.UNKNOWN_AGENT));
    } else if (command instanceof AgentCommand.Transfer c && c.team() != null) {
      toTeam(c, id.get(), new TeamId(c.team()));
    } else if (command instanceof AgentCommand.Reply c && c.file() != null) {
      replyWith(c.file(), c, id.get(), agent.get());
    } else if (command instanceof AgentCommand.GiveGesture c) {
      beside(
          c,
          () -> shared
              .giving()
              .give(
                  id.get(),
                  agent.get().profile(),
                  c.key(),
                  c.epoch(),
                  new GestureId(c.gesture()),
                  c.version()));
    } else {
      ConversationCommand meant = Meaning.of(command, agent.get(), shared);
      if (afterFiles > 0) {
        afterFiles(command, () -> shared.engine().submit(id.get(), meant).join());
      } else {
        answer(command, shared.engine().submit(id.get(), meant));
      }
    }
  }

  /** A file is looked up first. */
  private void replyWith(
      String file, AgentCommand.Reply c, ConversationId id, AgentDoor.Agent agent) {
    afterFiles++;
    beside(c.id(), c.key(), () -> {
      try {
        Optional<Attachment> found = shared.agentDoor().send(id.visitor(), me, file);
        if (found.isEmpty()) {
          send(wrong(
              c.id(), c.key(), "file", "must be the id of a file that you uploaded for this chat"));
          return;
        }
        var meant = new ConversationCommand.Reply(
            me, c.key(), c.epoch(), c.text(), agent.profile(), found.get());
        CompletableFuture<Submission> submission = shared.engine().submit(id, meant);
        answer(c, submission);
        submission.handle((done, failure) -> done).join();
      } finally {
        socket.execute(() -> afterFiles--);
      }
    });
  }

  /** What is sent after a file waits for it, so that the order is kept. */
  private void afterFiles(AgentCommand.Keyed command, Supplier<Submission> submission) {
    afterFiles++;
    beside(command, () -> {
      try {
        return submission.get();
      } finally {
        socket.execute(() -> afterFiles--);
      }
    });
  }

  /** Refuses what names somebody who is gone; but what was done before they went, stays done. */
  private void refuseUnlessDone(
      AgentCommand.Keyed command,
      ConversationCommand meant,
      ConversationId id,
      ServerFrame.Refused refusal) {
    CompletableFuture<Optional<Submission>> before = shared.engine().answerBefore(id, meant);
    before.whenComplete((answer, failure) -> {
      if (failure == null && answer.isEmpty()) {
        send(refusal);
      } else {
        answer(command, before.thenApply(Optional::orElseThrow));
      }
    });
    shared.pending().inTime(before, socket);
  }

  private void answer(AgentCommand.Keyed command, CompletableFuture<Submission> submission) {
    shared.pending().answer(command.id(), command.key(), submission, socket, this::send);
  }

  private void toTeam(AgentCommand.Transfer c, ConversationId id, TeamId team) {
    beside(
        c,
        () -> shared
            .transfers()
            .toTeam(id, me, c.key(), c.epoch(), team, Meaning.blankToNull(c.brief())));
  }

  /** For what looks something up first and therefore blocks: done beside the event loop. */
  private void beside(AgentCommand.Keyed command, Supplier<Submission> submission) {
    var made = new CompletableFuture<Submission>();
    answer(command, made);
    beside.execute(() -> {
      try {
        made.complete(submission.get());
      } catch (RuntimeException | Error e) {
        made.completeExceptionally(e);
      }
    });
  }

  /** What only those may do who look after the agents. */
  private static boolean isOfSupervisor(AgentCommand.Keyed command) {
    return command instanceof AgentCommand.TakeOver
        || command instanceof AgentCommand.Reassign
        || command instanceof AgentCommand.Whisper;
  }

  private void setStatus(AgentCommand.SetStatus c) {
    if (c.minutes() != null && c.status() != AgentStatus.AWAY) {
      badField(c.id(), "minutes", "must be left out unless \"status\" is \"away\"");
      return;
    }
    switch (c.status()) {
      case AVAILABLE -> status(c, AgentSlots.Status.AVAILABLE);
      case BUSY -> status(c, AgentSlots.Status.BUSY);
      case AWAY -> status(c, AgentSlots.Status.AWAY);
      case LAST_CHAT -> status(c, AgentSlots.Status.LAST_CHAT);
      case OFFLINE ->
        badField(
            c.id(),
            "status",
            "must be one of available, away, busy, lastChat; to be offline, sign out");
    }
  }

  private void status(AgentCommand.SetStatus c, AgentSlots.Status status) {
    Integer minutes = c.minutes();
    Duration pause = minutes == null ? null : Duration.ofMinutes(minutes);
    beside(c.id(), () -> {
      shared.notices().setStatus(me, status, Meaning.blankToNull(c.reason()), pause);
      shared.hub().agentsMoved();
      ok(c.id());
    });
  }

  private void setLimit(AgentCommand.SetLimit c) {
    Integer limit = c.limit();
    beside(c.id(), () -> {
      AgentSlots.Slot slot = slot();
      if (limit != null && slot != null && limit > slot.capacity()) {
        badField(c.id(), "limit", "must be at most your capacity, " + slot.capacity());
        return;
      }
      Duration span = Duration.ofMinutes(Objects.requireNonNullElse(c.minutes(), HALF_A_DAY));
      shared
          .notices()
          .setOwnLimit(
              me,
              limit == null
                  ? null
                  : new AgentSlots.OwnLimit(limit, shared.clock().instant().plus(span)));
      ok(c.id());
    });
  }

  private void badField(String request, String field, String must) {
    send(wrong(request, field, must));
  }

  private static ServerFrame.Refused wrong(String request, String field, String must) {
    return wrong(request, null, field, must);
  }

  private static ServerFrame.Refused wrong(
      String request, @Nullable String key, String field, String must) {
    return new ServerFrame.Refused(
        request,
        key,
        ErrorCode.BAD_FIELD,
        "The field \"" + field + "\" " + must + ".",
        field,
        false,
        null,
        null);
  }

  private void open(AgentCommand.Open c, ConversationId id) {
    Conversation conversation = shared.engine().load(id);
    if (conversation.seq() == 0) {
      send(Pending.refused(c.id(), null, ErrorCode.UNKNOWN_CONVERSATION));
      return;
    }
    noteIfUnseen(id);
    ok(c.id());
    if (looksAfterOthers() || c.after() == 0) {
      tellWhatIsIn(id);
    }
    subscribe(id, begin(c, conversation));
  }

  /** The number to read on from: of a long conversation the end may be enough to begin with. */
  private long begin(AgentCommand.Open c, Conversation conversation) {
    long head = conversation.seq();
    Integer newest = c.newest();
    if (newest == null || c.after() > 0 || head <= newest) {
      return Math.min(c.after(), head);
    }
    send(new EarlierView(shared.engine()).upTo(conversation.id(), head - newest));
    return head - newest;
  }

  /** Who opens a chat from the wall or a search has it in no box, and could not act without this. */
  private void tellWhatIsIn(ConversationId id) {
    List<ConversationSummary> found = shared.store().summary(id).stream().toList();
    Notices.summaries(found, shared.promises())
        .forEach(summary -> send(new AgentFrame.SummaryChanged(summary)));
  }

  /** Who only reads along is not seen to type. */
  private void types(ConversationId id, boolean on) {
    ConversationState state = shared.engine().load(id).state();
    if (me.equals(state.owner()) || state instanceof ConversationState.FollowUp) {
      shared.notices().agentTypes(id, me, on);
    }
  }

  private void subscribe(ConversationId id, long after) {
    var subscription = new Subscription(
        id, after, shared.engine(), shared.executor(), socket::writable, new ToAgent(id));
    Subscription earlier = open.put(id, subscription);
    if (earlier != null) {
      shared.hub().leave(earlier);
    }
    shared.hub().read(subscription);
    shared.hub().show(id.visitor(), this);
    if (gone) { // and with it, perhaps, what knew of this
      leave(id);
      shared.hub().leave(subscription);
      shared.hub().hide(id.visitor(), this);
      return;
    }
    subscription.start();
    if (shared.hub().isThere(id.visitor())) {
      send(new AgentFrame.VisitorThere(id.value(), true));
    }
  }

  /** Who looks after others, and has no part in the chat, reads it on record: before anything of it is sent. */
  private void noteIfUnseen(ConversationId id) {
    Conversation conversation = shared.engine().load(id);
    ConversationState state = conversation.state();
    boolean invited = state.rings().contains(me)
        || !conversation.threads().asking(me).isEmpty()
        || shared.mentions().names(me, id);
    if (looksAfterOthers() && !me.equals(state.owner()) && !invited) {
      shared.hub().readsUnseen(me, id);
    }
  }

  private void leave(ConversationId id) {
    Subscription subscription = open.remove(id);
    if (subscription != null) {
      shared.hub().leave(subscription);
      if (open.keySet().stream().noneMatch(other -> other.visitor().equals(id.visitor()))) {
        shared.hub().hide(id.visitor(), this);
      }
    }
  }

  private void fetch(AgentCommand.Fetch c, ConversationId id) {
    if (!open.containsKey(id)) {
      noteIfUnseen(id);
    }
    shared.engine().events(id, c.after(), c.limit()).forEach(recorded -> sendEvent(id, recorded));
    ok(c.id());
  }

  private void list(AgentCommand.ListBox c) {
    try {
      ConversationLog.Page page =
          shared.store().page(new BoxQuery(kind(c.box()), me, c.before(), c.limit()));
      send(new AgentFrame.Page(
          c.id(), c.box(), Notices.summaries(page.summaries(), shared.promises()), page.next()));
    } catch (IllegalArgumentException e) {
      badField(c.id(), "before", "must be the cursor of an earlier page");
    }
  }

  private void watchWall(AgentCommand.WatchWall c) {
    if (!looksAfterOthers()) {
      send(Pending.refused(c.id(), null, ErrorCode.FORBIDDEN));
      return;
    }
    ok(c.id());
    shared.hub().look(this, c.on());
  }

  private void seen(ConversationId id, long seq) {
    Conversation conversation = open.containsKey(id) ? shared.engine().load(id) : null;
    if (conversation != null && me.equals(conversation.state().owner())) {
      shared.notices().seenByAgent(id, Math.min(seq, conversation.seq()));
    }
    if (conversation != null) {
      shared.mentions().read(me, id, seq);
    }
  }

  private void withConversation(
      String request, String conversation, java.util.function.Consumer<ConversationId> action) {
    parsed(conversation)
        .ifPresentOrElse(
            id -> beside(request, () -> action.accept(id)),
            () -> send(Pending.refused(request, null, ErrorCode.UNKNOWN_CONVERSATION)));
  }

  private void beside(String request, Runnable action) {
    beside(request, null, action);
  }

  private void beside(String request, @Nullable String key, Runnable action) {
    var answered = new CompletableFuture<Void>();
    shared.pending().inTime(answered, socket);
    beside.execute(() -> {
      try {
        action.run();
      } catch (RuntimeException | Error e) {
        send(shared.pending().failed(request, key, e));
      } finally {
        answered.complete(null);
      }
    });
  }

  private void refuse(AgentCommand.Keyed command, ErrorCode code) {
    send(Pending.refused(command.id(), command.key(), code));
  }

  private void ok(String id) {
    send(new ServerFrame.Ok(id, null, null, shared.clock().instant()));
  }

  private AgentSlots.@Nullable Slot slot() {
    return shared.slots().find(me).orElse(null);
  }

  private void sendEvent(ConversationId id, Recorded recorded) {
    socket.send(isForOthers(recorded.event()) ? hidden(id, recorded) : shown(id, recorded));
  }

  /** What is whispered is for two, and for those who look after the agents. */
  private boolean isForOthers(ConversationEvent event) {
    return event instanceof ConversationEvent.Whispered whispered
        && !me.equals(whispered.to())
        && !me.equals(whispered.agent())
        && !looksAfterOthers();
  }

  private static Frame shown(ConversationId id, Recorded recorded) {
    ConversationEvent event = recorded.event();
    return written(id, recorded, AgentEventView.of(event), AgentEventView.why(event));
  }

  private static Frame hidden(ConversationId id, Recorded recorded) {
    return written(id, recorded, new SharedEvent.Internal(), null);
  }

  private static Frame written(
      ConversationId id, Recorded recorded, AgentEvent seen, @Nullable Why why) {
    return written(
        new AgentFrame.Event(id.value(), recorded.seq(), recorded.event().at(), seen, why));
  }

  private static Optional<ConversationId> parsed(String conversation) {
    try {
      return Optional.of(new ConversationId(conversation));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BoxKind kind(Box box) {
    return switch (box) {
      case MINE -> BoxKind.MINE;
      case QUEUE -> BoxKind.QUEUE;
      case FOLLOW_UPS -> BoxKind.FOLLOW_UPS;
      case BOT -> BoxKind.BOT;
      case CLOSED -> BoxKind.CLOSED;
    };
  }

  /** Carries what is read to this window. */
  private final class ToAgent implements Subscription.Sink {
    private final ConversationId id;

    ToAgent(ConversationId id) {
      this.id = id;
    }

    @Override
    public void event(Recorded recorded) {
      sendEvent(id, recorded);
    }

    @Override
    public void liveEvent(LiveStep step, Recorded recorded) {
      socket.send(
          isForOthers(recorded.event())
              ? hidden(id, recorded)
              : step.forAgents(recorded, event -> shown(id, event)));
    }

    @Override
    public void live(Announcement announcement) {
      if (announcement.events().stream().map(Recorded::event).anyMatch(Cards::isChangedBy)) {
        shared.executor().execute(() -> tellWhatIsKnown(announcement.after().seq()));
      }
    }

    @Override
    public void caughtUp(long seq) {
      tellWhatIsKnown(seq);
      shared.executor().execute(this::tellWhatIsSeen);
    }

    private void tellWhatIsKnown(long seq) {
      send(shared.notices().caughtUp(shared.engine().load(id), seq));
    }

    private void tellWhatIsSeen() {
      long seen = shared.summaries().marks(id).byVisitor();
      if (seen > 0) {
        send(new AgentFrame.Seen(id.value(), seen));
      }
    }

    @Override
    public void unavailable() {
      socket.close(CloseCode.UNAVAILABLE.number(), "The log can't be read now");
    }
  }
}
