package dev.firsthand.app;

import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns conversations of another system into logs of their own, closed. */
final class HistoryImport {

  private static final int MOST_AT_ONCE = 256;
  private static final int LONGEST_TEXT = 4_000;

  private final House house;
  private final SiteKey site;
  private final Map<String, VisitorId> visitors = new HashMap<>();
  private final Map<VisitorId, Long> conversations = new HashMap<>();

  private record Message(Instant at, String from, @Nullable StaffMember agent, String text) {}

  private record Past(String visitor, List<Message> messages) {}

  HistoryImport(House house, String site) {
    this.house = house;
    this.site = new SiteKey(site);
    if (!house.sites.exists(this.site)) {
      throw new BadFile("There is no site " + site + "; make it first: firsthand site add.");
    }
  }

  /** Checks all lines; the first bad one is named. */
  void check(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read(line, ++number);
    }
  }

  /** Stores all lines; gives how many there were. */
  int store(BufferedReader lines) throws IOException {
    int number = 0;
    var room = new Semaphore(MOST_AT_ONCE);
    var failed = new CompletableFuture<RuntimeException>();
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ConversationLog.Appending appending = appending(read(line, ++number));
        room.acquireUninterruptibly();
        virtual.execute(() -> {
          try {
            house.database.log().append(appending);
          } catch (RuntimeException e) {
            failed.complete(e);
          } finally {
            room.release();
          }
        });
        if (failed.isDone()) {
          throw failed.join();
        }
      }
    }
    if (failed.isDone()) {
      throw failed.join();
    }
    return number;
  }

  private ConversationLog.Appending appending(Past past) {
    VisitorId visitor = visitors.computeIfAbsent(
        past.visitor(), name -> house.visitorAuth.newVisitor(site).id());
    long number = conversations.merge(visitor, 1L, Long::sum);
    var id = ConversationId.of(visitor, number);
    List<ConversationEvent> events = events(visitor, past.messages());
    Conversation empty = Conversation.empty(id);
    Conversation after = empty.after(events);
    return new ConversationLog.Appending(
        id, 0, events, after, Claims.between(empty.state(), after.state()), null);
  }

  private List<ConversationEvent> events(VisitorId visitor, List<Message> messages) {
    var events = new ArrayList<ConversationEvent>();
    Instant first = messages.getFirst().at();
    events.add(new ConversationEvent.Started(first, site, visitor, "", "", ""));
    StaffMember owner = null;
    long question = 0;
    for (Message message : messages) {
      String key = "import-" + (events.size() + 1);
      switch (message.from()) {
        case "visitor" -> {
          events.add(new ConversationEvent.VisitorSaid(message.at(), key, message.text()));
          question = events.size();
        }
        case "bot" ->
          events.add(new ConversationEvent.BotSaid(
              message.at(), question, message.text(), false, imported()));
        default -> {
          StaffMember agent = message.agent();
          if (agent != null && !agent.equals(owner)) {
            owner = agent;
            events.add(new ConversationEvent.Escalated(
                message.at(), EscalationReason.VISITOR_ASKED, Place.ORDINARY, null, "", null));
            events.add(new ConversationEvent.Accepted(
                message.at(), agent.profile(), "import-" + (events.size() + 1), "", true));
          }
          if (agent != null) {
            events.add(new ConversationEvent.AgentReplied(
                message.at(), agent.id(), "import-" + (events.size() + 1), message.text()));
          }
        }
      }
    }
    events.add(new ConversationEvent.ClosedIdle(messages.getLast().at(), ""));
    return events;
  }

  private static Decision imported() {
    return new Decision(
        Decision.Verdict.SMALL_TALK,
        null,
        List.of(),
        List.of(),
        new Decision.Thresholds(0, 0, 0),
        Counters.NONE,
        0,
        0,
        "imported",
        null);
  }

  private Past read(String line, int number) {
    JsonNode node;
    try {
      node = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      throw bad(number, "is not valid JSON");
    }
    if (node == null || !node.isObject()) {
      throw bad(number, "must be one JSON object");
    }
    JsonNode said = node.get("messages");
    if (said == null || !said.isArray() || said.isEmpty()) {
      throw bad(number, "needs \"messages\": a list with at least one message");
    }
    var messages = new ArrayList<Message>();
    for (JsonNode message : said) {
      messages.add(message(message, number));
    }
    return new Past(text(node, "visitor", number), messages);
  }

  private Message message(JsonNode node, int number) {
    String from = text(node, "from", number);
    String text = text(node, "text", number);
    if (text.length() > LONGEST_TEXT) {
      throw bad(number, "has a message of more than " + LONGEST_TEXT + " characters");
    }
    StaffMember agent = switch (from) {
      case "visitor", "bot" -> null;
      case "agent" -> agent(text(node, "agent", number), number);
      default -> throw bad(number, "has a message from somebody who is not visitor, bot or agent");
    };
    try {
      return new Message(
          Instant.parse(text(node, "at", number)), from, agent, house.privacy.masked(site, text));
    } catch (DateTimeException e) {
      throw bad(number, "has a moment that is not like 2026-01-02T03:04:05Z");
    }
  }

  private StaffMember agent(String login, int number) {
    return house
        .register
        .findByLogin(login)
        .orElseThrow(() -> bad(number, "names an agent whose login is not known here"));
  }

  private static String text(JsonNode node, String field, int number) {
    JsonNode value = node.get(field);
    if (value == null || !value.isString() || value.stringValue().isBlank()) {
      throw bad(number, "needs the text \"" + field + "\"");
    }
    return value.stringValue();
  }

  private static BadFile bad(int line, String what) {
    return new BadFile("Line " + line + " " + what + ". Nothing was imported.");
  }
}
