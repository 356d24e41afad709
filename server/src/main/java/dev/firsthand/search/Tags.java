package dev.firsthand.search;

import dev.firsthand.access.DeskChanges;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.rest.BadInput;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** What staff call conversations, in short words of their own. Thread-safe; blocks. */
public final class Tags {

  /** More on one conversation say nothing. */
  public static final int MOST = 20;

  static final int LONGEST = 40;
  private static final int MOST_SUGGESTED = 200;

  /** A tag, and on how many conversations it is. */
  public record Used(String tag, int conversations) {}

  private static final RowMapper<Map.Entry<ConversationId, String>> TAGGED = (row, context) ->
      Map.entry(new ConversationId(row.getString("conversation")), row.getString("tag"));

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final DeskChanges changes;

  public Tags(Jdbi jdbi, InstantSource clock, DeskChanges changes) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * A tag as it is kept: lower case, single blanks.
   *
   * @throws BadInput if it can't be one
   */
  static String checked(String raw) {
    String tag = Normalizer.normalize(raw, Normalizer.Form.NFC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
    if (tag.isEmpty() || tag.length() > LONGEST || !tag.matches("[\\p{L}\\p{M}\\p{N} _.:+&#-]+")) {
      throw new BadInput(
          "tag",
          "must have 1 to " + LONGEST + " characters: letters, digits, blanks and _ . : + & # -");
    }
    return tag;
  }

  /** The tags in use, those on most conversations first. */
  public List<Used> used() {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select tag, count(*) as n from conversation_tag group by tag order by n desc, tag
            limit :limit
            """)
        .bind("limit", MOST_SUGGESTED)
        .map((row, context) -> new Used(row.getString("tag"), row.getInt("n")))
        .list());
  }

  /** The tags of one conversation, in their order. */
  public List<String> of(ConversationId id) {
    return jdbi.withHandle(handle -> of(handle, id));
  }

  private static List<String> of(Handle handle, ConversationId id) {
    return handle
        .createQuery("select tag from conversation_tag where conversation = :id order by tag")
        .bind("id", id.value())
        .mapTo(String.class)
        .list();
  }

  /** The tags of those of {@code ids} that have some. */
  public Map<ConversationId, List<String>> of(List<ConversationId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var tags = new HashMap<ConversationId, List<String>>();
    jdbi.withHandle(handle -> handle
            .createQuery("""
                select conversation, tag from conversation_tag where conversation in (<ids>)
                order by conversation, tag
                """)
            .bindList("ids", ids.stream().map(ConversationId::value).toList())
            .map(TAGGED)
            .list())
        .forEach(tagged -> tags.merge(
            tagged.getKey(),
            List.of(tagged.getValue()),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
    return tags;
  }

  /**
   * Adds a tag; nothing changes if it is there.
   *
   * @return the tags after it
   * @throws BadInput if it can't be a tag, or there are too many
   */
  public List<String> add(ConversationId id, String raw, AgentId by) {
    String tag = checked(raw);
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate("""
              insert into conversation_tag (conversation, tag, tagged_by, at)
              values (:id, :tag, :by, :at) on conflict (conversation, tag) do nothing
              """)
          .bind("id", id.value())
          .bind("tag", tag)
          .bind("by", by.value())
          .bind("at", clock.millis())
          .execute();
      changes.write(handle, DeskChanges.What.TAGS, id.value());
      List<String> tags = of(handle, id);
      if (tags.size() > MOST) {
        throw new BadInput("tag", "would be the " + (MOST + 1) + "th: remove another one first.");
      }
      return tags;
    });
  }

  /** Takes a tag away, if it is there. */
  public List<String> remove(ConversationId id, String raw) {
    String tag = checked(raw);
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate("delete from conversation_tag where conversation = :id and tag = :tag")
          .bind("id", id.value())
          .bind("tag", tag)
          .execute();
      changes.write(handle, DeskChanges.What.TAGS, id.value());
      return of(handle, id);
    });
  }
}
