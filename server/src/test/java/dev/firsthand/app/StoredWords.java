package dev.firsthand.app;

import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What visitors said, written and read by the store itself, without a server. */
public final class StoredWords {

  private static final int OF_A_CONVERSATION = 50;
  private static final int WRITERS = 4;
  private static final int PAGE = 200;

  private StoredWords() {}

  /**
   * Puts many messages into closed conversations of many visitors.
   *
   * @param settings {@code key=value}; may name another database
   */
  public static void write(Path data, int messages, String... settings) {
    int conversations = Math.ceilDiv(messages, OF_A_CONVERSATION);
    Instant now = Clock.systemUTC().instant();
    try (var house = house(data, settings);
        var writers = Executors.newFixedThreadPool(WRITERS)) {
      ConversationLog log = house.database.log();
      CompletableFuture.allOf(IntStream.range(0, conversations)
              .mapToObj(number -> CompletableFuture.runAsync(
                  () -> write(log, number, now.minusSeconds(conversations - number)), writers))
              .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  private static void write(ConversationLog log, int number, Instant at) {
    var id = ConversationId.of(new VisitorId("stored-" + number), 1);
    var events = new ArrayList<ConversationEvent>();
    events.add(new ConversationEvent.Started(
        at, new SiteKey(TestHouse.SITE), id.visitor(), "en", "/", "Hello!"));
    for (int i = 0; i < OF_A_CONVERSATION; i++) {
      events.add(new ConversationEvent.VisitorSaid(
          at, "k" + i, "Message " + i + ": my parcel " + number + " has not come for ten days."));
    }
    events.add(new ConversationEvent.ClosedIdle(at, "Goodbye!"));
    var before = Conversation.empty(id);
    var after = before.after(events);
    log.append(new ConversationLog.Appending(
        id, 0, events, after, Claims.between(before.state(), after.state()), null));
  }

  /**
   * How often each key of a visitor's message is in these conversations' logs.
   *
   * @param settings {@code key=value}; may name another database
   */
  public static Map<String, Integer> keys(
      Path data, Collection<String> conversations, String... settings) {
    var keys = new HashMap<String, Integer>();
    try (var house = house(data, settings)) {
      for (String conversation : conversations) {
        said(house.database.log(), new ConversationId(conversation))
            .forEach(said -> keys.merge(said.key(), 1, Integer::sum));
      }
    }
    return keys;
  }

  private static Stream<ConversationEvent.VisitorSaid> said(
      ConversationLog log, ConversationId id) {
    var all = new ArrayList<ConversationLog.Recorded>();
    List<ConversationLog.Recorded> page = log.read(id, 0, PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = log.read(id, page.getLast().seq(), PAGE);
    }
    return all.stream()
        .map(ConversationLog.Recorded::event)
        .filter(ConversationEvent.VisitorSaid.class::isInstance)
        .map(ConversationEvent.VisitorSaid.class::cast);
  }

  private static House house(Path data, String... settings) {
    var config = TestHouse.config(data, TestHouse.all(settings));
    return new House(config, Clock.systemUTC(), new SecureRandom());
  }
}
