package dev.firsthand.tours;

import dev.firsthand.conversation.AgentId;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Which tours began by themselves for whom, on whatever device. Thread-safe; blocks. */
public final class ToursSeen {

  private final Jdbi jdbi;
  private final InstantSource clock;

  public ToursSeen(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The tours that somebody has seen, as words; those of a newer version among them. */
  public List<String> by(AgentId agent) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select tour from tour_seen where staff = :staff order by tour")
        .bind("staff", agent.value())
        .mapTo(String.class)
        .list());
  }

  /** Somebody sees a tour; that they saw it before is no matter. */
  public void see(AgentId agent, Tour tour) {
    jdbi.useHandle(handle -> handle
        .createUpdate("""
            insert into tour_seen (staff, tour, at) values (:staff, :tour, :at)
            on conflict do nothing
            """)
        .bind("staff", agent.value())
        .bind("tour", tour.word())
        .bind("at", clock.millis())
        .execute());
  }
}
