package dev.firsthand.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The settings as texts: defaults, then the file, then the environment, then the command line. */
final class ConfigValues {

  /** Variables that belong to the launcher, not to the configuration. */
  private static final List<String> LAUNCHERS_OWN = List.of("FIRSTHAND_JAVA_OPTIONS");

  private static final Set<ConfigKey> MAY_BE_ZERO =
      Set.of(ConfigKey.TEST_BOT_DELAY, ConfigKey.TIMES_SECOND_OFFER, ConfigKey.TIMES_RAMP_UP);

  private final Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);

  private ConfigValues() {}

  /**
   * Reads what is set.
   *
   * @param file a YAML file, or null for none
   * @param given key to value, as on the command line; wins over all
   * @throws ConfigException if a key is unknown, or the file can't be read
   */
  static ConfigValues read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> given) {
    var read = new ConfigValues();
    if (file != null) {
      flat(parse(file), "").forEach((key, value) -> read.put(key, value, "the file " + file));
    }
    new TreeMap<>(environment).forEach(read::fromEnvironment);
    given.forEach((key, value) -> read.put(key, value, "the command line"));
    return read;
  }

  String text(ConfigKey key) {
    return values.getOrDefault(key, key.fallback());
  }

  boolean truth(ConfigKey key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(key, "must be true or false");
    };
  }

  int number(ConfigKey key, int least, int most) {
    try {
      int number = Integer.parseInt(text(key));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same sentence.
    }
    throw bad(key, "must be a whole number from " + least + " to " + most);
  }

  Duration duration(ConfigKey key) {
    String text = text(key);
    try {
      String iso = text.endsWith("d") ? "P" + text : "PT" + text.replace(" ", "");
      Duration duration = Duration.parse(iso);
      boolean mayBeZero = MAY_BE_ZERO.contains(key);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0 || (mayBeZero && !duration.isNegative())) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Falls through to the same sentence.
    }
    throw bad(key, "must be a time of one second or more, such as 20s, 10m, 24h or 7d");
  }

  <E extends Enum<E>> E oneOf(ConfigKey key, Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(text(key)))
        .findFirst()
        .orElseThrow(() -> bad(
            key,
            "must be one of "
                + String.join(
                    ", ",
                    Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(java.util.Locale.ROOT))
                        .toList())));
  }

  List<String> list(ConfigKey key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  static ConfigException bad(ConfigKey key, String what) {
    return new ConfigException("The setting " + key.key() + " " + what + ".");
  }

  private void fromEnvironment(String variable, String value) {
    if (!variable.startsWith("FIRSTHAND_") || LAUNCHERS_OWN.contains(variable)) {
      return;
    }
    for (ConfigKey key : ConfigKey.values()) {
      if (key.variable().equals(variable)) {
        values.put(key, value);
        return;
      }
      if (key.secret() && (key.variable() + "_FILE").equals(variable)) {
        values.put(key, secret(key, Path.of(value)));
        return;
      }
    }
    throw new ConfigException("The environment has an unknown setting "
        + variable
        + advice(variable, Stream.of(ConfigKey.values()).map(ConfigKey::variable)));
  }

  private void put(String name, String value, String where) {
    for (ConfigKey key : ConfigKey.values()) {
      if (key.key().equals(name)) {
        values.put(key, value);
        return;
      }
    }
    throw new ConfigException("There is an unknown setting "
        + name
        + " in "
        + where
        + advice(name, Stream.of(ConfigKey.values()).map(ConfigKey::key)));
  }

  private static String secret(ConfigKey key, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw bad(key, "can't be read from the file " + file);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return new YAMLMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException("The configuration file " + file + " can't be read.");
    } catch (JacksonException e) {
      throw new ConfigException("The configuration file "
          + file
          + " is not valid YAML (line "
          + e.getLocation().getLineNr()
          + ").");
    }
  }

  /** Nested keys joined by dots; lists joined by commas. */
  private static Map<String, String> flat(JsonNode node, String prefix) {
    var all = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        all.putAll(flat(value, name));
      } else if (value.isArray()) {
        all.put(
            name, String.join(",", value.valueStream().map(JsonNode::asString).toList()));
      } else if (!value.isNull()) {
        all.put(name, value.asString());
      }
    }
    return all;
  }

  /** The nearest known name, if it is near enough to have been meant. */
  private static String advice(String name, Stream<String> known) {
    int most = Math.max(2, name.length() / 4);
    return known
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= most)
        .map(candidate -> "; did you mean " + candidate + "?")
        .orElse("; ./firsthand config prints all that there are.");
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
