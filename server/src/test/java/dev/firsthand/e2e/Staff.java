package dev.firsthand.e2e;

import dev.firsthand.app.TestHouse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A staff member who has signed in over HTTP.
 *
 * @param id the staff member's id
 * @param cookie the Cookie header of the session
 */
record Staff(Address at, String id, String cookie, String csrf) {

  /** An answer over HTTP. */
  record Answer(int status, JsonNode body) {}

  static Staff signIn(Address at, String login) {
    HttpResponse<String> response = send(HttpRequest.newBuilder(at.page("/api/v1/session"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonMapper.shared()
            .writeValueAsString(Map.of("login", login, "password", TestHouse.PASSWORD))))
        .build());
    List<String> cookies = response.headers().allValues("Set-Cookie");
    if (response.statusCode() != 200 || cookies.isEmpty()) {
      throw new AssertionError("Sign-in answered " + response.statusCode());
    }
    JsonNode body = JsonMapper.shared().readTree(response.body());
    String first = cookies.getFirst();
    return new Staff(
        at,
        body.get("staff").get("id").asString(),
        first.substring(0, first.indexOf(';')),
        body.get("csrf").asString());
  }

  /** Who has signed in with a browser, by its cookie. */
  static Staff with(Address at, String cookie) {
    JsonNode session = answer(HttpRequest.newBuilder(at.page("/api/v1/session"))
            .header("Cookie", cookie)
            .GET()
            .build())
        .body();
    return new Staff(
        at,
        session.get("staff").get("id").asString(),
        cookie,
        session.get("csrf").asString());
  }

  Answer get(String path) {
    return answer(request(path).GET().build());
  }

  Answer post(String path, Object body) {
    return answer(request(path)
        .header("Content-Type", "application/json")
        .header("X-Firsthand-CSRF", csrf)
        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
        .build());
  }

  Answer delete(String path) {
    return answer(request(path).header("X-Firsthand-CSRF", csrf).DELETE().build());
  }

  Answer patch(String path, Object body) {
    return answer(request(path)
        .header("Content-Type", "application/json")
        .header("X-Firsthand-CSRF", csrf)
        .method("PATCH", BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
        .build());
  }

  Answer put(String path, Object body, @Nullable String ifMatch) {
    var request = request(path)
        .header("Content-Type", "application/json")
        .header("X-Firsthand-CSRF", csrf)
        .PUT(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return answer(request.build());
  }

  /** An answer to somebody who has not signed in. */
  static Answer anonymously(Address at, String path) {
    return answer(HttpRequest.newBuilder(at.page(path)).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at.page(path)).header("Cookie", cookie);
  }

  private static Answer answer(HttpRequest request) {
    HttpResponse<String> response = send(request);
    String body = response.body();
    return new Answer(
        response.statusCode(), JsonMapper.shared().readTree(body.isEmpty() ? "null" : body));
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return Net.HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "Staff[" + id + "]";
  }
}
