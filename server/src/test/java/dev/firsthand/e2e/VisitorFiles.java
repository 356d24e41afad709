package dev.firsthand.e2e;

import dev.firsthand.app.TestHouse;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of the visitor with this token, over HTTP, as any client would bring and read them. */
record VisitorFiles(Address at, String token) {

  /** Brings a file in all its parts, and gives its id once the server has taken it. */
  String bring(String name, byte[] content) {
    JsonNode begun = json(asked(request("/api/v1/sites/" + TestHouse.SITE + "/files")
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(
            "{\"name\":\"%s\",\"size\":%d}".formatted(name, content.length)))));
    String file = "/api/v1/files/" + begun.get("id").asString();
    String right = begun.get("right").asString();
    int most = begun.get("partBytes").asInt();
    for (int part = 0; part < begun.get("parts").asInt(); part++) {
      int from = part * most;
      byte[] bytes = Arrays.copyOfRange(content, from, Math.min(content.length, from + most));
      asked(request(file + "/parts/" + part)
          .header("X-Firsthand-Right", right)
          .PUT(BodyPublishers.ofByteArray(bytes)));
    }
    return json(asked(request(file + "/done")
            .header("X-Firsthand-Right", right)
            .POST(BodyPublishers.noBody())))
        .get("id")
        .asString();
  }

  byte[] read(String id) {
    return asked(request("/api/v1/files/" + id + "?site=" + TestHouse.SITE)
        .header("Authorization", "Bearer " + token));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at.page(path));
  }

  private static byte[] asked(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer =
        Net.get(Net.HTTP.sendAsync(request.build(), BodyHandlers.ofByteArray()));
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(answer.uri() + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  private static JsonNode json(byte[] answer) {
    return JsonMapper.shared().readTree(answer);
  }
}
