package dev.firsthand.hooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.rest.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told: the body of the call. May hold words that were said, so it is never logged.
 *
 * @param id the same each time the same event is told to the same webhook
 * @param type as in {@link HookEvent}; {@code test} for a trial
 * @param data what depends on the type
 */
@JsonPropertyOrder("version")
record HookNews(
    String id,
    String type,
    Instant at,
    @Nullable String site,
    @Nullable String conversation,
    @Nullable Long seq,
    Map<String, Object> data) {

  /** The form of the call; raised when something is taken away, not when something is added. */
  private static final int VERSION = 1;

  HookNews {
    data = new LinkedHashMap<>(data);
  }

  @JsonProperty
  int version() {
    return VERSION;
  }

  /** Something for an admin to try whether calls arrive. */
  static HookNews trial(String id, Instant at) {
    return new HookNews(id, "test", at, null, null, null, Map.of());
  }

  /**
   * An event of a conversation's log.
   *
   * @param withWords whether what people said, and how to reach them, is told
   */
  static HookNews of(
      String id,
      HookEvent type,
      ConversationId conversation,
      String site,
      long seq,
      ConversationEvent event,
      boolean withWords) {
    var data = new Data(withWords);
    data.fill(event);
    return new HookNews(id, type.word(), event.at(), site, conversation.value(), seq, data.fields);
  }

  byte[] json() {
    return Json.write(this).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "HookNews[" + id + "]";
  }

  /** The fields of one event. */
  private static final class Data {
    private final boolean withWords;
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Data(boolean withWords) {
      this.withWords = withWords;
    }

    void fill(ConversationEvent event) {
      switch (event) {
        case ConversationEvent.Started e -> fact("language", e.language()).word("page", e.page());
        case ConversationEvent.Escalated e ->
          fact("reason", e.reason())
              .fact("team", e.team() == null ? null : e.team().value());
        case ConversationEvent.Accepted e ->
          fact("agent", e.who().id().value()).fact("name", e.who().name());
        case ConversationEvent.ClosedByAgent e ->
          fact("by", "AGENT").fact("agent", e.agent().value());
        case ConversationEvent.EndedByVisitor e -> fact("by", "VISITOR");
        case ConversationEvent.ClosedIdle e -> fact("by", "HOUSE");
        case ConversationEvent.Rated e ->
          fact("stars", e.stars()).fact("ofPerson", e.ofPerson()).word("comment", e.comment());
        case ConversationEvent.VisitorSaid e -> said(e.text(), e.file());
        case ConversationEvent.BotAnswered e -> fact("entry", e.entry()).word("text", e.text());
        case ConversationEvent.BotAskedBack e -> word("text", e.text());
        case ConversationEvent.BotSaid e -> word("text", e.text());
        case ConversationEvent.AgentReplied e ->
          fact("agent", e.agent().value()).said(e.text(), e.file());
        case ConversationEvent.MessageLeft e ->
          word("text", e.text()).word("name", e.name()).word("email", e.email());
        case ConversationEvent.CallBackAsked e ->
          fact("when", e.when())
              .word("phone", e.phone())
              .word("note", e.note())
              .word("name", e.name());
        case ConversationEvent.PromiseMade e ->
          fact("kind", PromiseKind.OWN)
              .fact("due", e.due())
              .fact("owner", e.owner() == null ? null : e.owner().value())
              .word("text", e.text());
        case ConversationEvent.HousePromised e -> fact("kind", e.kind()).fact("due", e.due());
        default -> {
          // Of the others it is told that they happened.
        }
      }
    }

    private Data said(String text, @Nullable Attachment file) {
      if (file != null) {
        fields.put("file", Map.of("type", file.type(), "size", file.size()));
      }
      return word("text", text);
    }

    private Data fact(String name, @Nullable Object value) {
      if (value != null) {
        fields.put(name, value);
      }
      return this;
    }

    private Data word(String name, @Nullable String text) {
      if (withWords && text != null && !text.isEmpty()) {
        fields.put(name, text);
      }
      return this;
    }
  }
}
