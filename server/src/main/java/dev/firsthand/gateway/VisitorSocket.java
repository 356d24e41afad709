package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.http.Frame;
import dev.firsthand.http.Socket;
import dev.firsthand.http.SocketListener;
import dev.firsthand.protocol.BadFrame;
import dev.firsthand.protocol.CloseCode;
import dev.firsthand.protocol.Codec;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.Protocol;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's socket: says hello, resumes, carries commands in and events out. Its fields are
 * confined to the socket's event loop.
 */
final class VisitorSocket implements SocketListener {

  private static final Codec<VisitorCommand> COMMANDS = Codec.visitorCommands();
  private static final Codec<VisitorFrame> FRAMES = Codec.visitorFrames();
  private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
  private static final int MOST_BAD_FRAMES = 20;
  private static final int MOST_HELD = 200;

  private enum Phase {
    NEW,
    GREETING,
    OPEN,
    GONE
  }

  private final Shared shared;
  private final Socket socket;
  private final @Nullable String origin;
  private final Rate chatter;
  private final Queue<VisitorCommand> held = new ArrayDeque<>();

  private Phase phase = Phase.NEW;
  private int badFrames;
  private boolean beginning;
  private @Nullable Guest guest;
  private @Nullable Subscription subscription;
  private @Nullable ToVisitor reading;

  /** Who is here, where from. */
  private record Guest(SiteKey site, VisitorId visitor, String language, String page) {}

  VisitorSocket(Shared shared, Socket socket, @Nullable String origin) {
    this.shared = shared;
    this.socket = socket;
    this.origin = origin;
    this.chatter = new Rate(30, Duration.ofMillis(100), shared.clock());
    shared.timer().after(HELLO_WITHIN, () -> socket.execute(this::closeUnlessGreeted));
  }

  @Override
  public void onText(String text) {
    VisitorCommand command;
    try {
      command = COMMANDS.read(text);
    } catch (BadFrame bad) {
      refuse(bad);
      return;
    }
    if (command instanceof VisitorCommand.Hello hello) {
      hello(hello);
      return;
    }
    switch (phase) {
      case NEW -> send(Pending.refused(idOf(command), null, ErrorCode.HELLO_FIRST));
      case GREETING -> hold(command);
      case OPEN -> {
        if (beginning && command instanceof VisitorCommand.Keyed) {
          hold(command);
        } else {
          carryOut(command);
        }
      }
      case GONE -> {}
    }
  }

  @Override
  public void onClosed(int code) {
    boolean greeted = phase == Phase.OPEN;
    phase = Phase.GONE;
    if (subscription != null) {
      shared.hub().leave(subscription);
    }
    if (greeted && guest != null && shared.hub().exit(guest.visitor(), this)) {
      there(guest.visitor(), false);
    }
  }

  @Override
  public void onWritable() {
    if (subscription != null) {
      subscription.roomAgain();
    }
  }

  @Override
  public void onDrain() {
    send(new ServerFrame.Draining(shared.comeBackInMs()));
  }

  /** A conversation of this visitor has begun, here or in another tab. Any thread. */
  void conversationBegan(ConversationId id) {
    socket.execute(() -> turnTo(id));
  }

  /** The agent has read up to {@code seq}. Any thread. */
  void seenByAgent(ConversationId id, long seq) {
    socket.execute(() -> {
      if (isAbout(id)) {
        send(new VisitorFrame.Seen(seq));
      }
    });
  }

  /** The agent types in the conversation. Any thread. */
  void agentTypes(ConversationId id, boolean on) {
    socket.execute(() -> {
      if (isAbout(id)) {
        send(new VisitorFrame.Typing("AGENT", on));
      }
    });
  }

  /** The place in line of a conversation. Any thread. */
  void place(ConversationId id, VisitorFrame.Place place) {
    socket.execute(() -> {
      if (isAbout(id)) {
        send(place);
      }
    });
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

  private void hold(VisitorCommand command) {
    if (held.size() >= MOST_HELD) {
      send(Pending.refused(idOf(command), keyOf(command), ErrorCode.RATE_LIMITED));
    } else {
      held.add(command);
    }
  }

  // Hello.

  private void hello(VisitorCommand.Hello hello) {
    if (phase != Phase.NEW) {
      send(Pending.refused(hello.id(), null, ErrorCode.HELLO_FIRST));
      return;
    }
    var site = new SiteKey(hello.site());
    if (!shared.visitorDoor().exists(site)) {
      send(Pending.refused(hello.id(), null, ErrorCode.UNKNOWN_SITE));
      socket.close(CloseCode.UNKNOWN_SITE.number(), "No site has this key");
      return;
    }
    if (origin != null && !shared.visitorDoor().mayConnect(site, origin)) {
      send(Pending.refused(hello.id(), null, ErrorCode.FORBIDDEN));
      socket.close(CloseCode.FORBIDDEN.number(), "This page's origin is not allowed");
      return;
    }
    phase = Phase.GREETING;
    var greeted = new CompletableFuture<Void>();
    shared.pending().inTime(greeted, socket);
    shared.executor().execute(() -> greet(hello, site, greeted));
  }

  /** Finds out who is here. Blocks; runs beside the event loop. */
  private void greet(VisitorCommand.Hello hello, SiteKey site, CompletableFuture<Void> greeted) {
    try {
      String language = hello.language() == null ? "" : hello.language();
      String page = hello.page() == null ? "" : hello.page();
      VisitorId known = hello.token() == null
          ? null
          : shared.visitorDoor().find(site, hello.token()).orElse(null);
      VisitorDoor.Newcomer newcomer = known == null ? shared.visitorDoor().welcome(site) : null;
      VisitorId visitor = newcomer == null ? known : newcomer.visitor();
      if (visitor == null) {
        throw new IllegalStateException("A visitor is known or new.");
      }
      shared.visitorDoor().seen(site, visitor, language, page);
      long latest = newcomer == null ? shared.store().latestOf(visitor) : 0;
      Conversation conversation =
          latest == 0 ? null : shared.engine().remember(ConversationId.of(visitor, latest));
      String token = newcomer == null ? null : newcomer.token();
      var who = new Guest(site, visitor, language, page);
      socket.execute(() -> welcome(hello, who, token, conversation));
    } catch (RuntimeException | Error e) {
      send(shared.pending().failed(hello.id(), null, e));
      socket.close(CloseCode.UNAVAILABLE.number(), "Can't look you up now");
    } finally {
      greeted.complete(null);
    }
  }

  private void welcome(
      VisitorCommand.Hello hello,
      Guest who,
      @Nullable String token,
      @Nullable Conversation conversation) {
    if (phase == Phase.GONE) {
      return;
    }
    phase = Phase.OPEN;
    guest = who;
    String era = shared.store().era();
    ConversationId id = conversation == null ? null : conversation.id();
    send(new VisitorFrame.Welcome(
        hello.id(),
        era,
        who.visitor().value(),
        token,
        id == null ? null : id.value(),
        conversation == null ? 0 : conversation.seq(),
        shared.heartbeat().toMillis(),
        Protocol.VERSION));
    if (shared.hub().enter(who.visitor(), this)) {
      there(who.visitor(), true);
    }
    long from = resumeAt(hello.resume(), era, id, conversation == null ? 0 : conversation.seq());
    if (from < 0) {
      send(new VisitorFrame.Reset(
          era, id == null ? null : id.value(), "What you had is not this conversation's log."));
      from = 0;
    }
    if (id == null) {
      send(new VisitorFrame.CaughtUp(null, 0, new VisitorFrame.Status(StateName.BOT, 0, null)));
    } else {
      subscribe(id, from);
    }
    release();
  }

  /** The number to go on from, or -1 if the client must start again. */
  private static long resumeAt(
      @Nullable Resume resume, String era, @Nullable ConversationId id, long head) {
    if (resume == null) {
      return 0;
    }
    boolean same = resume.era().equals(era)
        && id != null
        && resume.conversation().equals(id.value())
        && resume.seq() <= head;
    return same ? resume.seq() : -1;
  }

  private void subscribe(ConversationId id, long from) {
    if (subscription != null) {
      shared.hub().leave(subscription);
    }
    reading = new ToVisitor(id);
    subscription =
        new Subscription(id, from, shared.engine(), shared.executor(), socket::writable, reading);
    shared.hub().read(subscription);
    subscription.start();
  }

  /** Another conversation of this visitor is the current one now. */
  private void turnTo(ConversationId id) {
    if (phase != Phase.OPEN) {
      return;
    }
    ConversationId current = subscription == null ? null : subscription.id();
    if (current != null && current.number() >= id.number()) {
      return;
    }
    if (current != null) {
      send(new VisitorFrame.Reset(
          shared.store().era(), id.value(), "A new conversation has begun."));
    }
    subscribe(id, 0);
  }

  // Commands.

  private void carryOut(VisitorCommand command) {
    switch (command) {
      case VisitorCommand.Keyed keyed -> {
        long wait = guest == null ? 0 : shared.allowances().take(guest.visitor());
        if (wait > 0) {
          send(new ServerFrame.Refused(
              keyed.id(),
              keyed.key(),
              ErrorCode.RATE_LIMITED,
              "Too many in too short a time; try again a little later.",
              null,
              true,
              wait,
              null));
        } else {
          keyed(keyed);
        }
      }
      case VisitorCommand.Fetch fetch -> fetch(fetch);
      case VisitorCommand.Seen seen -> seen(seen);
      case VisitorCommand.Typing typing -> typing(typing);
      case VisitorCommand.Ping ping ->
        send(new ServerFrame.Pong(ping.id(), shared.clock().instant()));
      case VisitorCommand.Hello hello -> hello(hello);
    }
  }

  private void keyed(VisitorCommand.Keyed command) {
    switch (command) {
      case VisitorCommand.Say c -> say(c);
      case VisitorCommand.AskForHuman c -> begin(c, new ConversationCommand.AskForHuman(c.key()));
      case VisitorCommand.WaitFor c ->
        submit(c, new ConversationCommand.WaitFor(c.key(), c.known()));
      case VisitorCommand.LeaveMessage c ->
        introduced(
            c,
            Introduction.of(c.name(), c.email()),
            said ->
                new ConversationCommand.LeaveMessage(c.key(), c.text(), said.name(), said.email()));
      case VisitorCommand.AskForCallBack c -> callBack(c);
      case VisitorCommand.Identify c -> identify(c);
      case VisitorCommand.Choose c ->
        unlessBlocked(
            c, new ConversationCommand.Choose(c.key(), c.seq(), c.choice()), this::submit);
      case VisitorCommand.RateAnswer c ->
        submit(c, new ConversationCommand.RateAnswer(c.key(), c.seq(), c.helpful()));
      case VisitorCommand.Rate c ->
        unlessBlocked(
            c,
            new ConversationCommand.Rate(c.key(), c.stars(), blankToNull(c.comment())),
            this::submit);
      case VisitorCommand.End c -> submit(c, new ConversationCommand.End(c.key()));
    }
  }

  /** What is said after a file waits until the file was looked up, so that the order is kept. */
  private void say(VisitorCommand.Say c) {
    String file = c.file();
    Guest who = guest;
    if (file == null || who == null) {
      begin(c, new ConversationCommand.Say(c.key(), c.text()));
      return;
    }
    beginning = true;
    var looked = new CompletableFuture<Void>();
    shared.pending().inTime(looked, socket);
    shared.executor().execute(() -> {
      try {
        Optional<Attachment> found = shared.visitorDoor().send(who.visitor(), file);
        socket.execute(() -> said(c, found));
      } catch (RuntimeException | Error e) {
        socket.execute(() -> notBegun(c, e));
      } finally {
        looked.complete(null);
      }
    });
  }

  private void said(VisitorCommand.Say c, Optional<Attachment> file) {
    beginning = false;
    file.ifPresentOrElse(
        found -> begin(c, new ConversationCommand.Say(c.key(), c.text(), found)),
        () -> badField(c, "file", "must be the id of a file that you uploaded and finished."));
    release();
  }

  /** With a token, only what it says counts: who vouches for all of it is known then. */
  private void identify(VisitorCommand.Identify c) {
    String token = c.token();
    if (token == null) {
      introduced(
          c,
          Introduction.of(c.name(), c.email()),
          said -> new ConversationCommand.Identify(
              c.key(), said.name(), said.email(), Introduction.attributes(c.attributes()), false));
      return;
    }
    vouched(token)
        .ifPresentOrElse(
            who -> introduced(
                c,
                Introduction.of(who.name(), who.email()),
                said -> new ConversationCommand.Identify(
                    c.key(),
                    said.name(),
                    said.email(),
                    Introduction.signed(who.attributes()),
                    true)),
            () -> badField(
                c,
                "token",
                "must be a JWT (HS256) that is signed with a key of this site and has not ended."));
  }

  private Optional<VisitorDoor.Vouched> vouched(String token) {
    Guest who = guest;
    return who == null
        ? Optional.empty()
        : shared.visitorDoor().vouched(who.site(), token, shared.clock().instant());
  }

  /** Carries out what tells who the visitor is, unless it can't be so. */
  private void introduced(
      VisitorCommand.Keyed command,
      Introduction said,
      Function<Introduction, ConversationCommand> meant) {
    if (said.isReachable()) {
      begin(command, meant.apply(said));
    } else {
      badField(command, "email", "must be an e-mail address, such as ida@example.com.");
    }
  }

  private void badField(VisitorCommand.Keyed command, String field, String advice) {
    send(new ServerFrame.Refused(
        command.id(),
        command.key(),
        ErrorCode.BAD_FIELD,
        "The field \"" + field + "\" " + advice,
        field,
        false,
        null,
        null));
  }

  /** Carries out the wish to be called back, unless the number can't be one. */
  private void callBack(VisitorCommand.AskForCallBack c) {
    Optional<String> phone = PhoneNumber.tidied(c.phone());
    if (phone.isEmpty()) {
      badField(c, "phone", "must be a telephone number of 5 to 15 digits, such as +49 30 1234567.");
      return;
    }
    begin(
        c,
        new ConversationCommand.AskForCallBack(
            c.key(),
            phone.get(),
            dev.firsthand.conversation.CallTime.valueOf(c.when().name()),
            Introduction.of(c.note(), null).name(),
            Introduction.of(c.name(), null).name()));
  }

  /**
   * Refuses what a blocked visitor says; but what they said before is answered as it was. They still
   * read, end their chat, and say whether an answer helped.
   */
  private void unlessBlocked(
      VisitorCommand.Keyed command,
      ConversationCommand meant,
      BiConsumer<VisitorCommand.Keyed, ConversationCommand> carryOut) {
    Guest who = guest;
    if (who == null || !shared.visitorDoor().isBlocked(who.visitor())) {
      carryOut.accept(command, meant);
    } else if (subscription == null) {
      send(Pending.refused(command.id(), command.key(), ErrorCode.BLOCKED));
    } else {
      CompletableFuture<Optional<dev.firsthand.engine.Submission>> before =
          shared.engine().answerBefore(subscription.id(), meant);
      before.whenComplete((answer, failure) -> {
        if (failure == null && answer.isEmpty()) {
          send(Pending.refused(command.id(), command.key(), ErrorCode.BLOCKED));
        } else {
          answer(command, before.thenApply(Optional::orElseThrow));
        }
      });
      shared.pending().inTime(before, socket);
    }
  }

  /** Carries out what may begin a conversation, after one is there. */
  private void begin(VisitorCommand.Keyed command, ConversationCommand meant) {
    unlessBlocked(command, meant, this::beginFreely);
  }

  private void beginFreely(VisitorCommand.Keyed command, ConversationCommand meant) {
    Guest who = guest;
    if (who == null) {
      return;
    }
    if (subscription != null && reading != null && reading.isOpen) {
      answer(command, shared.engine().submit(subscription.id(), meant));
      return;
    }
    beginning = true;
    var began = new CompletableFuture<Void>();
    shared.pending().inTime(began, socket);
    shared.executor().execute(() -> {
      try {
        ConversationId id = current(who);
        socket.execute(() -> begun(id, command, meant));
      } catch (RuntimeException | Error e) {
        socket.execute(() -> notBegun(command, e));
      } finally {
        began.complete(null);
      }
    });
  }

  private void begun(ConversationId id, VisitorCommand.Keyed command, ConversationCommand meant) {
    turnTo(id);
    answer(command, shared.engine().submit(id, meant));
    beginning = false;
    release();
  }

  private void notBegun(VisitorCommand.Keyed command, Throwable e) {
    send(shared.pending().failed(command.id(), command.key(), e));
    beginning = false;
    release();
  }

  /** The visitor's open conversation, begun if there is none. Blocks. */
  private ConversationId current(Guest who) {
    long latest = shared.store().latestOf(who.visitor());
    if (latest > 0) {
      ConversationId id = ConversationId.of(who.visitor(), latest);
      if (!shared.engine().isOver(id)) {
        return id;
      }
    }
    ConversationId next = ConversationId.of(who.visitor(), latest + 1);
    shared
        .engine()
        .submit(next, new ConversationCommand.Start(who.site(), who.language(), who.page()))
        .join();
    return next;
  }

  private void submit(VisitorCommand.Keyed command, ConversationCommand meant) {
    if (subscription == null) {
      send(Pending.refused(command.id(), command.key(), ErrorCode.UNKNOWN_CONVERSATION));
    } else {
      answer(command, shared.engine().submit(subscription.id(), meant));
    }
  }

  private void answer(
      VisitorCommand.Keyed command, CompletableFuture<dev.firsthand.engine.Submission> submission) {
    shared.pending().answer(command.id(), command.key(), submission, socket, this::send);
  }

  private void fetch(VisitorCommand.Fetch fetch) {
    if (subscription == null) {
      send(Pending.refused(fetch.id(), null, ErrorCode.UNKNOWN_CONVERSATION));
      return;
    }
    ConversationId id = subscription.id();
    var fetched = new CompletableFuture<Void>();
    shared.pending().inTime(fetched, socket);
    shared.executor().execute(() -> {
      try {
        shared
            .engine()
            .events(id, fetch.after(), fetch.limit())
            .forEach(recorded -> sendEvent(id, recorded));
        send(new ServerFrame.Ok(fetch.id(), null, null, shared.clock().instant()));
      } catch (RuntimeException | Error e) {
        send(shared.pending().failed(fetch.id(), null, e));
      } finally {
        fetched.complete(null);
      }
    });
  }

  private void seen(VisitorCommand.Seen seen) {
    if (subscription != null && chatter.take() == 0) {
      long given = subscription.given();
      shared.notices().seenByVisitor(subscription.id(), Math.min(seen.seq(), given));
    }
  }

  private void typing(VisitorCommand.Typing typing) {
    if (subscription != null
        && chatter.take() == 0
        && !shared.visitorDoor().isBlocked(subscription.id().visitor())) {
      shared.notices().visitorTypes(subscription.id(), typing.on());
    }
  }

  private void release() {
    while (!held.isEmpty() && !beginning && phase == Phase.OPEN) {
      carryOut(held.remove());
    }
  }

  private void there(VisitorId visitor, boolean there) {
    if (subscription != null || there) {
      shared.notices().visitorThere(visitor, there);
    }
  }

  private boolean isAbout(ConversationId id) {
    return phase == Phase.OPEN && subscription != null && subscription.id().equals(id);
  }

  private void sendEvent(ConversationId id, Recorded recorded) {
    socket.send(shown(id, recorded));
  }

  private static Frame shown(ConversationId id, Recorded recorded) {
    return written(new VisitorFrame.Event(
        id.value(), recorded.seq(), recorded.event().at(), VisitorView.of(recorded.event())));
  }

  private void send(VisitorFrame frame) {
    socket.send(written(frame));
  }

  private static Frame written(VisitorFrame frame) {
    return Frame.utf8(FRAMES.bytes(frame));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String idOf(VisitorCommand command) {
    return switch (command) {
      case VisitorCommand.Keyed keyed -> keyed.id();
      case VisitorCommand.Fetch fetch -> fetch.id();
      case VisitorCommand.Ping ping -> ping.id();
      case VisitorCommand.Hello hello -> hello.id();
      case VisitorCommand.Seen seen -> "";
      case VisitorCommand.Typing typing -> "";
    };
  }

  private static @Nullable String keyOf(VisitorCommand command) {
    return command instanceof VisitorCommand.Keyed keyed ? keyed.key() : null;
  }

  /** Who answers, as the visitor is told: a colleague who is asked meanwhile is no change. */
  static VisitorFrame.Status statusOf(Conversation conversation) {
    StateName state = switch (conversation.state()) {
      case ConversationState.Bot bot -> StateName.BOT;
      case ConversationState.Queued queued -> StateName.QUEUED;
      case ConversationState.Ringing ringing ->
        ringing.from() instanceof ConversationState.Human ? StateName.HUMAN : StateName.RINGING;
      case ConversationState.Human human -> StateName.HUMAN;
      case ConversationState.FollowUp followUp -> StateName.FOLLOW_UP;
      case ConversationState.Closed closed -> StateName.CLOSED;
    };
    AgentProfile agent = conversation.facts().lastAgent();
    boolean answered = state == StateName.HUMAN && agent != null;
    return new VisitorFrame.Status(
        state, conversation.epoch(), answered && agent != null ? VisitorView.person(agent) : null);
  }

  /** Carries what is read to this socket. */
  private final class ToVisitor implements Subscription.Sink {
    private final ConversationId id;

    /** Whether the conversation went on when last heard of; if not, a new one may begin. */
    private volatile boolean isOpen;

    ToVisitor(ConversationId id) {
      this.id = id;
    }

    @Override
    public void event(Recorded recorded) {
      sendEvent(id, recorded);
    }

    @Override
    public void liveEvent(LiveStep step, Recorded recorded) {
      socket.send(step.forVisitor(recorded, event -> shown(id, event)));
    }

    @Override
    public void live(Announcement announcement) {
      isOpen = announcement.after().isOpen();
      var before = statusOf(announcement.before());
      var after = statusOf(announcement.after());
      if (!before.equals(after)) {
        send(new VisitorFrame.StatusChanged(id.value(), after));
      }
    }

    @Override
    public void caughtUp(long seq) {
      Conversation conversation = shared.engine().load(id);
      isOpen = conversation.isOpen();
      send(new VisitorFrame.CaughtUp(id.value(), seq, statusOf(conversation)));
      if (conversation.facts().lastAgent() != null) {
        shared.executor().execute(this::tellWhatIsSeen);
      }
      if (conversation.state().place() != null) {
        shared.queue().changed();
      }
    }

    private void tellWhatIsSeen() {
      long seen = shared.summaries().marks(id).byAgent();
      if (seen > 0) {
        send(new VisitorFrame.Seen(seen));
      }
    }

    @Override
    public void unavailable() {
      socket.close(CloseCode.UNAVAILABLE.number(), "The log can't be read now");
    }
  }
}
