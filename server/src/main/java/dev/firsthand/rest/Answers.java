package dev.firsthand.rest;

import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of the REST interface: JSON that nobody caches, and problems in one form. */
public final class Answers {

  private Answers() {}

  /** 200 with a value. */
  public static Response ok(Object value) {
    return json(200, value);
  }

  /** 201 with what was made. */
  public static Response created(Object value) {
    return json(201, value);
  }

  /** Any status with a value. */
  public static Response json(int status, Object value) {
    return Response.json(status, Json.write(value)).withHeader("Cache-Control", "no-store");
  }

  /** A refusal in the form of RFC 9457. */
  public static Response problem(int status, String code, String detail) {
    return problem(status, code, detail, null, Map.of());
  }

  /** A refusal that names the field at fault and carries more members. */
  public static Response problem(
      int status, String code, String detail, @Nullable String field, Map<String, ?> more) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", "about:blank");
    members.put("status", status);
    members.put("code", code);
    members.put("detail", detail);
    if (field != null) {
      members.put("field", field);
    }
    members.putAll(more);
    var body = Json.write(members).getBytes(StandardCharsets.UTF_8);
    return Response.of(status, "application/problem+json", body)
        .withHeader("Cache-Control", "no-store");
  }

  /** 404, naming what is not there. */
  public static Response missing(String what) {
    return problem(404, "NOT_FOUND", what + " isn't there (any more). Reload the list.");
  }

  /** An endpoint whose {@link BadInput} becomes 400 for the whole body, 422 for a field, 409 for a limit. */
  public static Endpoint checked(Endpoint endpoint) {
    return request -> {
      try {
        return endpoint.answer(request);
      } catch (BadInput bad) {
        return refused(bad);
      }
    };
  }

  private static Response refused(BadInput bad) {
    var limit = bad.limit();
    if (limit != null) {
      return problem(409, limit, bad.advice());
    }
    return bad.field() == null
        ? problem(400, "BAD_BODY", bad.advice())
        : problem(422, "BAD_FIELD", bad.advice(), bad.field(), Map.of());
  }
}
