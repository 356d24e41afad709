package dev.firsthand.rest;

import dev.firsthand.http.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object that a client sent, read field by field. Each reader throws {@link BadInput} with
 * the field's name if the value can't be taken. Unknown fields are ignored.
 */
public final class Input {

  private final JsonNode object;

  private Input(JsonNode object) {
    this.object = object;
  }

  /** The body of a request. */
  public static Input of(Request request) {
    return of(request.body());
  }

  /** A JSON object in UTF-8. */
  public static Input of(byte[] json) {
    JsonNode body;
    try {
      body = Json.mapper().readTree(json);
    } catch (JacksonException broken) {
      var place = broken.getLocation();
      var where = place == null ? "" : " (line " + place.getLineNr() + ")";
      throw new BadInput(null, flawOf(broken) + where + ". Send one JSON object.");
    }
    return of(body);
  }

  private static String flawOf(JacksonException broken) {
    if (broken instanceof StreamConstraintsException) {
      return "The body is nested too deep, or holds too long a number or name";
    }
    return broken.getOriginalMessage().startsWith("Duplicate")
        ? "The body has a field twice in one object"
        : "The body isn't valid JSON";
  }

  /** A JSON object that is already parsed. */
  public static Input of(JsonNode body) {
    if (!body.isObject()) {
      throw new BadInput(null, "The body must be one JSON object.");
    }
    return new Input(body);
  }

  /** Whether the field is there and not null. */
  public boolean has(String field) {
    return object.hasNonNull(field);
  }

  /** A text of {@code least} to {@code most} characters, without spaces around it. */
  public String text(String field, int least, int most) {
    var node = object.get(field);
    if (node == null || node.isNull()) {
      if (least == 0) {
        return "";
      }
      throw flaw(field, "is missing: give 1 to " + most + " characters.");
    }
    return checkedText(field, node, least, most);
  }

  /** Like {@link #text}, if the field is there. */
  public Optional<String> optionalText(String field, int least, int most) {
    return has(field) ? Optional.of(text(field, least, most)) : Optional.empty();
  }

  /** A password or token, exactly as it was sent. */
  public String secret(String field) {
    var node = object.get(field);
    if (node == null || !node.isString() || node.stringValue().isEmpty()) {
      throw flaw(field, "is missing.");
    }
    return node.stringValue();
  }

  /** A list of texts, at most {@code items} of them, each of 1 to {@code most} characters. */
  public List<String> texts(String field, int items, int most) {
    var node = object.get(field);
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw flaw(field, "must be a list of texts.");
    }
    if (node.size() > items) {
      throw flaw(field, "has " + node.size() + " items: give at most " + items + ".");
    }
    var texts = new ArrayList<String>(node.size());
    for (int i = 0; i < node.size(); i++) {
      texts.add(checkedText(field, node.get(i), 1, most));
    }
    return List.copyOf(texts);
  }

  /** A list of objects, at most {@code items} of them. */
  public List<Input> objects(String field, int items) {
    var node = object.get(field);
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw flaw(field, "must be a list of objects.");
    }
    if (node.size() > items) {
      throw flaw(field, "has " + node.size() + " items: give at most " + items + ".");
    }
    var objects = new ArrayList<Input>(node.size());
    for (JsonNode item : node) {
      if (!item.isObject()) {
        throw flaw(field, "must be a list of objects.");
      }
      objects.add(new Input(item));
    }
    return List.copyOf(objects);
  }

  /** A number, whole or not. */
  public double number(String field) {
    var node = object.get(field);
    if (node == null || !node.isNumber()) {
      throw flaw(field, "must be a number.");
    }
    return node.doubleValue();
  }

  /** A whole number of {@code least} to {@code most}. */
  public long whole(String field, long least, long most) {
    var node = object.get(field);
    if (node == null
        || !node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > most) {
      throw flaw(field, "must be a whole number from " + least + " to " + most + ".");
    }
    return node.longValue();
  }

  /** A whole number that fits an {@code int}. */
  public int count(String field, int least, int most) {
    return (int) whole(field, least, most);
  }

  /** True or false. */
  public boolean flag(String field) {
    var node = object.get(field);
    if (node == null || !node.isBoolean()) {
      throw flaw(field, "must be true or false.");
    }
    return node.booleanValue();
  }

  /** An object inside this one; refusals name its fields as they stand in it. */
  public Input object(String field) {
    var node = object.get(field);
    if (node == null || !node.isObject()) {
      throw flaw(field, "must be an object.");
    }
    return new Input(node);
  }

  /** Texts by name, at most {@code items} of them; none if the field is not there. */
  public Map<String, String> textsByName(String field, int items, int most) {
    if (!has(field)) {
      return Map.of();
    }
    var node = object.get(field);
    if (!node.isObject() || node.size() > items) {
      throw flaw(field, "must be an object with at most " + items + " texts.");
    }
    var texts = new LinkedHashMap<String, String>();
    node.properties()
        .forEach(text -> texts.put(
            text.getKey(), checkedText(field + "." + text.getKey(), text.getValue(), 1, most)));
    return texts;
  }

  /** One of an enum's words, exactly as they are written. */
  public <E extends Enum<E>> E choice(String field, Class<E> words) {
    var word = text(field, 1, 60);
    for (E one : words.getEnumConstants()) {
      if (one.name().equals(word)) {
        return one;
      }
    }
    throw flaw(field, "must be one of " + Arrays.toString(words.getEnumConstants()) + ".");
  }

  /** A refusal of this object's {@code field}; the advice reads on after the field's name. */
  public BadInput flaw(String field, String advice) {
    return new BadInput(field, "“" + field + "” " + advice);
  }

  private String checkedText(String field, JsonNode node, int least, int most) {
    if (!node.isString()) {
      throw flaw(field, "must be a text.");
    }
    var text = node.stringValue().strip();
    if (text.length() < least) {
      throw flaw(field, "is empty: give " + least + " to " + most + " characters.");
    }
    if (text.length() > most) {
      throw flaw(field, "has " + text.length() + " characters: give at most " + most + ".");
    }
    if (!isClean(text)) {
      throw flaw(field, "holds control characters or broken ones: remove them.");
    }
    return text;
  }

  /** Whether {@code text} can be stored and shown: whole characters, no controls but line ends. */
  public static boolean isClean(String text) {
    return text.codePoints()
        .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
