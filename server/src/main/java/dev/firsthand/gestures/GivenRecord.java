package dev.firsthand.gestures;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import dev.firsthand.rest.BadInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who gave what and when. Rows are only added, by the log. Thread-safe; blocks. */
public final class GivenRecord {

  static final int LONGEST_PAGE = 100;

  private final Jdbi jdbi;

  public GivenRecord(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A gesture that was given, as it was then.
   *
   * @param seq number of the event in its conversation
   * @param month for whose budget it counted
   */
  public record Given(
      ConversationId conversation,
      long seq,
      Instant at,
      GestureId gesture,
      String name,
      AgentId agent,
      SiteKey site,
      YearMonth month,
      Worth worth) {}

  /**
   * A page, the latest first.
   *
   * @param next cursor of the next page; null at the end
   */
  record Page(List<Given> given, @Nullable String next) {
    Page {
      given = List.copyOf(given);
    }
  }

  private record Place(long at, long conversation, long seq) {
    private static final Place FIRST = new Place(Long.MAX_VALUE, 0, 0);

    static Place of(String cursor) {
      String[] parts = cursor.split("\\.", -1);
      try {
        if (parts.length == 3) {
          return new Place(
              Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
      } catch (NumberFormatException e) {
        throw noCursor();
      }
      throw noCursor();
    }

    private static BadInput noCursor() {
      return new BadInput("before", "“before” must be the cursor of an earlier page.");
    }
  }

  private record Placed(Given given, String cursor) {}

  /** What counted for a month, before a cursor. */
  Page page(YearMonth month, @Nullable String before) {
    List<Placed> found = rows(month, Optional.ofNullable(before).map(Place::of), LONGEST_PAGE + 1);
    boolean more = found.size() > LONGEST_PAGE;
    List<Placed> page = more ? found.subList(0, LONGEST_PAGE) : found;
    return new Page(
        page.stream().map(Placed::given).toList(), more ? page.getLast().cursor() : null);
  }

  /** Everything that counted for a month, page by page, the latest first. */
  void each(YearMonth month, Consumer<Given> reader) {
    String before = null;
    do {
      Page page = page(month, before);
      page.given().forEach(reader);
      before = page.next();
    } while (before != null);
  }

  private List<Placed> rows(YearMonth month, Optional<Place> before, int limit) {
    Place place = before.orElse(Place.FIRST);
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select g.*, c.id from gesture_given g join conversation c on c.key = g.conversation
            where g.month = :month and (g.at, g.conversation, g.seq) < (:at, :conversation, :seq)
            order by g.at desc, g.conversation desc, g.seq desc limit :limit
            """)
        .bind("month", month.toString())
        .bind("at", place.at())
        .bind("conversation", place.conversation())
        .bind("seq", place.seq())
        .bind("limit", limit)
        .map((row, context) -> new Placed(
            given(row),
            row.getLong("at") + "." + row.getLong("conversation") + "." + row.getLong("seq")))
        .list());
  }

  private static Given given(ResultSet row) throws SQLException {
    return new Given(
        new ConversationId(row.getString("id")),
        row.getLong("seq"),
        Instant.ofEpochMilli(row.getLong("at")),
        new GestureId(row.getString("gesture")),
        row.getString("name"),
        new AgentId(row.getString("agent")),
        new SiteKey(row.getString("site")),
        YearMonth.parse(row.getString("month")),
        GestureTable.worth(row));
  }
}
