package dev.firsthand.protocol;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that may go over the wire, as the generators walk it. */
final class Wire {

  static final List<Class<?>> FAMILIES = List.of(
      VisitorCommand.class,
      VisitorFrame.class,
      VisitorEvent.class,
      AgentCommand.class,
      AgentFrame.class,
      AgentEvent.class);

  private Wire() {}

  /** A name that is the same in TypeScript, JSON Schema and AsyncAPI: {@code VisitorCommandSay}. */
  static String nameOf(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : nameOf(outer) + type.getSimpleName();
  }

  /** The type's sentence for readers, or empty. */
  static String docOf(Class<?> type) {
    Doc doc = type.getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  /** The sentence beside an enum's constant. */
  static String docOf(Enum<?> constant) {
    try {
      Doc doc = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Doc.class);
      return doc == null ? "" : doc.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The records of a family, the one that opens the exchange first. */
  static List<Class<? extends Record>> recordsOf(Class<?> family) {
    return Family.recordsOf(family).stream()
        .sorted(Comparator.comparing(
            record -> !List.of("hello", "welcome").contains(Family.nameOf(record))))
        .toList();
  }

  /** All records with a "type", each once. */
  static Set<Class<? extends Record>> tagged() {
    var records = new LinkedHashSet<Class<? extends Record>>();
    FAMILIES.forEach(family -> records.addAll(recordsOf(family)));
    return records;
  }

  /** Records without a "type" and enums that the fields of these families name, each once. */
  static Set<Class<?>> partsOf(List<Class<?>> families) {
    var parts = new LinkedHashSet<Class<?>>();
    for (Class<?> family : families) {
      recordsOf(family).forEach(record -> collect(Shape.of(record), parts));
    }
    return parts;
  }

  /** Where the field's own words end with no full stop, one is added. */
  static String sentence(@Nullable String text) {
    return text == null
            || text.isEmpty()
            || text.endsWith(".")
            || text.endsWith("…")
            || text.endsWith("?")
        ? String.valueOf(text == null ? "" : text)
        : text + ".";
  }

  /** The states in which a command is accepted, as told on the wire. */
  static List<String> statesOf(AllowedIn allowed) {
    List<String> words = Family.wordsOf(StateName.class);
    return Arrays.stream(allowed.value())
        .map(state -> words.get(state.ordinal()))
        .toList();
  }

  /** How a command may be refused beside the ways in which every command may be. */
  static List<String> refusalsOf(Class<? extends Record> command) {
    AllowedIn allowed = command.getAnnotation(AllowedIn.class);
    return allowed == null
        ? List.of()
        : Arrays.stream(allowed.refusals()).map(ErrorCode::name).toList();
  }

  private static void collect(Shape shape, Set<Class<?>> parts) {
    shape.fields().forEach(field -> collect(field.kind(), parts));
  }

  private static void collect(Shape.Kind kind, Set<Class<?>> parts) {
    switch (kind) {
      case Shape.Kind.Many many -> collect(many.of(), parts);
      case Shape.Kind.OneOf oneOf -> parts.add(oneOf.type());
      case Shape.Kind.Nested nested -> {
        collect(nested.shape(), parts);
        parts.add(nested.type());
      }
      case Shape.Kind.Text text -> {}
      case Shape.Kind.Moment moment -> {}
      case Shape.Kind.Whole whole -> {}
      case Shape.Kind.Real real -> {}
      case Shape.Kind.Truth truth -> {}
      case Shape.Kind.Tagged tagged -> {}
    }
  }
}
