package dev.firsthand.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The table of what the server answers, by method and path. Filled before the server starts, and
 * not changed after.
 *
 * <p>Literal segments win over variables, routes over files, longer file prefixes over shorter
 * ones. Where a pattern fits but lacks the method, the next one that fits is asked. {@code HEAD} is answered by the route of {@code GET}.
 */
public final class Router {

  static final String SOCKET = "SOCKET";

  /** What stands behind one pattern. */
  private record Place(
      PathPattern pattern, Map<String, Endpoint> endpoints, List<SocketEndpoint> sockets) {}

  private record Mount(String prefix, StaticFiles files) {}

  /** What the table says of a request. */
  sealed interface Match {
    record ToEndpoint(Endpoint endpoint, String pattern, Map<String, String> variables)
        implements Match {}

    record ToSocket(SocketEndpoint endpoint, String pattern, Map<String, String> variables)
        implements Match {}

    record ToFile(Response response) implements Match {}

    record NotHere(String allow) implements Match {}

    record Nowhere() implements Match {}
  }

  private final Map<String, Place> places = new TreeMap<>();
  private final Map<String, Place> literal = new HashMap<>();
  private final List<Place> variable = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();
  private final Map<Class<? extends RuntimeException>, Response> foreseen = new HashMap<>();

  /** Adds what answers {@code GET} and {@code HEAD}. */
  public Router get(String pattern, Endpoint endpoint) {
    return route("GET", pattern, endpoint);
  }

  /** Adds what answers {@code POST}. */
  public Router post(String pattern, Endpoint endpoint) {
    return route("POST", pattern, endpoint);
  }

  /** Adds what answers {@code PUT}. */
  public Router put(String pattern, Endpoint endpoint) {
    return route("PUT", pattern, endpoint);
  }

  /** Adds what answers {@code PATCH}. */
  public Router patch(String pattern, Endpoint endpoint) {
    return route("PATCH", pattern, endpoint);
  }

  /** Adds what answers {@code DELETE}. */
  public Router delete(String pattern, Endpoint endpoint) {
    return route("DELETE", pattern, endpoint);
  }

  /** Adds what answers {@code OPTIONS}, in place of the plain list of methods. */
  public Router options(String pattern, Endpoint endpoint) {
    return route("OPTIONS", pattern, endpoint);
  }

  /** Adds what admits WebSockets. The same pattern may have other methods, but no {@code GET}. */
  public Router socket(String pattern, SocketEndpoint endpoint) {
    var place = place(pattern);
    if (!place.sockets().isEmpty() || place.endpoints().containsKey("GET")) {
      throw new IllegalArgumentException("Routed twice: " + SOCKET + " " + pattern);
    }
    place.sockets().add(endpoint);
    return this;
  }

  /** Serves {@code files} under {@code prefix}, for whatever has no route of its own. */
  public Router files(String prefix, StaticFiles files) {
    if (!prefix.startsWith("/") || mounts.stream().anyMatch(m -> m.prefix().equals(prefix))) {
      throw new IllegalArgumentException("Not a new prefix that starts with a slash: " + prefix);
    }
    mounts.add(new Mount(prefix, files));
    mounts.sort(
        Comparator.comparingInt((Mount mount) -> mount.prefix().length()).reversed());
    return this;
  }

  /** Answers whatever endpoint throws exactly this {@code kind} with {@code response}, unlogged. */
  public Router answerTo(Class<? extends RuntimeException> kind, Response response) {
    foreseen.put(kind, response);
    return this;
  }

  /** What is answered where an endpoint threw this, if that was foreseen. */
  Optional<Response> answerTo(Throwable thrown) {
    return Optional.ofNullable(foreseen.get(thrown.getClass()));
  }

  /** All routes, for those who compare them with a description of the interface. */
  public List<Route> routes() {
    var ofPlaces = places.values().stream().flatMap(Router::routesOf);
    var ofFiles = mounts.stream().map(mount -> new Route("FILES", mount.prefix()));
    return Stream.concat(ofPlaces, ofFiles).toList();
  }

  Match find(Request request) {
    var segments = PathPattern.segmentsOf(request.path());
    Optional<Match> missed = Optional.empty();
    var exact = literal.get(request.path());
    if (exact != null) {
      var match = matched(exact, request.method(), Map.of());
      if (!(match instanceof Match.NotHere)) {
        return match;
      }
      missed = Optional.of(match);
    }
    for (var place : variable) {
      var variables = place.pattern().match(segments);
      if (variables.isPresent()) {
        var match = matched(place, request.method(), variables.get());
        if (!(match instanceof Match.NotHere)) {
          return match;
        }
        missed = missed.or(() -> Optional.of(match));
      }
    }
    return missed.orElseGet(() -> mounts.stream()
        .flatMap(mount -> fileIn(mount, request).stream())
        .findFirst()
        .orElse(new Match.Nowhere()));
  }

  private Router route(String method, String pattern, Endpoint endpoint) {
    var place = place(pattern);
    var clash = method.equals("GET") && !place.sockets().isEmpty();
    if (clash || place.endpoints().putIfAbsent(method, endpoint) != null) {
      throw new IllegalArgumentException("Routed twice: " + method + " " + pattern);
    }
    return this;
  }

  private Place place(String text) {
    var known = places.get(text);
    if (known != null) {
      return known;
    }
    var place = new Place(PathPattern.of(text), new TreeMap<>(), new ArrayList<>(1));
    places.put(text, place);
    if (place.pattern().isLiteral()) {
      literal.put(text, place);
    } else {
      variable.add(place);
      variable.sort(Comparator.comparing(Place::pattern));
    }
    return place;
  }

  private static Match matched(Place place, String method, Map<String, String> variables) {
    var pattern = place.pattern().text();
    var asked = method.equals("HEAD") && !place.endpoints().containsKey("HEAD") ? "GET" : method;
    var endpoint = place.endpoints().get(asked);
    if (endpoint != null) {
      return new Match.ToEndpoint(endpoint, pattern, variables);
    }
    if (method.equals("GET") && !place.sockets().isEmpty()) {
      return new Match.ToSocket(place.sockets().getFirst(), pattern, variables);
    }
    return new Match.NotHere(allowed(place));
  }

  private static String allowed(Place place) {
    var methods = new ArrayList<>(place.endpoints().keySet());
    if (methods.contains("GET")) {
      methods.add("HEAD");
    } else if (!place.sockets().isEmpty()) {
      methods.add("GET");
    }
    if (!methods.contains("OPTIONS")) {
      methods.add("OPTIONS");
    }
    return String.join(", ", methods);
  }

  private static Optional<Match> fileIn(Mount mount, Request request) {
    var prefix = mount.prefix();
    var folder = prefix.endsWith("/") ? prefix : prefix + "/";
    var path = request.path();
    if (!path.startsWith(folder) && !path.equals(prefix)) {
      return Optional.empty();
    }
    var name = path.length() <= folder.length() ? "" : path.substring(folder.length());
    return mount.files().find(name, request).map(response -> switch (request.method()) {
      case "GET", "HEAD" -> new Match.ToFile(response);
      default -> new Match.NotHere("GET, HEAD, OPTIONS");
    });
  }

  private static Stream<Route> routesOf(Place place) {
    var text = place.pattern().text();
    var plain = place.endpoints().keySet().stream().map(method -> new Route(method, text));
    return Stream.concat(plain, place.sockets().stream().map(socket -> new Route(SOCKET, text)));
  }
}
