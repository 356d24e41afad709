package dev.firsthand.e2e;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who read a conversation unseen, by the audit record. */
final class Readings {

  private Readings() {}

  /** Reader and conversation of each, of the server whose data lie there. */
  static List<String> in(Path data) throws SQLException {
    var readings = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("firsthand.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(
            "select staff, subject from audit where action = 'conversation.read'")) {
      while (rows.next()) {
        readings.add(rows.getString("staff") + " " + rows.getString("subject"));
      }
    }
    return readings;
  }
}
