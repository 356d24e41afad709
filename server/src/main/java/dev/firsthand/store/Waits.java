package dev.firsthand.store;

import dev.firsthand.engine.WaitRecord;
import dev.firsthand.routing.WaitEstimate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What visitors were told of their waits, in its table; it meets the ends in the departures. */
final class Waits implements WaitRecord {

  private static final String ENDED = """
      from departure d join wait_told w on w.conversation = d.conversation and w.since = d.since
      where d.at >= :since
      """;

  private final Reads reads;
  private final Writes writes;

  Waits(Reads reads, Writes writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public void tell(List<Told> told) {
    writes.write(told.stream().map(Waits::change).toList());
  }

  private static Writes.Change change(Told told) {
    WaitEstimate range = told.range();
    return Writes.Change.of(
        """
        insert into wait_told (conversation, since, line, slots, told_at, from_at, to_at)
        values (?, ?, ?, ?, ?, cast(? as bigint), cast(? as bigint))
        on conflict (conversation, since) do update set told_at = excluded.told_at,
          from_at = excluded.from_at, to_at = excluded.to_at
        where wait_told.from_at is null and excluded.from_at is not null
        """,
        told.conversation().value(),
        told.since().toEpochMilli(),
        told.line(),
        told.slots(),
        told.at().toEpochMilli(),
        range == null ? null : told.at().plus(range.from()).toEpochMilli(),
        range == null ? null : told.at().plus(range.to()).toEpochMilli());
  }

  @Override
  public List<Ended> endedSince(Instant since, int most) {
    return reads
        .readAsItIs(handle -> handle
            .createQuery("select w.line, w.since, d.at, w.slots, w.from_at, w.to_at, d.id " + ENDED
                + " order by d.at desc, d.id desc limit :most")
            .bind("since", since.toEpochMilli())
            .bind("most", most)
            .map((row, context) -> ended(row))
            .list())
        .reversed();
  }

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getString("line"),
        Instant.ofEpochMilli(row.getLong("since")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getInt("slots"),
        SlotRows.moment(row, "from_at"),
        SlotRows.moment(row, "to_at"));
  }

  @Override
  public Accuracy accuracySince(Instant since) {
    return reads.readAsItIs(handle -> handle
        .createQuery("""
            select count(*) as told,
              coalesce(sum(case when d.at >= w.from_at and d.at <= w.to_at then 1 else 0 end), 0)
                as held
            """ + ENDED + " and w.from_at is not null")
        .bind("since", since.toEpochMilli())
        .map((row, context) -> new Accuracy(row.getLong("told"), row.getLong("held")))
        .one());
  }
}
