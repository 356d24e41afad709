package dev.firsthand.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be true of the head of a request before anything else is done with it. */
final class HeadCheck {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private HeadCheck() {}

  /** The refusal that {@code head} has earned, if any; the connection is of no use after it. */
  static Optional<Response> refusal(HttpRequest head, ServerOptions.Limits limits) {
    if (head.decoderResult().isFailure()) {
      return Optional.of(unreadable(head.decoderResult()));
    }
    return protocolRefusal(head).or(() -> bodyRefusal(head, limits));
  }

  static Response unreadable(DecoderResult result) {
    if (result.cause() instanceof TooLongHttpLineException) {
      return Response.problem(414, "TARGET_TOO_LONG", "Send a shorter address.");
    }
    if (result.cause() instanceof TooLongHttpHeaderException) {
      return Response.problem(431, "HEADERS_TOO_LARGE", "Send fewer or shorter headers.");
    }
    return Response.problem(
        400, "REQUEST_MALFORMED", "This is not a well-formed HTTP/1.1 request (RFC 9112).");
  }

  private static Optional<Response> protocolRefusal(HttpRequest head) {
    if (!head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return problem(505, "VERSION_NOT_SUPPORTED", "Speak HTTP/1.1.");
    }
    if (!METHODS.contains(head.method().name())) {
      return problem(
          501, "METHOD_UNKNOWN", "Use one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.");
    }
    var hosts = head.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.size() != 1) {
      return problem(400, "HOST_NOT_ONE", "Send exactly one Host header.");
    }
    return HOST.matcher(hosts.getFirst()).matches()
        ? Optional.empty()
        : problem(400, "HOST_MALFORMED", "Send a Host header of the form name or name:port.");
  }

  private static Optional<Response> bodyRefusal(HttpRequest head, ServerOptions.Limits limits) {
    var encodings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (encodings.size() > 1
        || (encodings.size() == 1 && !encodings.getFirst().strip().equalsIgnoreCase("chunked"))) {
      return problem(501, "ENCODING_NOT_SUPPORTED", "Send the body as it is, or chunked.");
    }
    if (!encodings.isEmpty() && head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return problem(400, "BODY_AMBIGUOUS", "Send Content-Length or Transfer-Encoding, not both.");
    }
    if (HttpUtil.getContentLength(head, 0L) > limits.bodyBytes()) {
      return Optional.of(tooLarge(limits));
    }
    var expected = head.headers().get(HttpHeaderNames.EXPECT);
    return expected == null || expected.equalsIgnoreCase("100-continue")
        ? Optional.empty()
        : problem(417, "EXPECTATION_UNKNOWN", "Expect nothing but 100-continue.");
  }

  static Response tooLarge(ServerOptions.Limits limits) {
    return Response.problem(
        413, "BODY_TOO_LARGE", "Send a body of at most " + limits.bodyBytes() + " bytes.");
  }

  private static Optional<Response> problem(int status, String code, String detail) {
    return Optional.of(Response.problem(status, code, detail));
  }
}
