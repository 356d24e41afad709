package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Visitors and agents on their sockets, each visitor with an agent, ready to talk. */
final class Cast {

  private static final byte[] WELCOME = Words.ascii("{\"type\":\"welcome\"");
  private static final byte[] READY = Words.ascii("{\"type\":\"ready\"");
  private static final byte[] OFFER = Words.ascii("{\"type\":\"offer\"");
  private static final byte[] EVENT = Words.ascii("{\"type\":\"event\"");
  private static final byte[] SUMMARY = Words.ascii("{\"type\":\"summary\"");
  private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([^\"]+)\"");
  private static final Pattern OFFERED =
      Pattern.compile("\"conversation\":\"([^\"]+)\",\"epoch\":(\\d+)");
  private static final long PATIENCE_IN_SECONDS = 120;

  /** Hears what becomes of the messages. */
  interface Ear {
    void acknowledged(long number);

    void delivered(long number);

    /** The agent's answer has come to the visitor. */
    void returned(long number);
  }

  private static final Ear DEAF = new Ear() {
    @Override
    public void acknowledged(long number) {}

    @Override
    public void delivered(long number) {}

    @Override
    public void returned(long number) {}
  };

  private final Sockets sockets;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Sockets.Link> agents = new ArrayList<>();

  /** Who took which conversation. */
  private final Map<String, Agent> takers = new HashMap<>();

  private Ear ear = DEAF;
  private boolean answered;
  private long otherFrames;

  private Cast(Sockets sockets) {
    this.sockets = sockets;
  }

  /** Visitors and agents of a {@link Relay}. */
  static Cast atRelay(Sockets sockets, int port, int visitors, int agents) {
    var cast = new Cast(sockets);
    var links = new ArrayList<Sockets.Link>();
    for (int i = 0; i < agents; i++) {
      links.add(within(sockets.open(port, "/agent/" + i, null, cast::agentHears)));
    }
    for (int i = 0; i < visitors; i++) {
      var visitor = within(sockets.open(port, "/visitor/" + i, null, cast::visitorHears));
      cast.pairs.add(new Pair(visitor, links.get(i % agents), Integer.toString(i), 0));
    }
    return cast;
  }

  /**
   * Visitors of the product who have asked for a person and got one.
   *
   * @param cookies the sessions of the agents
   */
  static Cast atHouse(Sockets sockets, int port, int visitors, List<String> cookies) {
    var cast = new Cast(sockets);
    for (String cookie : cookies) {
      var agent = cast.new Agent();
      agent.link =
          within(entered(sockets.open(port, "/ws/agent", cookie, agent::hears), agent.ready));
      sockets.loop().execute(agent::begins);
      within(agent.ready);
      cast.agents.add(Objects.requireNonNull(agent.link));
    }
    var all = new ArrayList<Visitor>();
    for (int i = 0; i < visitors; i++) {
      var visitor = cast.new Visitor();
      visitor.link =
          within(entered(sockets.open(port, "/ws/visitor", null, visitor::hears), visitor.ready));
      sockets.loop().execute(visitor::begins);
      all.add(visitor);
    }
    all.forEach(visitor -> cast.pairs.add(within(visitor.ready)));
    return cast;
  }

  Sockets sockets() {
    return sockets;
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** All agents open a conversation; who has it has opened it already. */
  void everybodyOpens(String conversation) {
    String open =
        "{\"type\":\"open\",\"id\":\"all\",\"conversation\":\"" + conversation + "\",\"after\":0}";
    var holder = pairs.getFirst().agent();
    sockets
        .loop()
        .execute(() -> agents.stream()
            .filter(agent -> !agent.equals(holder))
            .forEach(agent -> agent.send(open)));
  }

  /** Frames that came to agents and were no visitor's message, since this was last asked. */
  long otherFrames() {
    long frames = otherFrames;
    otherFrames = 0;
    return frames;
  }

  /**
   * On the event loop: from now on this ear hears.
   *
   * @param answers whether agents answer, so that their own words have to be told apart
   */
  void hearing(Ear who, boolean answers) {
    ear = who;
    answered = answers;
  }

  /** On the event loop: nobody listens any more. */
  void hearingNobody() {
    hearing(DEAF, false);
  }

  private void visitorHears(ByteBuf frame) {
    long number = Words.acknowledged(frame);
    if (number >= 0) {
      ear.acknowledged(number);
    } else if (answered && Words.isReply(frame)) {
      ear.returned(Words.delivered(frame));
    } else {
      Refusals.tellOf(frame);
    }
  }

  private void agentHears(ByteBuf frame) {
    long number = Words.starts(frame, SUMMARY) ? -1 : Words.delivered(frame);
    if (number >= 0 && !(answered && Words.isReply(frame))) {
      ear.delivered(number);
    } else {
      otherFrames++;
      Refusals.tellOf(frame);
    }
  }

  /** Who loses the connection before they are ready is waited for no longer. */
  private static CompletableFuture<Sockets.Link> entered(
      CompletableFuture<Sockets.Link> opened, CompletableFuture<?> ready) {
    opened.thenAccept(link -> link.whenEnded(() -> ready.completeExceptionally(
        new IllegalStateException("The connection ended before all were ready."))));
    return opened;
  }

  private static <T> T within(CompletableFuture<T> awaited) {
    return awaited.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
  }

  private final class Visitor {
    private final CompletableFuture<Pair> ready = new CompletableFuture<>();
    private Sockets.@Nullable Link link;

    void begins() {
      say("{\"type\":\"hello\",\"id\":\"h\",\"site\":\"demo\"}");
    }

    void hears(ByteBuf frame) {
      if (ready.isDone()) {
        visitorHears(frame);
      } else if (Words.starts(frame, WELCOME)) {
        say("{\"type\":\"askForHuman\",\"id\":\"a\",\"key\":\"a\"}");
      } else if (Words.starts(frame, EVENT)) {
        String event = frame.toString(UTF_8);
        Matcher conversation = CONVERSATION.matcher(event);
        if (event.contains("\"type\":\"accepted\"") && conversation.find()) {
          meets(conversation.group(1));
        }
      } else {
        Refusals.tellOf(frame);
      }
    }

    private void meets(String conversation) {
      Agent agent = takers.get(conversation);
      if (agent != null) {
        ready.complete(new Pair(
            Objects.requireNonNull(link),
            Objects.requireNonNull(agent.link),
            conversation,
            agent.epochs.getOrDefault(conversation, 0L)));
      }
    }

    private void say(String frame) {
      Objects.requireNonNull(link).send(frame);
    }
  }

  private final class Agent {
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /** Of the conversations that this agent took, from the moment at which they did. */
    private final Map<String, Long> epochs = new HashMap<>();

    private Sockets.@Nullable Link link;
    private int said;

    void begins() {
      say("{\"type\":\"hello\",\"id\":\"h\"}");
    }

    void hears(ByteBuf frame) {
      if (Words.starts(frame, OFFER)) {
        Matcher offer = OFFERED.matcher(frame.toString(UTF_8));
        if (offer.find()) {
          takes(offer.group(1), Long.parseLong(offer.group(2)));
        }
      } else if (Words.starts(frame, READY)) {
        say("{\"type\":\"setStatus\",\"id\":\"s\",\"status\":\"available\"}");
        ready.complete(null);
      } else {
        agentHears(frame);
      }
    }

    /** Accepting changes the owner, which raises the epoch by one. */
    private void takes(String conversation, long epochOfOffer) {
      said++;
      takers.put(conversation, this);
      epochs.put(conversation, epochOfOffer + 1);
      say("{\"type\":\"accept\",\"id\":\"r" + said + "\",\"key\":\"r" + said
          + "\",\"conversation\":\"" + conversation + "\"}");
      say("{\"type\":\"open\",\"id\":\"o" + said + "\",\"conversation\":\"" + conversation
          + "\",\"after\":0}");
    }

    private void say(String frame) {
      Objects.requireNonNull(link).send(frame);
    }
  }
}
