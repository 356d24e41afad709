package dev.firsthand.protocol;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Writes the reference part of PROTOCOL.md: each thing on the wire with its fields and a sample. */
final class Tables {

  private static final Pattern PART =
      Pattern.compile("<!-- generated: ([a-z-]+) -->\n.*?<!-- end -->", Pattern.DOTALL);

  /** What these fields mean wherever they stand without a sentence of their own. */
  private static final Map<String, String> COMMON = Map.of(
      "id", "The command's id, which its answer repeats",
      "key", "The sender's key, which tells repeats",
      "conversation", "Id of the conversation",
      "epoch", "The ownership epoch",
      "era", "Names the log",
      "seq", "Number of an event",
      "agent", "Id of the agent",
      "text", "In words for people",
      "at", "The server's time",
      "question", "Number of the message that is answered");

  private Tables() {}

  /** The document with its generated parts made anew. */
  static String into(String document) {
    Map<String, String> parts = parts();
    Matcher matcher = PART.matcher(document);
    return matcher.replaceAll(found -> {
          String part = parts.remove(found.group(1));
          if (part == null) {
            throw new IllegalArgumentException("No such part, or twice: " + found.group(1));
          }
          return Matcher.quoteReplacement(
              "<!-- generated: " + found.group(1) + " -->\n\n" + part + "\n<!-- end -->");
        })
        + missing(parts);
  }

  private static String missing(Map<String, String> parts) {
    return parts.isEmpty() ? "" : "\nMissing parts: " + parts.keySet() + "\n";
  }

  private static Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    parts.put("visitor-commands", records(Wire.recordsOf(VisitorCommand.class)));
    parts.put("server-frames", records(Wire.recordsOf(ServerFrame.class)));
    parts.put("visitor-frames", records(Wire.recordsOf(VisitorFrame.ForVisitor.class)));
    parts.put("shared-events", records(Wire.recordsOf(SharedEvent.class)));
    parts.put("agent-commands", records(Wire.recordsOf(AgentCommand.class)));
    parts.put("agent-frames", records(Wire.recordsOf(AgentFrame.ForAgent.class)));
    parts.put("agent-events", records(Wire.recordsOf(AgentEvent.ForAgents.class)));
    parts.put(
        "parts",
        Wire.partsOf(Wire.FAMILIES).stream()
            .filter(part -> part != ErrorCode.class)
            .map(Tables::part)
            .collect(joining("\n")));
    parts.put("error-codes", errorCodes());
    parts.put("close-codes", closeCodes());
    return parts;
  }

  private static String records(List<Class<? extends Record>> records) {
    return records.stream().map(Tables::tagged).collect(joining("\n"));
  }

  private static String tagged(Class<? extends Record> record) {
    var out = new StringBuilder("#### `" + Family.nameOf(record) + "`\n\n");
    out.append(Wire.docOf(record)).append('\n');
    AllowedIn allowed = record.getAnnotation(AllowedIn.class);
    if (allowed != null && allowed.value().length > 0) {
      List<String> states = Wire.statesOf(allowed);
      out.append("\nStates: ")
          .append(states.size() == StateName.values().length ? "all" : code(states))
          .append(".\n");
    }
    if (!Wire.refusalsOf(record).isEmpty()) {
      out.append("\nRefusals: ").append(code(Wire.refusalsOf(record))).append(".\n");
    }
    return out.append(fields(record)).append(sample(record)).toString();
  }

  private static String part(Class<?> part) {
    String head = "#### " + Wire.nameOf(part) + "\n\n" + Wire.docOf(part) + "\n";
    return part.isEnum()
        ? head + "\nOne of " + code(Family.wordsOf(part)) + ".\n"
        : head + fields(part.asSubclass(Record.class));
  }

  private static String fields(Class<? extends Record> record) {
    List<Shape.Field> fields = Shape.of(record).fields();
    if (fields.isEmpty()) {
      return "";
    }
    var out = new StringBuilder("\n| field | type | meaning |\n| --- | --- | --- |\n");
    for (Shape.Field field : fields) {
      out.append("| `")
          .append(field.name())
          .append('`')
          .append(field.required() ? "" : ", may be absent")
          .append(" | ")
          .append(typeOf(field.kind()))
          .append(" | ")
          .append((Wire.sentence(meaning(field)) + " " + Limits.inWords(field)).strip())
          .append(" |\n");
    }
    return out.toString();
  }

  private static String meaning(Shape.Field field) {
    if (field.doc() != null) {
      return field.doc();
    }
    return field.kind() instanceof Shape.Kind.Nested nested
        ? Wire.docOf(nested.type())
        : COMMON.getOrDefault(field.name(), "");
  }

  private static String typeOf(Shape.Kind kind) {
    return switch (kind) {
      case Shape.Kind.Text text -> "text";
      case Shape.Kind.Moment moment -> "text";
      case Shape.Kind.Whole whole -> "whole number";
      case Shape.Kind.Real real -> "number";
      case Shape.Kind.Truth truth -> "true or false";
      case Shape.Kind.OneOf oneOf ->
        "[" + Wire.nameOf(oneOf.type()) + "](#" + anchor(oneOf.type()) + ")";
      case Shape.Kind.Many many -> "list of " + typeOf(many.of());
      case Shape.Kind.Nested nested ->
        "[" + Wire.nameOf(nested.type()) + "](#" + anchor(nested.type()) + ")";
      case Shape.Kind.Tagged tagged -> "event, see [Events](#events)";
    };
  }

  private static String anchor(Class<?> part) {
    return part == ErrorCode.class ? "error-codes" : Wire.nameOf(part).toLowerCase(Locale.ROOT);
  }

  private static String sample(Class<? extends Record> record) {
    for (Golden golden : Golden.values()) {
      boolean plain = Wire.recordsOf(golden.family).contains(record);
      for (JsonNode sample : golden.samples()) {
        JsonNode value = plain ? sample : sample.path("event");
        boolean ofFamily = plain || eventsOf(golden).contains(record);
        if (ofFamily && Family.nameOf(record).equals(value.path("type").asString(""))) {
          return "\n```json\n" + value + "\n```\n";
        }
      }
    }
    throw new IllegalStateException("No sample of " + Wire.nameOf(record));
  }

  private static List<Class<? extends Record>> eventsOf(Golden golden) {
    return switch (golden) {
      case VISITOR_FRAMES -> Wire.recordsOf(VisitorEvent.class);
      case AGENT_FRAMES -> Wire.recordsOf(AgentEvent.class);
      case VISITOR_COMMANDS, AGENT_COMMANDS -> List.of();
    };
  }

  private static String errorCodes() {
    var out = new StringBuilder(
        "| code | whose doing | try again | meaning |\n| --- | --- | --- | --- |\n");
    for (ErrorCode code : ErrorCode.values()) {
      String whose = switch (code.fault()) {
        case CLIENT -> "the client's";
        case NOBODY -> "nobody's: the world moved on";
        case SERVER -> "the server's";
      };
      out.append("| `")
          .append(code)
          .append("` | ")
          .append(whose)
          .append(" | ")
          .append(code.retry() ? "yes, with the same key" : "no")
          .append(" | ")
          .append(Wire.docOf(code))
          .append(" |\n");
    }
    return out.toString();
  }

  private static String closeCodes() {
    var out =
        new StringBuilder("| number | name | come back | meaning |\n| --- | --- | --- | --- |\n");
    for (CloseCode code : CloseCode.values()) {
      out.append("| ")
          .append(code.number())
          .append(" | `")
          .append(code)
          .append("` | ")
          .append(code.comeBack() ? "yes" : "no")
          .append(" | ")
          .append(Wire.docOf(code))
          .append(" |\n");
    }
    return out.toString();
  }

  private static String code(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(joining(", "));
  }
}
