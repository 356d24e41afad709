package dev.firsthand.http;

/** What a request has earned: a response, or a WebSocket. */
sealed interface Answer {

  record Plain(Response response) implements Answer {}

  record Upgrade(Request request, Admission.Accept accept, String route) implements Answer {}

  /** Finds and asks the endpoint. May block; never throws. */
  static Answer to(Request request, Serving serving) {
    Router.Match match = new Router.Match.Nowhere();
    try {
      match = serving.router().find(request);
      return to(request, match);
    } catch (Exception | Error fault) {
      var foreseen = serving.router().answerTo(fault);
      if (foreseen.isPresent()) {
        return new Plain(foreseen.get());
      }
      var reference = serving.faults().report("http.endpoint-failed", routeOf(match), fault);
      return new Plain(Response.problem(
          500, "INTERNAL_ERROR", "Our fault. Please report it with reference " + reference + "."));
    }
  }

  private static Answer to(Request request, Router.Match match) throws Exception {
    return switch (match) {
      case Router.Match.ToEndpoint found ->
        new Plain(found.endpoint().answer(request.matched(found.variables())));
      case Router.Match.ToSocket found -> toHandshake(request.matched(found.variables()), found);
      case Router.Match.ToFile file -> new Plain(file.response());
      case Router.Match.NotHere other -> new Plain(notHere(request, other.allow()));
      case Router.Match.Nowhere nothing ->
        new Plain(Response.problem(404, "NOT_FOUND", "There is nothing at this address."));
    };
  }

  private static Answer toHandshake(Request request, Router.Match.ToSocket found) throws Exception {
    var refusal = Handshake.refusal(request);
    if (refusal.isPresent()) {
      return new Plain(refusal.get());
    }
    return switch (found.endpoint().admit(request)) {
      case Admission.Refuse refuse -> new Plain(refuse.response());
      case Admission.Accept accept ->
        new Upgrade(request, checked(accept, request), found.pattern());
    };
  }

  private static Admission.Accept checked(Admission.Accept accept, Request request) {
    var chosen = accept.subprotocol();
    if (chosen != null && !request.subprotocols().contains(chosen)) {
      throw new IllegalStateException("The client did not offer the subprotocol " + chosen);
    }
    return accept;
  }

  private static Response notHere(Request request, String allow) {
    var response = request.method().equals("OPTIONS")
        ? Response.noContent()
        : Response.problem(405, "METHOD_NOT_ALLOWED", "Use one of: " + allow + ".");
    return response.withHeader("Allow", allow);
  }

  private static String routeOf(Router.Match match) {
    return switch (match) {
      case Router.Match.ToEndpoint found -> found.pattern();
      case Router.Match.ToSocket found -> found.pattern();
      default -> "-";
    };
  }
}
