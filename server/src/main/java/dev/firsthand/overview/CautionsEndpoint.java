package dev.firsthand.overview;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.util.List;
import java.util.function.Supplier;

/** What admins should look at: settings that work, but hardly as they were meant. */
public final class CautionsEndpoint {

  /**
   * One of them.
   *
   * @param setting its key, or {@code capacity} where it is the agents'
   * @param says one sentence: what it does, and what would be better
   */
  public record Caution(String setting, String says) {}

  private record Answer(List<Caution> cautions) {}

  private final Guard guard;
  private final Supplier<List<Caution>> cautions;

  public CautionsEndpoint(Guard guard, Supplier<List<Caution>> cautions) {
    this.guard = guard;
    this.cautions = cautions;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get(
        "/api/v1/cautions",
        guard.role(Role.ADMIN, request -> Answers.ok(new Answer(cautions.get()))));
  }
}
