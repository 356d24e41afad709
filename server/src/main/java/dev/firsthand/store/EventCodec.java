package dev.firsthand.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Events to rows and back: the facts as JSON, and apart from them what people said. A row keeps its
 * kind and version for ever; older versions are lifted to today's form when read. Thread-safe.
 */
final class EventCodec {

  private static final JsonMapper MAPPER = mapper();
  private static final ObjectWriter PLAIN = MAPPER.writer();
  private static final Map<EventKind, Halves> HALVES = halves();
  private static final String NOTHING = "{}";
  private static final String AT = "at";
  private static final String NANOS = "ns";
  private static final String DECISION = "decision";
  private static final String WORDS = "words";

  /** The lists of a decision whose elements quote the visitor. */
  private static final List<String> QUOTING = List.of("tried", "signals", "matched");

  private final Map<EventKind, List<UnaryOperator<ObjectNode>>> lifts;

  EventCodec() {
    this(Map.of());
  }

  /**
   * A codec with older versions.
   *
   * @param lifts for each kind, what carries the facts of version 1 to 2, of 2 to 3, and so on
   */
  EventCodec(Map<EventKind, List<UnaryOperator<ObjectNode>>> lifts) {
    this.lifts = Map.copyOf(lifts);
  }

  /**
   * Writes facts and words of events whose words are whole components, without a tree between, for it
   * is done for each message.
   */
  private record Halves(ObjectWriter facts, @Nullable ObjectWriter words) {}

  StoredEvent encode(ConversationEvent event) {
    EventKind kind = EventKind.of(event);
    Halves halves = HALVES.get(kind);
    return halves == null ? takenApart(event, kind) : inHalves(event, kind, halves);
  }

  private StoredEvent inHalves(ConversationEvent event, EventKind kind, Halves halves) {
    String facts = written(halves.facts(), event);
    long nanos = nanosOf(event);
    if (nanos != 0) {
      String next = facts.equals(NOTHING) ? "" : ",";
      facts = facts.substring(0, facts.length() - 1) + next + "\"" + NANOS + "\":" + nanos + "}";
    }
    ObjectWriter writer = halves.words();
    String words = writer == null ? NOTHING : written(writer, event);
    return new StoredEvent(
        kind.stored(),
        version(kind),
        event.at().toEpochMilli(),
        facts,
        words.equals(NOTHING) ? null : words);
  }

  /** What the moment has beyond its millisecond. */
  private static long nanosOf(ConversationEvent event) {
    return event.at().get(ChronoField.NANO_OF_SECOND) % 1_000_000;
  }

  /** By a tree, as lists are taken apart, too. */
  StoredEvent takenApart(ConversationEvent event, EventKind kind) {
    ObjectNode facts = MAPPER.valueToTree(event);
    ObjectNode words = MAPPER.createObjectNode();
    long nanos = nanosOf(event);
    if (nanos != 0) {
      facts.put(NANOS, nanos);
    }
    for (EventKind.Word word : kind.words()) {
      take(word, facts, words);
    }
    if (facts.get(DECISION) instanceof ObjectNode decision) {
      QUOTING.forEach(list -> takeEach(decision, list, WORDS, words));
    }
    return new StoredEvent(
        kind.stored(),
        version(kind),
        event.at().toEpochMilli(),
        written(PLAIN, facts),
        words.isEmpty() ? null : written(PLAIN, words));
  }

  ConversationEvent decode(StoredEvent row) {
    EventKind kind = EventKind.named(row.kind());
    if (kind == null || row.version() > version(kind)) {
      throw new UnreadableEvent(
          "The log holds an event \"" + row.kind() + "\" of version " + row.version()
              + ", which this server does not know: start the newer version that wrote it.",
          null);
    }
    try {
      ObjectNode facts = lifted(kind, row.version(), object(row.facts()));
      ObjectNode words = row.words() == null ? MAPPER.createObjectNode() : object(row.words());
      JsonNode nanos = facts.remove(NANOS);
      Instant at = Instant.ofEpochMilli(row.at()).plusNanos(nanos == null ? 0 : nanos.asLong());
      facts.putPOJO(AT, at); // Not as text: the JDK's parser is dear, to run and to compile.
      for (EventKind.Word word : kind.words()) {
        give(word, words, facts);
      }
      if (facts.get(DECISION) instanceof ObjectNode decision) {
        QUOTING.forEach(list -> giveEach(words, list, WORDS, decision, MAPPER.createArrayNode()));
        complete(decision);
      }
      return MAPPER.treeToValue(facts, kind.type());
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UnreadableEvent(
          "A stored event \"" + row.kind() + "\" is damaged: restore the database from a backup.",
          e);
    }
  }

  private int version(EventKind kind) {
    return 1 + lifts.getOrDefault(kind, List.of()).size();
  }

  private ObjectNode lifted(EventKind kind, int version, ObjectNode facts) {
    List<UnaryOperator<ObjectNode>> steps = lifts.getOrDefault(kind, List.of());
    ObjectNode lifted = facts;
    for (UnaryOperator<ObjectNode> step : steps.subList(Math.max(0, version - 1), steps.size())) {
      lifted = step.apply(lifted);
    }
    return lifted;
  }

  private static boolean move(String name, ObjectNode from, ObjectNode to) {
    JsonNode value = from.remove(name);
    if (value == null || value.isNull()) {
      return false;
    }
    to.set(name, value);
    return true;
  }

  private static void take(EventKind.Word word, ObjectNode facts, ObjectNode words) {
    String of = word.of();
    if (of == null) {
      move(word.name(), facts, words);
    } else {
      takeEach(facts, word.name(), of, words);
    }
  }

  private static void give(EventKind.Word word, ObjectNode words, ObjectNode facts) {
    String of = word.of();
    if (of != null) {
      giveEach(words, word.name(), of, facts, MAPPER.stringNode(""));
    } else if (!move(word.name(), words, facts) && word.required()) {
      facts.put(word.name(), "");
    }
  }

  /** Takes one component out of all elements of a list. */
  private static void takeEach(ObjectNode from, String list, String component, ObjectNode words) {
    ArrayNode taken = MAPPER.createArrayNode();
    boolean anything = false;
    for (JsonNode element : from.path(list)) {
      JsonNode quoted = ((ObjectNode) element).remove(component);
      taken.add(quoted);
      anything |= quoted != null && (quoted.isString() || !quoted.isEmpty());
    }
    if (anything) {
      words.set(list, taken);
    }
  }

  private static void giveEach(
      ObjectNode words, String list, String component, ObjectNode to, JsonNode erased) {
    JsonNode given = words.path(list);
    int i = 0;
    for (JsonNode element : to.path(list)) {
      JsonNode quoted = given.get(i++);
      ((ObjectNode) element).set(component, quoted == null ? erased.deepCopy() : quoted);
    }
  }

  /** Decisions from before sites had calibrations, adjustments and rules do not say so. */
  private static void complete(ObjectNode decision) {
    if (!decision.has("prior")) {
      decision.put("prior", decision.path("tried").path(0).path("confidence").asDouble(0));
    }
    if (!decision.has("calibration")) {
      decision.put("calibration", "");
    }
    if (!decision.has("adjustment")) {
      decision.put("adjustment", 0);
    }
    if (!decision.has("language")) {
      decision.put("language", "");
    }
    if (!decision.has("matched")) {
      decision.putArray("matched");
    }
    if (decision.get("counters") instanceof ObjectNode counters && !counters.has("repeated")) {
      counters.put("repeated", 0);
    }
  }

  private static ObjectNode object(String json) {
    if (MAPPER.readTree(json) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("A JSON object is expected.");
  }

  /** JSON that a database stores unchanged: half of a surrogate pair has no UTF-8. */
  private static String written(ObjectWriter writer, Object value) {
    String json = writer.writeValueAsString(value);
    return isWellFormed(json)
        ? json
        : writer.with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(value);
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** When it was has a column of its own; it is given back when the event is read. */
  @JsonIgnoreProperties(value = AT, allowSetters = true)
  private interface MomentApart {}

  /** Whether it is written without a tree. */
  static boolean isInHalves(EventKind kind) {
    return HALVES.containsKey(kind);
  }

  private static Map<EventKind, Halves> halves() {
    var facts = MAPPER.rebuild();
    var words = MAPPER.rebuild();
    var kinds = EnumSet.noneOf(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      List<String> all = Arrays.stream(kind.type().getRecordComponents())
          .map(RecordComponent::getName)
          .toList();
      if (all.contains(DECISION) || kind.words().stream().anyMatch(word -> word.of() != null)) {
        continue;
      }
      kinds.add(kind);
      List<String> said = kind.words().stream().map(EventKind.Word::name).toList();
      without(facts, kind, said);
      without(words, kind, all.stream().filter(name -> !said.contains(name)).toList());
    }
    var factsMapper = facts.build();
    var wordsMapper = words.build();
    var halves = new EnumMap<EventKind, Halves>(EventKind.class);
    for (EventKind kind : kinds) {
      boolean speaks = !kind.words().isEmpty();
      halves.put(
          kind,
          new Halves(
              factsMapper.writerFor(kind.type()),
              speaks ? wordsMapper.writerFor(kind.type()) : null));
    }
    return halves;
  }

  private static void without(JsonMapper.Builder mapper, EventKind kind, List<String> components) {
    var ignored =
        JsonIgnoreProperties.Value.forIgnoredProperties(components.toArray(String[]::new));
    mapper.withConfigOverride(kind.type(), override -> override.setIgnorals(ignored));
  }

  private static JsonMapper mapper() {
    var names = new SimpleModule("names");
    name(names, AgentId.class, AgentId::new);
    name(names, GestureId.class, GestureId::new);
    name(names, SiteKey.class, SiteKey::new);
    name(names, TeamId.class, TeamId::new);
    name(names, VisitorId.class, VisitorId::new);
    return JsonMapper.builder()
        .addModule(names)
        .addMixIn(ConversationEvent.class, MomentApart.class)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }

  private static <T> void name(SimpleModule module, Class<T> type, Function<String, T> named) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new Named<>(type, named));
  }

  /** Reads a name from its text. */
  private static final class Named<T> extends StdDeserializer<T> {
    private final Function<String, T> named;

    Named(Class<T> type, Function<String, T> named) {
      super(type);
      this.named = named;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        throw new IllegalArgumentException("A name is a text.");
      }
      return named.apply(parser.getString());
    }
  }
}
