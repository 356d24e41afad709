package dev.firsthand.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Instant;
import java.util.Date;

/** Responses in the form in which Netty's encoder takes them. */
final class Wire {

  private Wire() {}

  /**
   * A response as it is sent.
   *
   * @param head the request's
   * @param last whether the connection ends with it
   */
  static FullHttpResponse response(
      Response response, HttpRequest head, boolean last, boolean secure, Instant now) {
    var bodiless = response.status() == 204 || response.status() == 304;
    var silent = bodiless || head.method().equals(HttpMethod.HEAD);
    var content = silent ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body());
    var status = HttpResponseStatus.valueOf(response.status());
    var message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
    response.headers().forEach(header -> message.headers().add(header.name(), header.value()));
    message.headers().set(HttpHeaderNames.DATE, Date.from(now));
    if (!bodiless) {
      message.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
    }
    if (last) {
      message.headers().set(HttpHeaderNames.CONNECTION, "close");
    }
    SecurityHeaders.add(message.headers(), secure);
    return message;
  }

  /** The answer to a handshake that was accepted. */
  static FullHttpResponse switching(
      Request handshake, Admission.Accept accept, boolean deflate, Instant now) {
    var message = new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
    message
        .headers()
        .set("Upgrade", "websocket")
        .set("Connection", "Upgrade")
        .set("Sec-WebSocket-Accept", Handshake.accept(handshake))
        .set(HttpHeaderNames.DATE, Date.from(now));
    if (accept.subprotocol() != null) {
      message.headers().set("Sec-WebSocket-Protocol", accept.subprotocol());
    }
    if (deflate) {
      message.headers().set("Sec-WebSocket-Extensions", Handshake.DEFLATE_AGREED);
    }
    return message;
  }
}
