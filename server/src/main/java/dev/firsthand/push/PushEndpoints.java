package dev.firsthand.push;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.access.Tokens;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents name the devices they want to be called on, over HTTP; each only their own. */
final class PushEndpoints {

  private static final int ID_LENGTH = 22;
  private static final int AUTH_BYTES = 16;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final Duration TEST_KEPT_FOR = Duration.ofSeconds(30);

  /** Without a key web push is off. */
  private record Offered(@Nullable String key) {}

  private record Kept(String id) {}

  /** How a test went: TAKEN, GONE, NOT_NOW, REFUSED or UNREACHABLE. */
  private record Tested(String outcome) {}

  private record TestMessage(String is) {}

  private final Guard guard;
  private final PushServices services;
  private final Devices devices;
  private final Vapid vapid;
  private final PushPost post;
  private final InstantSource clock;

  PushEndpoints(
      Guard guard,
      PushServices services,
      Devices devices,
      Vapid vapid,
      PushPost post,
      InstantSource clock) {
    this.guard = guard;
    this.services = services;
    this.devices = devices;
    this.vapid = vapid;
    this.post = post;
    this.clock = clock;
  }

  /** Adds the routes. */
  void addTo(Router router) {
    router
        .get("/api/v1/push", guard.role(Role.AGENT, (request, who) -> offered()))
        .put("/api/v1/push/device", guard.role(Role.AGENT, this::keep))
        .delete("/api/v1/push/device/{id}", guard.role(Role.AGENT, this::forget))
        .post("/api/v1/push/device/{id}/test", guard.role(Role.AGENT, this::test));
  }

  private Response offered() {
    return Answers.ok(new Offered(services.isEmpty() ? null : vapid.publicKey()));
  }

  private Response keep(Request request, StaffSession who) {
    Input input = Input.of(request);
    String text = input.text("endpoint", 1, PushServices.LONGEST_ENDPOINT);
    URI endpoint = services
        .endpoint(text)
        .orElseThrow(() -> input.flaw(
            "endpoint",
            "is of no push service that this server calls. An operator sets push.services."));
    var device = new Device(
        Tokens.hash(endpoint.toString()).substring(0, ID_LENGTH),
        who.id(),
        who.who().id(),
        endpoint,
        key(input),
        auth(input),
        quiet(input),
        clock.instant(),
        null);
    devices.keep(device, Author.of(who.who()));
    return Answers.ok(new Kept(device.id()));
  }

  private Response forget(Request request, StaffSession who) {
    devices.forget(request.pathVariable("id"), who.who().id(), Author.of(who.who()));
    return Response.noContent();
  }

  private Response test(Request request, StaffSession who) throws InterruptedException {
    Optional<Device> device =
        devices.find(request.pathVariable("id"), who.who().id(), clock.instant());
    if (device.isEmpty()) {
      return Answers.missing("This device");
    }
    var said = post.send(device.get(), new TestMessage("test"), "test", TEST_KEPT_FOR);
    return Answers.ok(new Tested(
        switch (said) {
          case PushClient.Said.Taken taken -> "TAKEN";
          case PushClient.Said.Gone gone -> "GONE";
          case PushClient.Said.NotNow later -> "NOT_NOW";
          case PushClient.Said.Refused no -> "REFUSED";
          case PushClient.Said.Unreachable away -> "UNREACHABLE";
        }));
  }

  private static ECPublicKey key(Input input) {
    try {
      return P256.publicKey(bytes(input, "key", 2 * P256.POINT_BYTES));
    } catch (IllegalArgumentException noKey) {
      throw input.flaw("key", "must be a point of P-256, uncompressed, in base64url.");
    }
  }

  private static String auth(Input input) {
    if (bytes(input, "auth", 2 * AUTH_BYTES).length != AUTH_BYTES) {
      throw input.flaw("auth", "must have 16 bytes, in base64url.");
    }
    return input.text("auth", 1, 2 * AUTH_BYTES);
  }

  private static byte[] bytes(Input input, String field, int most) {
    try {
      return Base64.getUrlDecoder().decode(input.text(field, 1, most));
    } catch (IllegalArgumentException odd) {
      throw input.flaw(field, "must be base64url.");
    }
  }

  private static Device.@Nullable Quiet quiet(Input input) {
    if (!input.has("quiet")) {
      return null;
    }
    Input quiet = input.object("quiet");
    try {
      return new Device.Quiet(
          time(quiet, "from"), time(quiet, "to"), ZoneId.of(quiet.text("zone", 1, 64)));
    } catch (DateTimeException unknown) {
      throw quiet.flaw("zone", "must be a time zone, such as Europe/Berlin.");
    }
  }

  private static LocalTime time(Input quiet, String field) {
    int minutes = quiet.count(field, 0, MINUTES_OF_A_DAY - 1);
    return LocalTime.of(minutes / 60, minutes % 60);
  }
}
