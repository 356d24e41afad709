package dev.firsthand.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the fields of one record must look like; read once from its components. Immutable. */
final class Shape {

  /** What a field may hold. */
  sealed interface Kind {
    record Text() implements Kind {}

    record Moment() implements Kind {}

    record Whole(long lowest, long highest) implements Kind {}

    record Real() implements Kind {}

    record Truth() implements Kind {}

    record OneOf(Class<?> type, List<String> names) implements Kind {}

    record Many(Kind of) implements Kind {}

    record Nested(Class<? extends Record> type, Shape shape) implements Kind {}

    /** A record of {@code family}, known by its "type". */
    record Tagged(Class<?> family, Map<String, Shape> shapes) implements Kind {}
  }

  /** One component of the record, with its sentence for readers. */
  record Field(
      String name,
      Kind kind,
      boolean required,
      @Nullable Bounds bounds,
      @Nullable String doc) {}

  private final List<Field> fields;

  private Shape(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  static Shape of(Class<? extends Record> type) {
    var fields = new ArrayList<Field>();
    for (RecordComponent component : type.getRecordComponents()) {
      Doc doc = component.getAnnotation(Doc.class);
      fields.add(new Field(
          component.getName(),
          kindOf(component.getGenericType()),
          !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
          component.getAnnotation(Bounds.class),
          doc == null ? null : doc.value()));
    }
    return new Shape(fields);
  }

  /** The record's fields, in the order written. */
  List<Field> fields() {
    return fields;
  }

  void check(JsonNode object, String path, @Nullable String id) throws BadFrame {
    for (Field field : fields) {
      JsonNode value = object.get(field.name);
      String at = path.isEmpty() ? field.name : path + "." + field.name;
      if (value == null || value.isNull()) {
        if (field.required) {
          throw bad(id, at, "is missing");
        }
        continue;
      }
      check(value, field.kind, field.bounds, at, id);
    }
  }

  private static void check(
      JsonNode value, Kind kind, @Nullable Bounds bounds, String at, @Nullable String id)
      throws BadFrame {
    switch (kind) {
      case Kind.Text text -> checkText(value, bounds, at, id);
      case Kind.Moment moment -> {
        if (!value.isString()) {
          throw bad(id, at, "must be a moment in ISO 8601");
        }
      }
      case Kind.Whole whole -> {
        long lowest = bounds == null ? whole.lowest : bounds.min();
        long highest = bounds == null ? whole.highest : bounds.max();
        if (!value.isIntegralNumber()
            || !value.canConvertToLong()
            || value.longValue() < lowest
            || value.longValue() > highest) {
          throw bad(id, at, "must be a whole number from " + lowest + " to " + highest);
        }
      }
      case Kind.Real real -> {
        if (!value.isNumber()) {
          throw bad(id, at, "must be a number");
        }
      }
      case Kind.Truth truth -> {
        if (!value.isBoolean()) {
          throw bad(id, at, "must be true or false");
        }
      }
      case Kind.OneOf oneOf -> {
        if (!value.isString() || !oneOf.names.contains(value.stringValue())) {
          throw bad(id, at, "must be one of " + String.join(", ", oneOf.names));
        }
      }
      case Kind.Many many -> {
        if (!value.isArray()) {
          throw bad(id, at, "must be a list");
        }
        if (bounds != null && value.size() > bounds.max()) {
          throw bad(id, at, "may have at most " + bounds.max() + " elements");
        }
        int index = 0;
        for (JsonNode element : value) {
          check(element, many.of, null, at + "[" + index++ + "]", id);
        }
      }
      case Kind.Nested nested -> {
        if (!value.isObject()) {
          throw bad(id, at, "must be an object");
        }
        nested.shape.check(value, at, id);
      }
      case Kind.Tagged tagged -> {
        JsonNode type = value.get("type");
        if (type == null || !type.isString()) {
          throw bad(id, at, "must be an object with a text \"type\"");
        }
        Shape shape = tagged.shapes.get(type.stringValue());
        if (shape != null) {
          shape.check(value, at, id);
        }
      }
    }
  }

  private static void checkText(
      JsonNode value, @Nullable Bounds bounds, String at, @Nullable String id) throws BadFrame {
    if (!value.isString()) {
      throw bad(id, at, "must be a text");
    }
    String text = value.stringValue();
    if (bounds != null && text.length() > bounds.max()) {
      throw bad(id, at, "may have at most " + bounds.max() + " characters");
    }
    if (bounds != null && bounds.min() > 0 && text.isBlank()) {
      throw bad(id, at, "must not be empty");
    }
    if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
      throw bad(id, at, "has a character that is not text (NUL or half of a surrogate pair)");
    }
  }

  /** A code point inside the surrogate range is a half without its other half. */
  private static boolean hasLoneSurrogate(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return true;
      }
    }
    return false;
  }

  private static Kind kindOf(java.lang.reflect.Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return new Kind.Many(kindOf(list.getActualTypeArguments()[0]));
    }
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalArgumentException("No wire form for " + type);
    }
    if (plain == String.class) {
      return new Kind.Text();
    }
    if (plain == Instant.class) {
      return new Kind.Moment();
    }
    if (plain == long.class || plain == Long.class) {
      return new Kind.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (plain == int.class || plain == Integer.class) {
      return new Kind.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (plain == double.class || plain == Double.class) {
      return new Kind.Real();
    }
    if (plain == boolean.class) {
      return new Kind.Truth();
    }
    if (plain.isEnum()) {
      return new Kind.OneOf(plain, Family.wordsOf(plain));
    }
    if (plain.isRecord()) {
      var record = plain.asSubclass(Record.class);
      return new Kind.Nested(record, of(record));
    }
    if (plain.isSealed()) {
      var shapes = new LinkedHashMap<String, Shape>();
      Family.recordsOf(plain).forEach(record -> shapes.put(Family.nameOf(record), of(record)));
      return new Kind.Tagged(plain, shapes);
    }
    throw new IllegalArgumentException("No wire form for " + plain);
  }

  private static BadFrame bad(@Nullable String id, String at, String what) {
    return new BadFrame(ErrorCode.BAD_FIELD, id, at, "The field \"" + at + "\" " + what + ".");
  }
}
