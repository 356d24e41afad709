package dev.firsthand.access;

import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of programs over HTTP: for admins. */
public final class ApiKeyEndpoints {

  private static final String KEYS = "/api/v1/keys";

  private record Shown(
      String id,
      String name,
      List<String> rights,
      String hint,
      Instant madeAt,
      String madeBy,
      @Nullable Instant usedAt,
      @Nullable String secret) {

    static Shown of(ApiKey key, @Nullable String secret) {
      return new Shown(
          key.id(),
          key.name(),
          key.rights().stream().sorted().map(KeyRight::word).toList(),
          key.hint(),
          key.madeAt(),
          key.madeBy(),
          key.usedAt(),
          secret);
    }
  }

  private record ShownList(List<Shown> keys, List<String> rights, int most) {}

  private final Guard guard;
  private final ApiKeys keys;

  public ApiKeyEndpoints(Guard guard, ApiKeys keys) {
    this.guard = guard;
    this.keys = keys;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(KEYS, guard.role(Role.ADMIN, request -> list()))
        .post(KEYS, guard.role(Role.ADMIN, this::create))
        .delete(KEYS + "/{id}", guard.role(Role.ADMIN, this::revoke));
  }

  private Response list() {
    return Answers.ok(new ShownList(
        keys.all().stream().map(key -> Shown.of(key, null)).toList(),
        Arrays.stream(KeyRight.values()).map(KeyRight::word).toList(),
        ApiKeys.MOST));
  }

  private Response create(Request request, StaffSession who) {
    var input = Input.of(request);
    var made = keys.create(input.text("name", 1, 80), rights(input), Author.of(who.who()));
    return Answers.created(Shown.of(made.key(), made.secret()));
  }

  private Response revoke(Request request, StaffSession who) {
    return keys.revoke(request.pathVariable("id"), Author.of(who.who()))
        ? Response.noContent()
        : Answers.missing("This key");
  }

  private static Set<KeyRight> rights(Input input) {
    var rights = EnumSet.noneOf(KeyRight.class);
    for (String word : input.texts("rights", KeyRight.values().length, 40)) {
      rights.add(KeyRight.named(word)
          .orElseThrow(() -> input.flaw("rights", "has none that is called “" + word + "”.")));
    }
    if (rights.isEmpty()) {
      throw input.flaw("rights", "is empty: choose at least one.");
    }
    return rights;
  }
}
