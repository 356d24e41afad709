package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.TranscriptIndex;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The index in PostgreSQL: a {@code tsvector} of folded words for each message. Thread-safe. */
final class PostgresTranscripts implements TranscriptIndex {

  /** PostgreSQL keeps no position beyond it. */
  private static final int LAST_POSITION = 16_383;

  private static final TranscriptSearch SEARCH =
      new TranscriptSearch("search_words w where w.words @@ cast(:match as tsquery)");

  private final Reads reads;
  private final Jdbi jdbi;

  PostgresTranscripts(Reads reads, Jdbi jdbi) {
    this.reads = reads;
    this.jdbi = jdbi;
  }

  @Override
  public Walked walk(long after, int limit) {
    return reads.read(handle -> Backlog.OF_TRANSCRIPTS.walk(handle, after, limit));
  }

  @Override
  public List<Behind> lately(Instant since, int limit) {
    return reads.read(handle -> Backlog.OF_TRANSCRIPTS.lately(handle, since, limit));
  }

  @Override
  public Behind of(ConversationId id) {
    return reads.read(handle -> Backlog.OF_TRANSCRIPTS.of(handle, id));
  }

  @Override
  public void add(Behind behind, long upTo, List<Said> said) {
    jdbi.useTransaction(handle -> {
      if (!moved(handle, behind, upTo) || said.isEmpty()) {
        return;
      }
      PreparedBatch rows = handle.prepareBatch("""
          insert into search_words (conversation, seq, at, spoken_by, agent, words)
          values (:conversation, :seq, :at, :by, :agent, cast(:words as tsvector))
          """);
      for (Said each : said) {
        rows.bind("conversation", behind.id().value())
            .bind("seq", each.seq())
            .bind("at", each.at().toEpochMilli())
            .bind("by", each.by().name())
            .bind("agent", Objects.toString(each.agent(), null))
            .bind("words", vector(each.folded()))
            .add();
      }
      rows.execute();
    });
  }

  private static boolean moved(Handle handle, Behind behind, long upTo) {
    String sql = behind.seq() < 0 ? """
            insert into search_position (conversation, seq) values (:id, :upTo)
            on conflict (conversation) do nothing
            """ : """
            update search_position set seq = :upTo where conversation = :id and seq = :seq
            """;
    var update = handle.createUpdate(sql).bind("id", behind.id().value()).bind("upTo", upTo);
    if (behind.seq() >= 0) {
      update.bind("seq", behind.seq());
    }
    return update.execute() == 1;
  }

  /** Folded words hold letters and digits only, so that they need nothing but quotes. */
  private static String vector(String folded) {
    String[] words = folded.split(" ", -1);
    var vector = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      vector.append('\'').append(words[i]).append("':").append(Math.min(i + 1, LAST_POSITION));
      vector.append(' ');
    }
    return vector.toString();
  }

  @Override
  public void forget(ConversationId id) {
    jdbi.useTransaction(handle -> {
      handle.execute("delete from search_words where conversation = ?", id.value());
      handle.execute("""
          insert into search_position (conversation, seq) values (?, 0)
          on conflict (conversation) do update set seq = 0
          """, id.value());
    });
  }

  @Override
  public Page find(Search search) {
    String match =
        search.terms().stream().map(PostgresTranscripts::term).collect(Collectors.joining(" & "));
    return reads.read(handle -> SEARCH.page(handle, search, match));
  }

  private static String term(Term term) {
    String words =
        term.folded().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> "));
    return "(" + words + (term.begun() ? ":*" : "") + ")";
  }
}
