package dev.firsthand.http;

/** Answers requests by a router's table alone, without a server. */
public final class RouterProbe {

  private RouterProbe() {}

  public static Response answer(Router router, Request request) {
    return switch (router.find(request)) {
      case Router.Match.ToEndpoint found -> answered(found, request);
      case Router.Match.NotHere other -> Response.problem(405, "METHOD", other.allow());
      default -> Response.problem(404, "NOWHERE", request.path());
    };
  }

  /** What listens to {@code socket} once the endpoint behind {@code path} has let it in. */
  public static SocketListener listener(Router router, String path, Socket socket) {
    var request = Request.of("GET", Target.parse(path)).build();
    try {
      return switch (router.find(request)) {
        case Router.Match.ToSocket found ->
          switch (found.endpoint().admit(request)) {
            case Admission.Accept accept -> accept.open().apply(socket);
            case Admission.Refuse refuse ->
              throw new AssertionError(refuse.response().status());
          };
        default -> throw new AssertionError("No socket at " + path);
      };
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }

  private static Response answered(Router.Match.ToEndpoint found, Request request) {
    try {
      return found.endpoint().answer(request.matched(found.variables()));
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }
}
