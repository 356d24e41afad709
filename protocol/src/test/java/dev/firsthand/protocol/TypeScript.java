package dev.firsthand.protocol;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes the wire's types, tables and decoders in TypeScript. */
final class TypeScript {

  private static final String HEAD =
      "// Generated from the records in protocol/. Do not edit: change the records, then run\n"
          + "// mvn -pl protocol test -Dprotocol.write=true\n";

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
    limits("VISITOR_LIMITS", "visitor", VisitorCommand.class);
    limits("AGENT_LIMITS", "agent", AgentCommand.class);
    decoder("visitor", VisitorFrame.class, VisitorEvent.class);
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

  private void limits(String name, String who, Class<?> family) {
    doc("", "How long the texts of the " + who + "'s commands may be, in UTF-16 code units.");
    line("export const " + name + " = {");
    for (Class<? extends Record> record : Wire.recordsOf(family)) {
      String texts = Shape.of(record).fields().stream()
          .filter(field -> field.kind() instanceof Shape.Kind.Text)
          .map(field -> field.name() + ": " + Limits.highest(field))
          .collect(joining(", "));
      if (!texts.isEmpty()) {
        line("  " + Family.nameOf(record) + ": { " + texts + " },");
      }
    }
    line("} as const;");
  }

  private void decoder(String who, Class<?> frames, Class<?> events) {
    String type = frames.getSimpleName();
    line("");
    line("const " + who + "Shapes: Shapes = {");
    table("frames", frames);
    table("events", events);
    line("  parts: {");
    for (Class<?> part : Wire.partsOf(List.of(frames, events))) {
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

  private void table(String name, Class<?> family) {
    line("  " + name + ": {");
    for (Class<? extends Record> record : Wire.recordsOf(family)) {
      line("    " + Family.nameOf(record) + ": '" + spec(record) + "',");
    }
    line("  },");
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
      case Shape.Kind.OneOf oneOf -> "=" + Wire.nameOf(oneOf.type());
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
      case Shape.Kind.OneOf oneOf -> Wire.nameOf(oneOf.type());
      case Shape.Kind.Many many -> "readonly " + typeOf(many.of()) + "[]";
      case Shape.Kind.Nested nested -> Wire.nameOf(nested.type());
      case Shape.Kind.Tagged tagged -> Wire.nameOf(tagged.family());
    };
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
