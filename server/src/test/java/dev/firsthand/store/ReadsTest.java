package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.engine.LogUnavailable;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Queries on threads of their own, over a real file. */
class ReadsTest {

  private static final String ALL = "select n from numbers order by n";

  @TempDir
  private Path folder;

  private Jdbi jdbi;
  private Reads reads;

  @BeforeEach
  void open() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + folder.resolve("numbers.db"));
    jdbi = Connections.jdbi(source);
    jdbi.useHandle(handle -> {
      handle.execute("create table numbers (n integer)");
      handle.execute("insert into numbers values (1), (2), (3)");
    });
    reads = Reads.onThreads(1, jdbi);
  }

  @AfterEach
  void close() {
    reads.close();
  }

  private List<Integer> numbers(Handle handle) {
    return handle.createQuery(ALL).mapTo(Integer.class).list();
  }

  @Test
  void theSameQueryGivesWhatIsThereNow() {
    assertThat(reads.read(this::numbers)).containsExactly(1, 2, 3);

    jdbi.useHandle(handle -> handle.execute("insert into numbers values (4)"));

    assertThat(reads.read(this::numbers)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void theSameQueryMayRunInsideItself() {
    int rows = reads.read(handle -> {
      try (var outer = handle.createQuery(ALL).mapTo(Integer.class).stream()) {
        return outer.mapToInt(each -> numbers(handle).size()).sum();
      }
    });

    assertThat(rows).isEqualTo(9);
    assertThat(reads.read(this::numbers)).hasSize(3);
  }

  @Test
  void valuesOfTheLastUseAreForgotten() {
    String wanted = "select count(*) from numbers where n = :n";
    assertThat(reads.<Integer>read(handle ->
            handle.createQuery(wanted).bind("n", 2).mapTo(Integer.class).one()))
        .isEqualTo(1);
    assertThat(reads.<Integer>read(handle ->
            handle.createQuery(wanted).bind("n", 7).mapTo(Integer.class).one()))
        .isZero();
  }

  /** An open reader would keep the write-ahead log from being emptied for ever. */
  @Test
  void aKeptStatementHoldsNoSnapshot() {
    reads.read(handle -> handle.createQuery(ALL).mapTo(Integer.class).findFirst());
    jdbi.useHandle(handle -> handle.execute("insert into numbers values (5)"));

    int busy = jdbi.withHandle(handle -> handle
        .createQuery("pragma wal_checkpoint(truncate)")
        .map((row, context) -> row.getInt(1))
        .one());

    assertThat(busy).isZero();
  }

  @Test
  void afterAFailureTheNextQueryHasAConnectionAgain() {
    assertThatThrownBy(() -> reads.read(
            handle -> handle.createQuery("select * from nowhere").mapToMap().list()))
        .isInstanceOf(LogUnavailable.class);

    assertThat(reads.read(this::numbers)).hasSize(3);
  }

  @Test
  void nothingCanBeWrittenHere() {
    assertThatThrownBy(() -> reads.read(handle -> handle.execute("delete from numbers")))
        .isInstanceOf(LogUnavailable.class);

    assertThat(reads.read(this::numbers)).hasSize(3);
  }

  @Test
  void whatTheQueryItselfThrowsComesThrough() {
    assertThatThrownBy(() -> reads.read(handle -> {
          throw new IllegalStateException("mine");
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
  }
}
