package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of the staff, read and written inside a transaction of the caller's. */
final class StaffTable {

  static final String COLUMNS =
      "s.id, s.login, s.name, s.title, s.picture, s.role, s.languages, s.greeting, s.capacity,"
          + " s.active, s.skills";

  private StaffTable() {}

  static StaffMember member(ResultSet row) throws SQLException {
    return new StaffMember(
        new AgentId(row.getString("id")),
        row.getString("login"),
        row.getString("name"),
        row.getString("title"),
        row.getString("picture"),
        Role.of(row.getString("role")).orElse(Role.AGENT),
        words(row.getString("languages")),
        row.getString("greeting"),
        row.getInt("capacity"),
        row.getInt("active") == 1,
        words(row.getString("skills")));
  }

  private static List<String> words(String words) {
    return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
  }

  static List<StaffMember> all(Handle handle) {
    return handle
        .createQuery("select " + COLUMNS + " from staff s order by s.name, s.id")
        .map((row, context) -> member(row))
        .list();
  }

  static Optional<StaffMember> find(Handle handle, AgentId id) {
    return handle
        .createQuery("select " + COLUMNS + " from staff s where s.id = :id")
        .bind("id", id.value())
        .map((row, context) -> member(row))
        .findOne();
  }

  static Optional<StaffMember> findByLogin(Handle handle, String login) {
    return handle
        .createQuery("select " + COLUMNS + " from staff s where s.login_key = :key")
        .bind("key", StaffDraft.key(login))
        .map((row, context) -> member(row))
        .findOne();
  }

  static Optional<String> passwordHash(Handle handle, AgentId id) {
    return handle
        .createQuery("select password_hash from staff where id = :id and password_hash is not null")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne();
  }

  /** Adds a member; false if the login is taken. */
  static boolean insert(
      Handle handle, AgentId id, StaffDraft draft, @Nullable String passwordHash, Instant at) {
    var insert = handle.createUpdate("""
        insert into staff (id, login, login_key, name, title, picture, role, languages, greeting,
          capacity, active, skills, password_hash, created_at, changed_at)
        values (:id, :login, :key, :name, :title, :picture, :role, :languages, :greeting,
          :capacity, :active, :skills, :hash, :at, :at)
        on conflict (login_key) do nothing
        """);
    return bound(insert, id, draft, at).bind("hash", passwordHash).execute() == 1;
  }

  static void update(Handle handle, AgentId id, StaffDraft draft, Instant at) {
    var update = handle.createUpdate("""
        update staff set login = :login, login_key = :key, name = :name, title = :title,
          picture = :picture, role = :role, languages = :languages, greeting = :greeting,
          capacity = :capacity, active = :active, skills = :skills, changed_at = :at
        where id = :id
        """);
    bound(update, id, draft, at).execute();
  }

  static void setPasswordHash(Handle handle, AgentId id, String hash, Instant at) {
    handle
        .createUpdate("update staff set password_hash = :hash, changed_at = :at where id = :id")
        .bind("hash", hash)
        .bind("at", at.toEpochMilli())
        .bind("id", id.value())
        .execute();
  }

  /** Makes changes of admins wait for each other until the transaction ends. */
  static void lockAdmins(Handle handle) {
    handle.execute("update staff set changed_at = changed_at where role = 'admin'");
  }

  /** How many active admins there are beside {@code id}. */
  static int otherAdmins(Handle handle, String id) {
    return handle
        .createQuery("select count(*) from staff where role = 'admin' and active = 1 and id <> :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }

  /** Whether any active admin can sign in. */
  static boolean hasAdminWithPassword(Handle handle) {
    return handle.createQuery("""
                select count(*) from staff
                where role = 'admin' and active = 1 and password_hash is not null
                """).mapTo(Integer.class).one() > 0;
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, AgentId id, StaffDraft draft, Instant at) {
    return statement
        .bind("id", id.value())
        .bind("login", draft.login())
        .bind("key", StaffDraft.key(draft.login()))
        .bind("name", draft.name())
        .bind("title", draft.title())
        .bind("picture", draft.picture())
        .bind("role", draft.role().word())
        .bind("languages", String.join(" ", draft.languages()))
        .bind("greeting", draft.greeting())
        .bind("capacity", draft.capacity())
        .bind("active", draft.active() ? 1 : 0)
        .bind("skills", String.join(" ", draft.skills()))
        .bind("at", at.toEpochMilli());
  }
}
