package dev.firsthand.access;

import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.RouterProbe;
import dev.firsthand.rest.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One of our pages in a browser: keeps its cookie and sends the CSRF token. */
public final class Browser {

  private final House house;
  public final Map<String, String> headers = new HashMap<>();
  public String csrf = "";
  public String cookie = "";
  public String address = "192.0.2.1";

  Browser(House house) {
    this.house = house;
    headers.put("Origin", "http://" + House.HOST);
    headers.put("Sec-Fetch-Site", "same-origin");
  }

  public Response get(String path) {
    return send("GET", path, new byte[0]);
  }

  public Response post(String path, Object body) {
    return send("POST", path, body);
  }

  public Response put(String path, Object body) {
    return send("PUT", path, body);
  }

  public Response patch(String path, Object body) {
    return send("PATCH", path, body);
  }

  public Response delete(String path) {
    return send("DELETE", path, new byte[0]);
  }

  public Response send(String method, String path, Object body) {
    var request = request(method, path);
    switch (body) {
      case byte[] bytes -> request.body(bytes);
      case String text -> request.body(text.getBytes(StandardCharsets.UTF_8));
      default -> request.body(Json.write(body));
    }
    var answer = RouterProbe.answer(house.router, request.build());
    answer.header("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
    return answer;
  }

  public Request.Builder request(String method, String path) {
    var request = Request.of(method, path).client(address).header("Host", House.HOST);
    headers.forEach(request::header);
    if (!csrf.isEmpty()) {
      request.header(Guard.CSRF_HEADER, csrf);
    }
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return request;
  }
}
