package dev.firsthand.http;

import io.netty.handler.codec.http.HttpHeaders;

/** The headers that keep browsers careful. A response's own value always stands. */
final class SecurityHeaders {

  static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void add(HttpHeaders headers, boolean secure) {
    var type = headers.get("Content-Type", "");
    unlessSet(
        headers,
        "Content-Security-Policy",
        type.startsWith("text/html") ? StaticFiles.PAGE_POLICY : API_POLICY);
    unlessSet(headers, "X-Content-Type-Options", "nosniff");
    unlessSet(headers, "Referrer-Policy", "strict-origin-when-cross-origin");
    unlessSet(headers, "Cross-Origin-Opener-Policy", "same-origin");
    unlessSet(
        headers,
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()");
    unlessSet(headers, "Cache-Control", "no-store");
    if (headers.get("Content-Security-Policy").contains("frame-ancestors 'none'")) {
      unlessSet(headers, "X-Frame-Options", "DENY");
    }
    if (secure) {
      unlessSet(headers, "Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static void unlessSet(HttpHeaders headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
