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
