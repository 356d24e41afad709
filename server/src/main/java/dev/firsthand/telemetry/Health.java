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

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get(
        "/healthz",
        request -> Response.ok("{\"status\":\"ok\",\"version\":\"" + version + "\"}")
            .withHeader("Cache-Control", "no-store"));
    router.get("/readyz", request -> ready());
  }

  private Response ready() {
    List<String> reasons = new ArrayList<>();
    parts.forEach((name, trouble) -> trouble
        .get()
        .ifPresent(
            why -> reasons.add("{\"part\":\"" + name + "\",\"reason\":\"" + escaped(why) + "\"}")));
    String json =
        "{\"ready\":" + reasons.isEmpty() + ",\"reasons\":[" + String.join(",", reasons) + "]}";
    return Response.json(reasons.isEmpty() ? 200 : 503, json)
        .withHeader("Cache-Control", "no-store");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
