package dev.firsthand.protocol;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the wire's types, tables and decoders in TypeScript. */
final class TypeScript {

  private static final String HEAD =
      "// Generated from the records in protocol/. Do not edit: change the records, then run\n"
          + "// mvn -pl protocol test -Dprotocol.write=true\n";

  /** The events of a chat with the bot alone: all that a page must read to begin with. */
  private static final Set<String> WITH_THE_BOT = Set.of(
      "internal",
      "started",
      "visitorSaid",
      "askedForHuman",
      "botAnswered",
      "botAskedBack",
      "botSaid",
      "chose",
      "answerRated",
      "escalated",
      "identified");

  private final StringBuilder out = new StringBuilder(HEAD);

  private TypeScript() {}

  /** Types of both sides, tables of codes, and the decoder that the widget needs. */
  static String protocol() {
    return new TypeScript().writeProtocol();
  }

  /** The decoder that only the console needs. */
  static String agentDecoder() {
    return new TypeScript().writeAgentDecoder();
  }

  private String writeProtocol() {
    line("import { frameIn, hasShape, type Shapes } from './shapes.ts';");
    constants();
    for (Class<?> part : Wire.partsOf(Wire.FAMILIES)) {
      if (part.isEnum()) {
        doc("", Wire.docOf(part));
        line("export type " + Wire.nameOf(part) + " = " + words(part) + ";");
      } else {
        type(part.asSubclass(Record.class), false);
      }
    }
    Wire.tagged().forEach(record -> type(record, true));
    union("What a visitor's client may say.", VisitorCommand.class);
    union(
        "What of it changes the conversation, and is told apart by a key.",
        VisitorCommand.Keyed.class);
    union("What an agent's console may say.", AgentCommand.class);
    union(
        "What of it changes a conversation, and is told apart by a key.", AgentCommand.Keyed.class);
    union("What the server says on every socket.", ServerFrame.class);
    union("What the server says to a visitor's client.", VisitorFrame.class);
    union("What the server says to an agent's console.", AgentFrame.class);
    union("An event of a conversation as its visitor sees it.", VisitorEvent.class);
    union("An event of a conversation as agents see it.", AgentEvent.class);
    limits("", "visitor", List.of(VisitorCommand.Say.class));
    decoder("visitor", VisitorFrame.class, VisitorEvent.class);
    return out.toString();
  }

  /** What a visitor's page reads besides, once people are in the chat. */
  static String peopleDecoder() {
    return new TypeScript().writePeopleDecoder();
  }

  /** The limits that only forms heed. */
  static String limits() {
    return new TypeScript().writeLimits();
  }

  private String writeLimits() {
    limits(
        "",
        "visitor",
        Wire.recordsOf(VisitorCommand.class).stream()
            .filter(record -> record != VisitorCommand.Say.class)
            .toList());
    limits("AGENT_", "agent", Wire.recordsOf(AgentCommand.class));
    return out.toString();
  }

  private String writePeopleDecoder() {
    line("import { visitorShapes } from './protocol.ts';");
    doc("", "The events that people bring: from now on they are read, too.");
    line("Object.assign(visitorShapes.events, {");
    rows(Wire.recordsOf(VisitorEvent.class).stream()
        .filter(record -> !WITH_THE_BOT.contains(Family.nameOf(record)))
        .toList());
    line("});");
    return out.toString();
  }

  private String writeAgentDecoder() {
    line("import type { AgentFrame } from './protocol.ts';");
    line("import { frameIn, hasShape, type Shapes } from './shapes.ts';");
    line("");
    line("export type * from './protocol.ts';");
    decoder("agent", AgentFrame.class, AgentEvent.class);
    return out.toString();
  }

  private void constants() {
    constant(
        "Version of the protocol, as said in every welcome.",
        "PROTOCOL_VERSION",
        String.valueOf(Protocol.VERSION));
    constant(
        "The WebSocket subprotocol that both sides name.",
        "SUBPROTOCOL",
        "'" + Protocol.SUBPROTOCOL + "'");
    constant("Where visitors connect.", "VISITOR_PATH", "'" + Protocol.VISITOR_PATH + "'");
    constant("Where agents connect.", "AGENT_PATH", "'" + Protocol.AGENT_PATH + "'");
    doc(
        "",
        "Why a command was refused: whose doing it is, and whether the same may succeed later.");
    line("export const ERROR_CODES = {");
    for (ErrorCode code : ErrorCode.values()) {
      doc("  ", Wire.docOf(code));
      line("  " + code + ": { fault: '" + code.fault() + "', retry: " + code.retry() + " },");
    }
    line("} as const;");
    doc("", "Why the server closed a socket, and whether to come back by oneself.");
    line("export const CLOSE_CODES = {");
    for (CloseCode code : CloseCode.values()) {
      doc("  ", Wire.docOf(code));
      line("  " + code + ": { number: " + code.number() + ", comeBack: " + code.comeBack() + " },");
    }
    line("} as const;");
    line("export type CloseCode = keyof typeof CLOSE_CODES;");
    doc("", "Whether a client should connect again by itself after a close with this number.");
    line("export function comesBack(closeNumber: number): boolean {");
    line("  return closeNumber < 4500;");
    line("}");
  }

  private void constant(String doc, String name, String value) {
    doc("", doc);
    line("export const " + name + " = " + value + ";");
  }

  private void type(Class<? extends Record> type, boolean tagged) {
    doc("", Wire.docOf(type));
    line("export interface " + Wire.nameOf(type) + " {");
    if (tagged) {
      line("  readonly type: '" + Family.nameOf(type) + "';");
    }
    for (Shape.Field field : Shape.of(type).fields()) {
      doc("  ", (Wire.sentence(field.doc()) + " " + Limits.inWords(field)).strip());
      line("  readonly " + field.name() + (field.required() ? "" : "?") + ": "
          + typeOf(field.kind()) + ";");
    }
    line("}");
  }

  private void union(String doc, Class<?> family) {
    doc("", doc);
    line("export type " + Wire.nameOf(family) + " =");
    line(Wire.recordsOf(family).stream()
            .map(record -> "  | " + Wire.nameOf(record))
            .collect(joining("\n"))
        + ";");
  }

  /** A constant for each command, so that a page carries only the limits that it heeds. */
  private void limits(String prefix, String who, List<Class<? extends Record>> family) {
    for (Class<? extends Record> record : family) {
      String texts = Shape.of(record).fields().stream()
          .filter(field -> field.kind() instanceof Shape.Kind.Text)
          .map(field -> field.name() + ": " + Limits.highest(field))
          .collect(joining(", "));
      if (!texts.isEmpty()) {
        String command = Family.nameOf(record);
        constant(
            "How long the texts of the " + who + "'s `" + command
                + "` may be, in UTF-16 code units.",
            prefix + command.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT) + "_LIMITS",
            "{ " + texts + " } as const");
      }
    }
  }

  private void decoder(String who, Class<?> frames, Class<?> events) {
    String type = frames.getSimpleName();
    boolean visitor = who.equals("visitor");
    line("");
    if (visitor) {
      line("/** What is read; `protocol-people.ts` adds what people bring into a chat. */");
    }
    line((visitor ? "export " : "") + "const " + who + "Shapes: Shapes = {");
    table("frames", Wire.recordsOf(frames));
    table(
        "events",
        Wire.recordsOf(events).stream()
            .filter(record -> !visitor || WITH_THE_BOT.contains(Family.nameOf(record)))
            .toList());
    line("  parts: {");
    for (Class<?> part : Wire.partsOf(List.of(frames, events))) {
      if (isOpen(part)) {
        continue;
      }
      String spec = part.isEnum()
          ? String.join(" ", Family.wordsOf(part))
          : spec(part.asSubclass(Record.class));
      line("    " + Wire.nameOf(part) + ": '" + spec + "',");
    }
    line("  },");
    line("};");
    line("");
    line("function is" + type + "(frame: unknown): frame is " + type + " {");
    line("  return hasShape(frame, " + who + "Shapes);");
    line("}");
    doc(
        "",
        "Reads one frame; undefined where it is none that this client knows. An event of an"
            + " unknown type reads as `internal`, so that its number is not lost.");
    line("export function decode" + type + "(text: string): " + type + " | undefined {");
    line("  const frame = frameIn(text, " + who + "Shapes);");
    line("  return is" + type + "(frame) ? frame : undefined;");
    line("}");
  }

  private void table(String name, List<Class<? extends Record>> family) {
    line("  " + name + ": {");
    rows(family);
    line("  },");
  }

  private void rows(List<Class<? extends Record>> family) {
    for (Class<? extends Record> record : family) {
      line("    " + Family.nameOf(record) + ": '" + spec(record) + "',");
    }
  }

  private static String spec(Class<? extends Record> type) {
    return Shape.of(type).fields().stream()
        .map(field -> field.name() + (field.required() ? "" : "?") + mark(field.kind()))
        .collect(joining(" "));
  }

  private static String mark(Shape.Kind kind) {
    return switch (kind) {
      case Shape.Kind.Text text -> "";
      case Shape.Kind.Moment moment -> "";
      case Shape.Kind.Whole whole -> "#";
      case Shape.Kind.Real real -> "#";
      case Shape.Kind.Truth truth -> "!";
      case Shape.Kind.OneOf oneOf -> isOpen(oneOf.type()) ? "" : "=" + Wire.nameOf(oneOf.type());
      case Shape.Kind.Many many -> "*" + mark(many.of());
      case Shape.Kind.Nested nested -> ":" + Wire.nameOf(nested.type());
      case Shape.Kind.Tagged tagged -> "@";
    };
  }

  private static String typeOf(Shape.Kind kind) {
    return switch (kind) {
      case Shape.Kind.Text text -> "string";
      case Shape.Kind.Moment moment -> "string";
      case Shape.Kind.Whole whole -> "number";
      case Shape.Kind.Real real -> "number";
      case Shape.Kind.Truth truth -> "boolean";
      case Shape.Kind.OneOf oneOf ->
        isOpen(oneOf.type()) ? "ErrorCode | (string & {})" : Wire.nameOf(oneOf.type());
      case Shape.Kind.Many many -> "readonly " + typeOf(many.of()) + "[]";
      case Shape.Kind.Nested nested -> Wire.nameOf(nested.type());
      case Shape.Kind.Tagged tagged -> Wire.nameOf(tagged.family());
    };
  }

  /** Whether there may be more words than this client knows: a refusal is one, whatever its code. */
  private static boolean isOpen(Class<?> type) {
    return type == ErrorCode.class;
  }

  private static String words(Class<?> type) {
    return Family.wordsOf(type).stream().map(word -> "'" + word + "'").collect(joining(" | "));
  }

  private void doc(String indent, String sentence) {
    if (indent.isEmpty()) {
      line("");
    }
    if (!sentence.isEmpty()) {
      Stream<String> lines = Arrays.stream(sentence.split("\n"));
      line(indent + "/** " + lines.collect(joining(" ")) + " */");
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
