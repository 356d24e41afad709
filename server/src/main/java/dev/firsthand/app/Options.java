package dev.firsthand.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has: where the settings come from. */
final class Options {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings in YAML; see firsthand config.")
  @Nullable
  Path file;

  @Option(names = "--port", paramLabel = "N", description = "http.port; 0 for any free one.")
  @Nullable
  Integer port;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "http.host.")
  @Nullable
  String host;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data.directory: where the embedded database lies.")
  @Nullable
  Path data;

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Any setting, such as times.offer=5s; may stand several times.")
  Map<String, String> set = new LinkedHashMap<>();

  /** The settings, read and not yet checked. */
  ConfigValues values() {
    return values(Map.of());
  }

  /** The settings, with other defaults for what nobody has set on the command line. */
  ConfigValues values(Map<ConfigKey, String> given) {
    var all = new HashMap<String, String>();
    given.forEach((key, value) -> all.put(key.key(), value));
    all.putAll(set);
    if (port != null) {
      all.put(ConfigKey.HTTP_PORT.key(), port.toString());
    }
    if (host != null) {
      all.put(ConfigKey.HTTP_HOST.key(), host);
    }
    if (data != null) {
      all.put(ConfigKey.DATA_DIRECTORY.key(), data.toString());
    }
    return ConfigValues.read(file, System.getenv(), all);
  }

  Config config() {
    return Config.of(values());
  }
}
