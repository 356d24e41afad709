package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.TranscriptIndex.Hit;
import dev.firsthand.engine.TranscriptIndex.Page;
import dev.firsthand.engine.TranscriptIndex.Search;
import dev.firsthand.engine.TranscriptIndex.Speaker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The question behind a search, in the same words for either database: of each conversation that fits
 * the latest message that does.
 *
 * @param matching from where the words {@code w} come that match {@code :match}
 */
record TranscriptSearch(String matching) {

  static final int LONGEST_PAGE = 100;

  Page page(Handle handle, Search search, String match) {
    if (search.limit() < 1 || search.limit() > LONGEST_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " conversations.");
    }
    Cursor before = Cursor.of(search.before());
    var values = new HashMap<String, Object>();
    String sql = search.terms().isEmpty() ? everything(search, values) : words(search, values);
    Query query = handle
        .createQuery(sql)
        .bindMap(values)
        .bind("lastAt", before.lastAt())
        .bind("id", before.id())
        .bind("limit", search.limit() + 1);
    if (!search.terms().isEmpty()) {
      query.bind("match", match);
    }
    List<Hit> hits = query.map((row, context) -> hit(row)).list();
    if (hits.size() <= search.limit()) {
      return new Page(hits, null);
    }
    List<Hit> page = hits.subList(0, search.limit());
    Hit last = page.getLast();
    return new Page(
        page, new Cursor(last.at().toEpochMilli(), last.summary().id().value()).text());
  }

  private String words(Search search, Map<String, Object> values) {
    var said = new StringBuilder();
    if (search.by() != null) {
      said.append(" and w.spoken_by = :by");
      values.put("by", search.by().name());
    }
    said.append(between("w.at", search, values));
    return "select " + SummaryRows.COLUMNS + """
        , h.seq as hit_seq, h.at as hit_at, h.spoken_by as hit_by, h.agent as hit_agent, h.many
        from (select w.conversation, w.seq, w.at, w.spoken_by, w.agent,
            row_number() over (partition by w.conversation order by w.at desc, w.seq desc) as nth,
            count(*) over (partition by w.conversation) as many
          from %s%s) h
        join conversation c on c.id = h.conversation
        where h.nth = 1 and (h.at, c.id) < (:lastAt, :id)%s
        order by h.at desc, c.id desc limit :limit
        """.formatted(matching, said, filters(search, values));
  }

  private static String everything(Search search, Map<String, Object> values) {
    return "select " + SummaryRows.COLUMNS
        + """
        , 0 as hit_seq, c.last_at as hit_at, null as hit_by, null as hit_agent, 0 as many
        from conversation c
        where (c.last_at, c.id) < (:lastAt, :id)%s%s
        order by c.last_at desc, c.id desc limit :limit
        """.formatted(between("c.last_at", search, values), filters(search, values));
  }

  private static String between(String column, Search search, Map<String, Object> values) {
    var sql = new StringBuilder();
    if (search.from() != null) {
      sql.append(" and ").append(column).append(" >= :from");
      values.put("from", search.from().toEpochMilli());
    }
    if (search.to() != null) {
      sql.append(" and ").append(column).append(" < :to");
      values.put("to", search.to().toEpochMilli());
    }
    return sql.toString();
  }

  private static String filters(Search search, Map<String, Object> values) {
    var sql = new StringBuilder();
    if (search.site() != null) {
      sql.append(" and c.site = :site");
      values.put("site", search.site());
    }
    if (search.visitor() != null) {
      sql.append(" and c.id > :visitorFrom and c.id < :visitorTo");
      values.put("visitorFrom", search.visitor().value() + ".");
      values.put("visitorTo", search.visitor().value() + "/");
    }
    if (search.team() != null) {
      sql.append(" and c.team = :team");
      values.put("team", search.team());
    }
    if (search.agent() != null) {
      sql.append(" and (c.owner = :agent or exists (select 1 from search_words a")
          .append(" where a.conversation = c.id and a.agent = :agent))");
      values.put("agent", search.agent().value());
    }
    if (search.tag() != null) {
      sql.append(" and exists (select 1 from conversation_tag t")
          .append(" where t.conversation = c.id and t.tag = :tag)");
      values.put("tag", search.tag());
    }
    for (int i = 0; i < search.states().size(); i++) {
      sql.append(i == 0 ? " and c.state in (:state" : ", :state").append(i);
      values.put("state" + i, search.states().get(i));
    }
    return sql.append(search.states().isEmpty() ? "" : ")").toString();
  }

  private static Hit hit(ResultSet row) throws SQLException {
    String by = row.getString("hit_by");
    String agent = row.getString("hit_agent");
    return new Hit(
        SummaryRows.summary(row),
        row.getLong("hit_seq"),
        Instant.ofEpochMilli(row.getLong("hit_at")),
        by == null ? null : Speaker.valueOf(by),
        agent == null ? null : new AgentId(agent),
        row.getInt("many"));
  }
}
