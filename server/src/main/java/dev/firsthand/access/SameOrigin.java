package dev.firsthand.access;

import dev.firsthand.http.Request;
import java.util.Locale;

/** Whether a browser says that one of our own pages made a request. */
final class SameOrigin {

  private SameOrigin() {}

  /**
   * False if a browser says that another site made it. Programs say nothing of the kind, and carry
   * no cookies that they weren't given.
   */
  static boolean plausible(Request request) {
    var site = request.header("Sec-Fetch-Site").orElse("same-origin");
    return (site.equals("same-origin") || site.equals("none"))
        && (request.origin().isEmpty() || stated(request));
  }

  /**
   * Whether the browser states our own origin. Where we can't know that a proxy speaks TLS for us,
   * the scheme is not compared.
   */
  static boolean stated(Request request) {
    var origin = request.origin().orElse("").toLowerCase(Locale.ROOT);
    var host = request.host().toLowerCase(Locale.ROOT);
    return origin.equals("https://" + host)
        || (!request.secure() && origin.equals("http://" + host));
  }
}
