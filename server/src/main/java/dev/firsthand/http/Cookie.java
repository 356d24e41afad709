package dev.firsthand.http;

import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie to be set: always {@code HttpOnly}.
 *
 * @param path under which the browser sends it back
 * @param age how long it lives, zero to delete it, null until the browser is closed
 * @param sameSite when the browser sends it with requests that other sites caused
 * @param secure only over TLS; {@link Request#secure()} knows whether that is so
 */
public record Cookie(
    String name, String value, String path, @Nullable Duration age, Site sameSite, boolean secure) {

  /** The values of {@code SameSite}. */
  public enum Site {
    /** Never with requests that another site caused. */
    STRICT,
    /** With top-level navigation from another site. */
    LAX,
    /** Always; browsers want {@code Secure} with it. */
    NONE
  }

  /** A cookie for the whole server that dies with the browser's session. */
  public static Cookie session(String name, String value, boolean secure) {
    return new Cookie(name, value, "/", null, Site.STRICT, secure);
  }

  /** The same cookie, living for {@code age}. */
  public Cookie lasting(Duration age) {
    return new Cookie(name, value, path, age, sameSite, secure);
  }

  /** The same cookie, deleted. */
  public Cookie deleted() {
    return new Cookie(name, "", path, Duration.ZERO, sameSite, secure);
  }

  String header() {
    var cookie = new DefaultCookie(name, value);
    cookie.setPath(path);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(
        switch (sameSite) {
          case STRICT -> SameSite.Strict;
          case LAX -> SameSite.Lax;
          case NONE -> SameSite.None;
        });
    if (age != null) {
      cookie.setMaxAge(age.toSeconds());
    }
    return ServerCookieEncoder.STRICT.encode(cookie);
  }
}
