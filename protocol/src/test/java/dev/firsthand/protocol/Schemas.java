package dev.firsthand.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes the wire's records as JSON Schema, draft 2020-12. */
final class Schemas {

  private final String refPrefix;

  /** Schemas that name each other with this prefix: {@code #/$defs/}. */
  Schemas(String refPrefix) {
    this.refPrefix = refPrefix;
  }

  /** The whole document, for {@code protocol/schema.json}. */
  static String document() {
    var schemas = new Schemas("#/$defs/");
    var root = new LinkedHashMap<String, Object>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:firsthand:protocol:" + Protocol.VERSION);
    root.put("title", "Firsthand protocol, version " + Protocol.VERSION);
    root.put(
        "description",
        "Generated from the records in protocol/. Each text frame is one object. Fields that are"
            + " not named here are ignored. Lengths of texts count UTF-16 code units.");
    root.put(
        "anyOf",
        List.of(
            schemas.ref(VisitorCommand.class),
            schemas.ref(VisitorFrame.class),
            schemas.ref(AgentCommand.class),
            schemas.ref(AgentFrame.class)));
    root.put("$defs", schemas.all());
    return json(root);
  }

  /** One schema for each family, record and enum, by its name. */
  Map<String, Object> all() {
    var schemas = new LinkedHashMap<String, Object>();
    for (Class<?> family : Wire.FAMILIES) {
      schemas.put(Wire.nameOf(family), Map.of("oneOf", refs(family)));
    }
    Wire.tagged().forEach(record -> schemas.put(Wire.nameOf(record), object(record, true)));
    for (Class<?> part : Wire.partsOf(Wire.FAMILIES)) {
      schemas.put(
          Wire.nameOf(part),
          part.isEnum() ? words(part) : object(part.asSubclass(Record.class), false));
    }
    return schemas;
  }

  /** References to the records of a family. */
  List<Object> refs(Class<?> family) {
    var refs = new ArrayList<Object>();
    Wire.recordsOf(family).forEach(record -> refs.add(ref(record)));
    return refs;
  }

  Map<String, Object> ref(Class<?> type) {
    return Map.of("$ref", refPrefix + Wire.nameOf(type));
  }

  static String json(Object value) {
    var unix = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(unix).withArrayIndenter(unix);
    return JsonMapper.builder().build().writer().with(printer).writeValueAsString(value) + "\n";
  }

  private Map<String, Object> object(Class<? extends Record> type, boolean tagged) {
    var schema = described(Wire.docOf(type));
    schema.put("type", "object");
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    if (tagged) {
      properties.put("type", Map.of("const", Family.nameOf(type)));
      required.add("type");
    }
    for (Shape.Field field : Shape.of(type).fields()) {
      var property = described(field.doc() == null ? "" : field.doc());
      property.putAll(of(field.kind(), field.bounds()));
      properties.put(field.name(), property);
      if (field.required()) {
        required.add(field.name());
      }
    }
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> words(Class<?> type) {
    var schema = described(Wire.docOf(type));
    schema.put("type", "string");
    schema.put("enum", Family.wordsOf(type));
    return schema;
  }

  private Map<String, Object> of(Shape.Kind kind, @Nullable Bounds bounds) {
    var schema = new LinkedHashMap<String, Object>();
    switch (kind) {
      case Shape.Kind.Text text -> {
        schema.put("type", "string");
        if (bounds != null) {
          if (bounds.min() > 0) {
            schema.put("minLength", bounds.min());
            schema.put("pattern", "\\S");
          }
          schema.put("maxLength", bounds.max());
        }
      }
      case Shape.Kind.Moment moment -> {
        schema.put("type", "string");
        schema.put("format", "date-time");
      }
      case Shape.Kind.Whole whole -> {
        schema.put("type", "integer");
        if (bounds != null) {
          schema.put("minimum", bounds.min());
          if (bounds.max() != Long.MAX_VALUE) {
            schema.put("maximum", bounds.max());
          }
        }
      }
      case Shape.Kind.Real real -> schema.put("type", "number");
      case Shape.Kind.Truth truth -> schema.put("type", "boolean");
      case Shape.Kind.OneOf oneOf -> schema.putAll(ref(oneOf.type()));
      case Shape.Kind.Many many -> {
        schema.put("type", "array");
        schema.put("items", of(many.of(), null));
        if (bounds != null) {
          schema.put("maxItems", bounds.max());
        }
      }
      case Shape.Kind.Nested nested -> schema.putAll(ref(nested.type()));
      case Shape.Kind.Tagged tagged -> schema.putAll(ref(tagged.family()));
    }
    return schema;
  }

  private static Map<String, Object> described(String doc) {
    var schema = new LinkedHashMap<String, Object>();
    if (!doc.isEmpty()) {
      schema.put("description", doc);
    }
    return schema;
  }
}
