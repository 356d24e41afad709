package dev.firsthand.learning;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.bot.QuestionGroups;
import dev.firsthand.conversation.SiteKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * What admins do not want to be suggested again. Kept as hashes of wordings, so that nothing that a
 * visitor wrote stays here when it is erased elsewhere. Thread-safe; blocks.
 */
public final class SetAside {

  /** Stands for the list of unanswered questions, where no entry is concerned. */
  static final String NO_ENTRY = "";

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;

  public SetAside(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
  }

  /** A wording for an entry. */
  private record Mark(String entry, String wording) {}

  /** What was set aside on a site, at one moment. */
  static final class Seen {
    private final Set<Mark> marks;

    private Seen(Set<Mark> marks) {
      this.marks = marks;
    }

    /** Whether a text of these words was set aside for {@code entry}. */
    boolean holds(String entry, String text) {
      return marks.contains(new Mark(entry, hash(text)));
    }
  }

  Seen of(SiteKey site) {
    return new Seen(jdbi.withHandle(handle -> new HashSet<>(handle
        .createQuery("select entry, wording from set_aside where site = :site")
        .bind("site", site.value())
        .map((row, context) -> new Mark(row.getString("entry"), row.getString("wording")))
        .list())));
  }

  /** Sets texts aside for an entry, or for {@link #NO_ENTRY}. */
  void add(SiteKey site, String entry, Collection<String> texts, Author by) {
    if (texts.isEmpty()) {
      return;
    }
    jdbi.useTransaction(handle -> {
      var batch = handle.prepareBatch("""
          insert into set_aside (site, entry, wording, author, at)
          values (:site, :entry, :wording, :author, :at)
          on conflict (site, entry, wording) do nothing
          """);
      for (var text : texts) {
        batch
            .bind("site", site.value())
            .bind("entry", entry)
            .bind("wording", hash(text))
            .bind("author", by.name())
            .bind("at", clock.millis())
            .add();
      }
      batch.execute();
      audit.write(handle, by, "question.dismiss", site, entry, null, texts.size());
    });
  }

  private static String hash(String text) {
    try {
      var words = QuestionGroups.key(text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
