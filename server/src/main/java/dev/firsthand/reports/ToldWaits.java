package dev.firsthand.reports;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.reports.Report.Told;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** How the waits ended whose range visitors were told. Thread-safe. */
final class ToldWaits {

  private final Jdbi jdbi;

  ToldWaits(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Counts while it reads. */
  private static final class Outcomes {
    private int right;
    private int sooner;
    private int later;
    private final Values errors = new Values();

    void add(long at, long from, long to) {
      if (at < from) {
        sooner++;
        errors.add(from - at);
      } else if (at > to) {
        later++;
        errors.add(at - to);
      } else {
        right++;
      }
    }

    Told told() {
      var spread = errors.spread();
      return new Told(
          right + sooner + later, right, sooner, later, spread == null ? 0 : spread.median());
    }
  }

  /** Of the waits that began in this time. Blocks. */
  Told read(SiteKey site, Instant from, Instant until) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select d.at, w.from_at, w.to_at
            from departure d
            join wait_told w on w.conversation = d.conversation and w.since = d.since
            join conversation c on c.id = d.conversation
            where d.at >= :from and d.since >= :from and d.since < :until
              and c.site = :site and w.from_at is not null
            """)
        .bind("from", from.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .bind("site", site.value())
        .scanResultSet((rows, context) -> {
          var outcomes = new Outcomes();
          var set = rows.get();
          while (set.next()) {
            outcomes.add(set.getLong(1), set.getLong(2), set.getLong(3));
          }
          return outcomes.told();
        }));
  }
}
