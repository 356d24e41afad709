package dev.firsthand.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text frames to commands and back. One codec reads one family: a visitor's socket can't decode an
 * agent's command. Thread-safe.
 *
 * @param <T> the sealed family
 */
public final class Codec<T> {

  private static final int DEEPEST = 16;
  private static final JsonMapper MAPPER = mapper();

  private final Map<String, Shape> shapes = new HashMap<>();
  private final ObjectReader reader;
  private final ObjectWriter writer;

  private Codec(Class<T> family) {
    reader = MAPPER.readerFor(family);
    writer = MAPPER.writerFor(family);
    for (Class<? extends Record> type : Family.recordsOf(family)) {
      shapes.put(Family.nameOf(type), Shape.of(type));
    }
  }

  public static Codec<VisitorCommand> visitorCommands() {
    return new Codec<>(VisitorCommand.class);
  }

  public static Codec<AgentCommand> agentCommands() {
    return new Codec<>(AgentCommand.class);
  }

  public static Codec<VisitorFrame> visitorFrames() {
    return new Codec<>(VisitorFrame.class);
  }

  public static Codec<AgentFrame> agentFrames() {
    return new Codec<>(AgentFrame.class);
  }

  /** A decision alone, as it stands in an agent's event frame. */
  public static String writeWhy(Why why) {
    return MAPPER.writeValueAsString(why);
  }

  /** One frame as JSON text. */
  public String write(T value) {
    return writer.writeValueAsString(value);
  }

  /** One frame as JSON text in UTF-8, as it goes over the wire. */
  public byte[] bytes(T value) {
    return writer.writeValueAsBytes(value);
  }

  /**
   * Reads one frame. Fields that the type does not know are ignored, so that newer peers may say
   * more.
   *
   * @throws BadFrame if it is no JSON object of a known type, or a field is missing or out of bounds
   */
  public T read(String text) throws BadFrame {
    JsonNode frame = parse(text);
    String id = idOf(frame);
    JsonNode type = frame.get("type");
    if (type == null || !type.isString()) {
      throw new BadFrame(
          ErrorCode.BAD_FRAME, id, "type", "Each frame is a JSON object with a text \"type\".");
    }
    Shape shape = shapes.get(type.stringValue());
    if (shape == null) {
      throw new BadFrame(
          ErrorCode.BAD_FRAME,
          id,
          "type",
          "Unknown type here. Known are: " + String.join(", ", new TreeSet<>(shapes.keySet()))
              + ".");
    }
    shape.check(frame, "", id);
    try {
      return reader.readValue(frame);
    } catch (JacksonException e) {
      throw new BadFrame(
          ErrorCode.BAD_FIELD,
          id,
          null,
          "A field has the wrong kind; see PROTOCOL.md for " + type.stringValue() + ".");
    }
  }

  private static JsonNode parse(String text) throws BadFrame {
    JsonNode frame;
    try {
      frame = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new BadFrame(
          ErrorCode.BAD_FRAME, null, null, flawOf(e) + " Send one JSON object in each text frame.");
    }
    if (frame == null || !frame.isObject()) {
      throw new BadFrame(
          ErrorCode.BAD_FRAME, null, null, "Send one JSON object in each text frame.");
    }
    return frame;
  }

  private static String flawOf(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return "Nested deeper than " + DEEPEST + " levels, or too long a number or name.";
    }
    return e.getOriginalMessage().startsWith("Duplicate")
        ? "An object has the same field twice."
        : "Not valid JSON.";
  }

  private static @Nullable String idOf(JsonNode frame) {
    JsonNode id = frame.get("id");
    return id != null && id.isString() && id.stringValue().length() <= 64 ? id.stringValue() : null;
  }

  private static JsonMapper mapper() {
    var factory = JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
    var builder = Family.settings(JsonMapper.builder(factory));
    for (Class<?> family : new Class<?>[] {
      VisitorCommand.class,
      AgentCommand.class,
      VisitorFrame.class,
      AgentFrame.class,
      VisitorEvent.class,
      AgentEvent.class
    }) {
      builder.registerSubtypes(Family.recordsOf(family).toArray(Class<?>[]::new));
    }
    return builder.build();
  }
}
