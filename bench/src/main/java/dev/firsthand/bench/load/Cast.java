package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Visitors and agents on their sockets, each visitor with an agent, ready to talk. */
final class Cast {

  private static final byte[] WELCOME = Words.ascii("{\"type\":\"welcome\"");
  private static final byte[] READY = Words.ascii("{\"type\":\"ready\"");
  private static final byte[] OFFER = Words.ascii("{\"type\":\"offer\"");
  private static final byte[] EVENT = Words.ascii("{\"type\":\"event\"");
  private static final byte[] REFUSED = Words.ascii("{\"type\":\"refused\"");
  private static final byte[] SUMMARY = Words.ascii("{\"type\":\"summary\"");
  private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([^\"]+)\"");
  private static final long PATIENCE_IN_SECONDS = 120;

  private final Sockets sockets;
  private final List<Sockets.Link> visitors;

  /** Who hears what comes of the messages; set for each step. */
  private LongConsumer acknowledged = number -> {};

  private LongConsumer delivered = number -> {};
  private long otherFrames;

  private Cast(Sockets sockets) {
    this.sockets = sockets;
    this.visitors = new ArrayList<>();
  }

  /** Visitors and agents of a {@link Relay}. */
  static Cast atRelay(Sockets sockets, int port, int visitors, int agents) {
    var cast = new Cast(sockets);
    for (int i = 0; i < agents; i++) {
      within(sockets.open(port, "/agent/" + i, null, cast::agentHears));
    }
    for (int i = 0; i < visitors; i++) {
      cast.visitors.add(within(sockets.open(port, "/visitor/" + i, null, cast::visitorHears)));
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
      agent.link = within(sockets.open(port, "/ws/agent", cookie, agent::hears));
      sockets.loop().execute(agent::begins);
      within(agent.ready);
    }
    var all = new ArrayList<Visitor>();
    for (int i = 0; i < visitors; i++) {
      var visitor = cast.new Visitor();
      visitor.link = within(sockets.open(port, "/ws/visitor", null, visitor::hears));
      sockets.loop().execute(visitor::begins);
      all.add(visitor);
    }
    all.forEach(visitor -> cast.visitors.add(within(visitor.ready)));
    return cast;
  }

  Sockets sockets() {
    return sockets;
  }

  List<Sockets.Link> visitors() {
    return visitors;
  }

  /** Frames that came to agents and were no message, since this was last asked. */
  long otherFrames() {
    long frames = otherFrames;
    otherFrames = 0;
    return frames;
  }

  /** On the event loop: from now on these hear of acknowledged and delivered messages. */
  void hearing(LongConsumer ofAcknowledged, LongConsumer ofDelivered) {
    acknowledged = ofAcknowledged;
    delivered = ofDelivered;
  }

  private void visitorHears(ByteBuf frame) {
    long number = Words.acknowledged(frame);
    if (number >= 0) {
      acknowledged.accept(number);
    } else {
      tellOfRefusal(frame);
    }
  }

  private void agentHears(ByteBuf frame) {
    long number = Words.starts(frame, SUMMARY) ? -1 : Words.delivered(frame);
    if (number >= 0) {
      delivered.accept(number);
    } else {
      otherFrames++;
      tellOfRefusal(frame);
    }
  }

  /** Nothing that the cast says should be refused: whoever measures has to know. */
  private static void tellOfRefusal(ByteBuf frame) {
    if (Words.starts(frame, REFUSED)) {
      System.err.println("The server refused: " + frame.toString(UTF_8));
    }
  }

  private static <T> T within(CompletableFuture<T> awaited) {
    return awaited.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
  }

  private final class Visitor {
    private final CompletableFuture<Sockets.Link> ready = new CompletableFuture<>();
    private Sockets.@Nullable Link link;

    void begins() {
      say("{\"type\":\"hello\",\"id\":\"h\",\"site\":\"demo\"}");
    }

    void hears(ByteBuf frame) {
      if (ready.isDone()) {
        visitorHears(frame);
      } else if (Words.starts(frame, WELCOME)) {
        say("{\"type\":\"askForHuman\",\"id\":\"a\",\"key\":\"a\"}");
      } else if (Words.starts(frame, EVENT)
          && frame.toString(UTF_8).contains("\"type\":\"accepted\"")) {
        ready.complete(link);
      }
    }

    private void say(String frame) {
      if (link != null) {
        link.send(frame);
      }
    }
  }

  private final class Agent {
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private Sockets.@Nullable Link link;
    private int said;

    void begins() {
      say("{\"type\":\"hello\",\"id\":\"h\"}");
    }

    void hears(ByteBuf frame) {
      if (Words.starts(frame, OFFER)) {
        Matcher conversation = CONVERSATION.matcher(frame.toString(UTF_8));
        if (conversation.find()) {
          takes(conversation.group(1));
        }
      } else if (Words.starts(frame, READY)) {
        say("{\"type\":\"setStatus\",\"id\":\"s\",\"status\":\"available\"}");
        ready.complete(null);
      } else {
        agentHears(frame);
      }
    }

    private void takes(String conversation) {
      said++;
      say("{\"type\":\"accept\",\"id\":\"r" + said + "\",\"key\":\"r" + said
          + "\",\"conversation\":\"" + conversation + "\"}");
      say("{\"type\":\"open\",\"id\":\"o" + said + "\",\"conversation\":\"" + conversation
          + "\",\"after\":0}");
    }

    private void say(String frame) {
      if (link != null) {
        link.send(frame);
      }
    }
  }
}
