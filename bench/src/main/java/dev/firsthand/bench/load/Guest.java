package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who can leave and come back where they stood, and says again what was not answered, as
 * the protocol wants it. At a relay only the connection is there. Confined to the clients' event
 * loop.
 */
final class Guest {

  private static final byte[] WELCOME = Words.ascii("{\"type\":\"welcome\"");
  private static final byte[] CAUGHT_UP = Words.ascii("{\"type\":\"caughtUp\"");
  private static final byte[] EVENT = Words.ascii("{\"type\":\"event\"");
  private static final byte[] RESET = Words.ascii("{\"type\":\"reset\"");
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final Pattern ERA = Pattern.compile("\"era\":\"([^\"]+)\"");
  private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([^\"]+)\"");
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
  private static final Pattern KIND = Pattern.compile("\"event\":\\{\"type\":\"(\\w+)\"");

  private static final Pattern REFUSED =
      Pattern.compile("^\\{\"type\":\"refused\",\"id\":\"(\\d+)\"");

  private final Sockets sockets;
  private final Stage stage;
  private final int number;
  private final Map<Long, String> unanswered = new LinkedHashMap<>();
  private final Set<Long> acknowledged = new HashSet<>();
  private CompletableFuture<Void> back = new CompletableFuture<>();
  private Heard heard = (guest, kind) -> {};
  private Sockets.@Nullable Link link;
  private @Nullable String token;
  private @Nullable String era;
  private @Nullable String conversation;
  private boolean there;
  private long seq;
  private int again;
  private int gaps;

  /** Hears of events, by their type, and of {@code ok}. */
  interface Heard {
    void heard(Guest guest, String kind);
  }

  Guest(Sockets sockets, Stage stage, int number) {
    this.sockets = sockets;
    this.stage = stage;
    this.number = number;
  }

  void telling(Heard who) {
    heard = who;
  }

  int number() {
    return number;
  }

  /** Connects and says where it stood; completes when it has all that it missed. */
  CompletableFuture<Void> arrive() {
    back = new CompletableFuture<>();
    CompletableFuture<Void> thisTime = back;
    there = false;
    sockets
        .open(stage.server().port(), stage.visitorsDoor(number), null, this::hears)
        .whenComplete((opened, failed) -> {
          if (failed != null) {
            thisTime.completeExceptionally(failed);
          } else {
            link = opened;
            opened.whenEnded(() -> thisTime.completeExceptionally(
                new IllegalStateException("The connection ended before it was caught up.")));
            greet(opened);
          }
        });
    return thisTime;
  }

  private void greet(Sockets.Link opened) {
    if (stage.visitorsHello() == null) {
      there = true;
      back.complete(null);
    } else {
      opened.send(hello());
    }
  }

  private String hello() {
    var hello = new StringBuilder("{\"type\":\"hello\",\"id\":\"h\",\"site\":\"demo\"");
    if (token != null) {
      hello.append(",\"token\":\"").append(token).append('"');
    }
    if (conversation != null) {
      hello
          .append(",\"resume\":{\"era\":\"")
          .append(era)
          .append("\",\"conversation\":\"")
          .append(conversation)
          .append("\",\"seq\":")
          .append(seq)
          .append('}');
    }
    return hello.append('}').toString();
  }

  /** Says something now, or once it is back. */
  void say(long key, String text) {
    String frame = "{\"type\":\"say\",\"id\":\"" + key + "\",\"key\":\"k" + key + "\",\"text\":\""
        + text + "\"}";
    unanswered.put(key, frame);
    if (there && link != null && link.isOpen()) {
      link.send(frame);
    }
  }

  void typing() {
    if (there && link != null && conversation != null) {
      link.send("{\"type\":\"typing\",\"on\":true}");
    }
  }

  void hangUp() {
    there = false;
    if (link != null) {
      link.hangUp();
    }
  }

  @Nullable
  String conversation() {
    return conversation;
  }

  Set<Long> acknowledged() {
    return acknowledged;
  }

  /** Keys of what was said and has no answer. */
  List<Long> unanswered() {
    return new ArrayList<>(unanswered.keySet());
  }

  /** Events that came a second time, or before the one that comes before them. */
  int outOfOrder() {
    return again + gaps;
  }

  private void hears(ByteBuf frame) {
    long answered = Words.acknowledged(frame);
    if (answered >= 0) {
      unanswered.remove(answered);
      acknowledged.add(answered);
      heard.heard(this, "ok");
    } else if (Words.starts(frame, EVENT)) {
      event(frame.toString(UTF_8));
    } else if (Words.starts(frame, WELCOME)) {
      String welcome = frame.toString(UTF_8);
      token = found(TOKEN, welcome, token);
      era = found(ERA, welcome, era);
    } else if (Words.starts(frame, RESET)) {
      seq = 0;
    } else if (Words.starts(frame, CAUGHT_UP)) {
      caughtUp();
    } else {
      Refusals.tellOf(frame);
      sayAgainPerhaps(frame.toString(UTF_8));
    }
  }

  /** A refusal that says so: the same key again, a little later. */
  private void sayAgainPerhaps(String frame) {
    Matcher refused = REFUSED.matcher(frame);
    if (refused.find() && frame.contains("\"retry\":true")) {
      long key = Long.parseLong(refused.group(1));
      sockets
          .loop()
          .schedule(
              () -> {
                String said = unanswered.get(key);
                if (said != null && there && link != null) {
                  link.send(said);
                }
              },
              1,
              TimeUnit.SECONDS);
    }
  }

  private void event(String event) {
    conversation = found(CONVERSATION, event, conversation);
    String at = found(SEQ, event, "0");
    long came = at == null ? 0 : Long.parseLong(at);
    if (came <= seq) {
      again++;
    } else if (came > seq + 1) {
      gaps++;
    }
    seq = Math.max(seq, came);
    String kind = found(KIND, event, "");
    heard.heard(this, kind == null ? "" : kind);
  }

  private void caughtUp() {
    if (!there && link != null) {
      there = true;
      unanswered.values().forEach(link::send);
    }
    back.complete(null);
  }

  private static @Nullable String found(Pattern pattern, String frame, @Nullable String otherwise) {
    Matcher matcher = pattern.matcher(frame);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
