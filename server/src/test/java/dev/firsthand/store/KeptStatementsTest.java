package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {

  private final KeptStatements statements = new KeptStatements();
  private Connection connection;
  private StatementContext context;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    context = Jdbi.create(connection).open().createQuery("select 1").getContext();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement taken(String sql) throws SQLException {
    return statements.create(connection, sql, context);
  }

  @Test
  void aStatementServesAgainOnceItIsGivenBack() throws SQLException {
    PreparedStatement first = taken("select 1");
    PreparedStatement beside = taken("select 1");
    assertThat(beside).isNotSameAs(first);

    statements.close(connection, "select 1", first);
    statements.close(connection, "select 1", beside);

    assertThat(beside.isClosed()).isTrue();
    assertThat(taken("select 1")).isSameAs(first);
  }

  @Test
  void whatWasNotUsedForLongestIsClosed() throws SQLException {
    PreparedStatement first = taken("select 0");
    statements.close(connection, "select 0", first);
    for (int i = 1; i <= 128; i++) {
      assertThat(first.isClosed()).isFalse();
      statements.close(connection, "select " + i, taken("select " + i));
    }

    assertThat(first.isClosed()).isTrue();
  }
}
