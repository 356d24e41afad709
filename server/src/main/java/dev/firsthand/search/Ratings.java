package dev.firsthand.search;

import dev.firsthand.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** How visitors rated conversations: the bot and the person apart. Thread-safe; blocks. */
public final class Ratings {

  /**
   * A rating.
   *
   * @param stars 1 to 5
   * @param of BOT or PERSON
   */
  public record Rating(int stars, String of) {}

  private record Rated(String conversation, Rating rating) {}

  private final Jdbi jdbi;

  public Ratings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The ratings of those of {@code ids} that have some, in the order in which they were given. */
  public Map<ConversationId, List<Rating>> of(List<ConversationId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbi
        .withHandle(handle -> handle
            .createQuery("""
                select c.id, r.stars, r.of_person
                from chat_rating r join conversation c on c.key = r.conversation
                where c.id in (<ids>) order by r.conversation, r.seq
                """)
            .bindList("ids", ids.stream().map(ConversationId::value).toList())
            .map((row, context) -> new Rated(
                row.getString("id"),
                new Rating(row.getInt("stars"), row.getInt("of_person") == 1 ? "PERSON" : "BOT")))
            .list())
        .stream()
        .collect(Collectors.groupingBy(
            rated -> new ConversationId(rated.conversation()),
            Collectors.mapping(Rated::rating, Collectors.toList())));
  }
}
