package dev.firsthand.telemetry;

import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /healthz}: the process answers. {@code /readyz}: every part works, or which does not.
 * Filled before the server starts.
 */
public final class Health {

  private final String version;
  private final Map<String, Supplier<Optional<String>>> parts = new LinkedHashMap<>();
  private final Map<String, Supplier<Optional<String>>> notices = new LinkedHashMap<>();

  public Health(String version) {
    this.version = version;
  }

  /**
   * Adds a part.
   *
   * @param trouble what is wrong with it, in one sentence without secrets; empty if nothing is. May
   *     block for up to two seconds
   */
  public Health part(String name, Supplier<Optional<String>> trouble) {
    parts.put(name, trouble);
    return this;
  }

  /** Adds a part without which the server does its work all the same: its trouble is only told. */
  public Health notice(String name, Supplier<Optional<String>> trouble) {
    notices.put(name, trouble);
    return this;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get(
        "/healthz",
        request -> Response.ok("{\"status\":\"ok\",\"version\":\"" + version + "\"}")
            .withHeader("Cache-Control", "no-store"));
    router.get("/readyz", request -> ready());
  }

  private Response ready() {
    List<String> reasons = troubles(parts);
    List<String> told = troubles(notices);
    String json = "{\"ready\":" + reasons.isEmpty() + ",\"reasons\":[" + String.join(",", reasons)
        + "]" + (told.isEmpty() ? "" : ",\"notices\":[" + String.join(",", told) + "]") + "}";
    return Response.json(reasons.isEmpty() ? 200 : 503, json)
        .withHeader("Cache-Control", "no-store");
  }

  private static List<String> troubles(Map<String, Supplier<Optional<String>>> parts) {
    List<String> reasons = new ArrayList<>();
    parts.forEach((name, trouble) -> trouble
        .get()
        .ifPresent(
            why -> reasons.add("{\"part\":\"" + name + "\",\"reason\":\"" + escaped(why) + "\"}")));
    return reasons;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
