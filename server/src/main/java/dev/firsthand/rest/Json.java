package dev.firsthand.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON dialect of the REST interface: no nulls, no field twice, ISO 8601 times. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  private Json() {}

  /** The mapper. Immutable. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The value that a JSON text of our own means. */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** A value as JSON text. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
