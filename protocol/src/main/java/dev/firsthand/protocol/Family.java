package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The records of a sealed family, and the JSON settings that all families share. */
final class Family {

  private Family() {}

  /** All records below a sealed interface that have a name on the wire, in the order written. */
  static List<Class<? extends Record>> recordsOf(Class<?> family) {
    var records = new ArrayList<Class<? extends Record>>();
    collect(family, records);
    return List.copyOf(records);
  }

  static String nameOf(Class<?> type) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    return name == null ? type.getSimpleName() : name.value();
  }

  /** The names of an enum's constants as they stand in JSON, in the order written. */
  static List<String> wordsOf(Class<?> type) {
    var words = new ArrayList<String>();
    for (Field field : type.getFields()) {
      if (field.isEnumConstant()) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        words.add(property == null ? field.getName() : property.value());
      }
    }
    return List.copyOf(words);
  }

  /** Absent is left out; unknown fields are ignored; moments are ISO 8601 in UTC. */
  static JsonMapper.Builder settings(JsonMapper.Builder builder) {
    return builder
        .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
  }

  private static void collect(Class<?> type, List<Class<? extends Record>> into) {
    if (type.isRecord()) {
      if (type.isAnnotationPresent(JsonTypeName.class)) {
        into.add(type.asSubclass(Record.class));
      }
      return;
    }
    Class<?>[] permitted = type.getPermittedSubclasses();
    if (permitted != null) {
      for (Class<?> subtype : permitted) {
        collect(subtype, into);
      }
    }
  }
}
