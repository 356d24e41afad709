package dev.firsthand.protocol.client;

import static dev.firsthand.protocol.client.ClientSession.Phase.CATCHING_UP;
import static dev.firsthand.protocol.client.ClientSession.Phase.CONNECTING;
import static dev.firsthand.protocol.client.ClientSession.Phase.ENDED;
import static dev.firsthand.protocol.client.ClientSession.Phase.GREETING;
import static dev.firsthand.protocol.client.ClientSession.Phase.LIVE;
import static dev.firsthand.protocol.client.ClientSession.Phase.NEW;
import static dev.firsthand.protocol.client.ClientSession.Phase.WAITING;

import dev.firsthand.protocol.CloseCode;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a visitor's client behaves, without a socket or a clock: what happens goes in, what is to be
 * done comes out. Confined to one thread at a time.
 *
 * <p>It sends one keyed command at a time, so that a message which the server could not take for a
 * moment is not overtaken by the next one.
 */
final class ClientSession {

  enum Phase {
    NEW,
    CONNECTING,
    GREETING,
    CATCHING_UP,
    LIVE,
    WAITING,
    ENDED
  }

  /** How long the server has to welcome, counted from the attempt to connect. */
  static final Duration WELCOME_LIMIT = Duration.ofSeconds(10);

  /** After so many half heartbeats of silence, more than 2.5 heartbeats, the link is lost. */
  static final int SILENT_BEATS = 6;

  /** How often a command is sent again that the server could not take for the moment. */
  static final int TRIES = 8;

  /** Events held while a gap before them is fetched; beyond it, connecting again is cheaper. */
  static final int EARLY_EVENTS = 1000;

  private static final int FETCH_LIMIT = 500;
  private static final int BROKEN = 1006;
  private static final int GOING_AWAY = 1000;

  private final Page page;
  private final Backoff backoff;
  private final Deque<VisitorCommand.Keyed> unanswered = new ArrayDeque<>();
  private final TreeMap<Long, VisitorFrame.Event> early = new TreeMap<>();
  private final List<Output> out = new ArrayList<>();

  private Phase phase = NEW;
  private long link;
  private long ids;
  private int failures;
  private int refusals;
  private boolean inFlight;
  private boolean unwelcome;
  private int silentBeats;
  private Duration beat = Duration.ofSeconds(5);
  private @Nullable Duration named;
  private @Nullable String helloId;
  private @Nullable String fetchId;
  private long fetchedAfter;
  private VisitorFrame.@Nullable CaughtUp caughtUp;

  private @Nullable String token;
  private @Nullable String era;
  private @Nullable String conversation;
  private long last;

  ClientSession(Page page, Memory memory, RandomGenerator random) {
    this.page = page;
    this.backoff = new Backoff(random);
    this.token = memory.token();
    if (memory.resume() != null) {
      era = memory.resume().era();
      conversation = memory.resume().conversation();
      last = memory.resume().seq();
    }
  }

  /** What to do about {@code input}, in this order. */
  List<Output> on(Input input) {
    out.clear();
    switch (input) {
      case Input.Start start -> {
        if (phase == NEW) {
          connect();
        }
      }
      case Input.Submit submit -> submit(submit.command());
      case Input.Mention mention -> {
        if (phase == LIVE) {
          send(mention.command());
        }
      }
      case Input.Opened opened -> {
        if (opened.link() == link && phase == CONNECTING) {
          greet();
        }
      }
      case Input.Heard heard -> {
        if (heard.link() == link && connected()) {
          silentBeats = 0;
          hear(heard.frame());
        }
      }
      case Input.SignOfLife life -> {
        if (life.link() == link) {
          silentBeats = 0;
        }
      }
      case Input.Lost lost -> {
        if (lost.link() == link && (connected() || phase == CONNECTING)) {
          lost(lost.closeNumber());
        }
      }
      case Input.Woken woken -> {
        if (woken.link() == link) {
          wake(woken.alarm());
        }
      }
      case Input.Stop stop -> {
        if (phase != ENDED) {
          out.add(new Output.HangUp(link));
          end(GOING_AWAY);
        }
      }
    }
    return List.copyOf(out);
  }

  Phase phase() {
    return phase;
  }

  /** What to keep, to go on from here. */
  Memory memory() {
    return new Memory(
        token, era == null || conversation == null ? null : new Resume(era, conversation, last));
  }

  String nextId() {
    return Long.toString(++ids);
  }

  private boolean connected() {
    return phase == GREETING || phase == CATCHING_UP || phase == LIVE;
  }

  private void connect() {
    link++;
    phase = CONNECTING;
    inFlight = false;
    unwelcome = false;
    named = null;
    fetchId = null;
    caughtUp = null;
    early.clear();
    out.add(new Output.Connect(link));
    out.add(new Output.Wake(link, Input.Alarm.WELCOME_DUE, WELCOME_LIMIT));
  }

  private void greet() {
    phase = GREETING;
    helloId = nextId();
    send(new VisitorCommand.Hello(
        helloId,
        page.site(),
        token,
        page.language(),
        page.address(),
        null,
        memory().resume()));
  }

  private void submit(VisitorCommand.Keyed command) {
    if (phase == ENDED) {
      return;
    }
    unanswered.add(command);
    sendNext();
  }

  private void sendNext() {
    VisitorCommand.Keyed next = unanswered.peek();
    if (next != null && phase == LIVE && !inFlight) {
      inFlight = true;
      send(next);
    }
  }

  private void hear(VisitorFrame frame) {
    switch (frame) {
      case VisitorFrame.Welcome welcome -> welcomed(welcome);
      case VisitorFrame.Event event -> receive(event);
      case VisitorFrame.CaughtUp done -> {
        caughtUp = done;
        settle();
      }
      case VisitorFrame.Reset reset -> {
        forget(reset.era(), reset.conversation());
        out.add(new Output.Tell(reset));
      }
      case ServerFrame.Ok ok -> answered(ok);
      case ServerFrame.Refused refused -> refused(refused);
      case ServerFrame.Draining draining -> {
        named = Duration.ofMillis(Math.max(0, draining.reconnectInMs()));
        out.add(new Output.Tell(draining));
      }
      case ServerFrame.Pong pong -> {}
      case VisitorFrame.StatusChanged status -> out.add(new Output.Tell(status));
      case VisitorFrame.Typing typing -> out.add(new Output.Tell(typing));
      case VisitorFrame.Seen seen -> out.add(new Output.Tell(seen));
      case VisitorFrame.Place place -> out.add(new Output.Tell(place));
    }
  }

  private void welcomed(VisitorFrame.Welcome welcome) {
    if (phase != GREETING) {
      return;
    }
    phase = CATCHING_UP;
    if (welcome.token() != null) {
      token = welcome.token();
    }
    if (!welcome.era().equals(era)) {
      forget(welcome.era(), welcome.conversation());
    } else if (conversation == null) {
      conversation = welcome.conversation();
    }
    beat = Duration.ofMillis(Math.max(2, welcome.heartbeatMs()) / 2);
    silentBeats = 0;
    out.add(new Output.Wake(link, Input.Alarm.BEAT, beat));
    out.add(new Output.Tell(welcome));
  }

  private void forget(String newEra, @Nullable String newConversation) {
    era = newEra;
    conversation = newConversation;
    last = 0;
    early.clear();
    fetchId = null;
    caughtUp = null;
  }

  private void receive(VisitorFrame.Event event) {
    if (conversation == null) {
      conversation = event.conversation();
    }
    if (!event.conversation().equals(conversation) || event.seq() <= last) {
      return;
    }
    early.put(event.seq(), event);
    deliverInOrder();
    if (early.size() > EARLY_EVENTS) {
      giveUpLink();
    } else {
      settle();
    }
  }

  private void deliverInOrder() {
    while (!early.isEmpty() && early.firstKey() == last + 1) {
      last++;
      out.add(new Output.Deliver(early.pollFirstEntry().getValue()));
    }
  }

  /** Fetches what is missing; where nothing is, the link is live. */
  private void settle() {
    if (behind()) {
      if (fetchId == null) {
        fetchId = nextId();
        fetchedAfter = last;
        send(new VisitorCommand.Fetch(fetchId, last, FETCH_LIMIT));
      }
      return;
    }
    if (caughtUp != null) {
      out.add(new Output.Tell(caughtUp));
      caughtUp = null;
      if (phase == CATCHING_UP) {
        phase = LIVE;
        failures = 0;
        sendNext();
      }
    }
  }

  private boolean behind() {
    return !early.isEmpty() || (caughtUp != null && caughtUp.seq() > last);
  }

  private void answered(ServerFrame.Ok ok) {
    if (ok.id().equals(fetchId)) {
      fetchId = null;
      if (last == fetchedAfter && behind()) {
        giveUpLink();
      } else {
        settle();
      }
      return;
    }
    VisitorCommand.Keyed head = unanswered.peek();
    if (head != null && inFlight && ok.id().equals(head.id())) {
      done();
      out.add(new Output.Answered(head.key(), ok));
      sendNext();
    }
  }

  private void refused(ServerFrame.Refused refused) {
    String id = refused.id();
    VisitorCommand.Keyed head = unanswered.peek();
    if (id == null) {
      out.add(new Output.Tell(refused));
    } else if (id.equals(helloId) && phase == GREETING) {
      unwelcome = !refused.retry();
      named = waitNamed(refused);
      out.add(new Output.Tell(refused));
    } else if (id.equals(fetchId)) {
      giveUpLink();
    } else if (head != null && inFlight && id.equals(head.id())) {
      refusedHead(head, refused);
    }
  }

  private void refusedHead(VisitorCommand.Keyed head, ServerFrame.Refused refused) {
    if (refused.retry() && ++refusals < TRIES) {
      Duration wait = waitNamed(refused);
      out.add(new Output.Wake(
          link, Input.Alarm.SEND_AGAIN, wait == null ? backoff.after(refusals) : wait));
      return;
    }
    done();
    out.add(new Output.Declined(head.key(), refused));
    sendNext();
  }

  private void done() {
    unanswered.poll();
    inFlight = false;
    refusals = 0;
  }

  private static @Nullable Duration waitNamed(ServerFrame.Refused refused) {
    return refused.retryInMs() == null ? null : Duration.ofMillis(Math.max(0, refused.retryInMs()));
  }

  private void wake(Input.Alarm alarm) {
    switch (alarm) {
      case CONNECT -> {
        if (phase == WAITING) {
          connect();
        }
      }
      case WELCOME_DUE -> {
        if (phase == CONNECTING || phase == GREETING) {
          giveUpLink();
        }
      }
      case BEAT -> {
        if (connected()) {
          beat();
        }
      }
      case SEND_AGAIN -> {
        if (phase == LIVE && inFlight) {
          inFlight = false;
          sendNext();
        }
      }
    }
  }

  private void beat() {
    if (++silentBeats >= SILENT_BEATS) {
      giveUpLink();
      return;
    }
    send(new VisitorCommand.Ping(nextId()));
    out.add(new Output.Wake(link, Input.Alarm.BEAT, beat));
  }

  private void giveUpLink() {
    out.add(new Output.HangUp(link));
    lost(BROKEN);
  }

  private void lost(int closeNumber) {
    if (unwelcome || !CloseCode.comeBack(closeNumber)) {
      end(closeNumber);
      return;
    }
    phase = WAITING;
    Duration wait = named == null ? backoff.after(failures) : named;
    failures++;
    out.add(new Output.Wake(link, Input.Alarm.CONNECT, wait));
  }

  private void end(int closeNumber) {
    phase = ENDED;
    unanswered.clear();
    early.clear();
    out.add(new Output.Ended(closeNumber));
  }

  private void send(VisitorCommand command) {
    out.add(new Output.Send(link, command));
  }
}
