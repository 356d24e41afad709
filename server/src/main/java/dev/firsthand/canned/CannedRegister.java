package dev.firsthand.canned;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.Tokens;
import dev.firsthand.rest.BadInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The canned responses of the house. Every change is audited. Thread-safe; blocks. */
public final class CannedRegister {

  /** More can't be found by typing anyway. */
  public static final int MOST_RESPONSES = 1000;

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Audit audit;
  private final DeskChanges changes;

  public CannedRegister(Jdbi jdbi, Tokens tokens, Audit audit, DeskChanges changes) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.audit = audit;
    this.changes = changes;
  }

  /** All responses, by shortcut. */
  public List<CannedResponse> all() {
    return jdbi.withHandle(handle -> handle
        .createQuery("select id, shortcut, title, text from canned_response order by shortcut")
        .map((row, context) -> response(row))
        .list());
  }

  /**
   * Adds a response under an id of its own.
   *
   * @throws BadInput if a value can't be taken or the shortcut is taken
   */
  public CannedResponse create(CannedResponse raw, Author by) {
    var draft = raw.checked();
    var created = new CannedResponse(tokens.id(), draft.shortcut(), draft.title(), draft.text());
    jdbi.useTransaction(handle -> {
      var insert = handle.createUpdate("""
          insert into canned_response (id, shortcut, title, text)
          values (:id, :shortcut, :title, :text)
          on conflict (shortcut) do nothing
          """);
      if (insert.bindMethods(created).execute() == 0) {
        throw taken(created.shortcut());
      }
      if (count(handle) > MOST_RESPONSES) {
        throw new BadInput(
            null, "There are " + MOST_RESPONSES + " canned responses already: remove some first.");
      }
      audit.write(handle, by, "canned.create", null, created.id(), null, created);
      changes.write(handle, DeskChanges.What.CANNED, "");
    });
    return created;
  }

  /**
   * Changes the response with this id; empty if it isn't there.
   *
   * @throws BadInput if a value can't be taken or the shortcut belongs to another response
   */
  public Optional<CannedResponse> change(CannedResponse raw, Author by) {
    var draft = raw.checked();
    return jdbi.inTransaction(handle -> {
      lock(handle, draft.id());
      var before = find(handle, draft.id());
      if (before.isEmpty() || before.get().equals(draft)) {
        return before;
      }
      if (others(handle, draft) > 0) {
        throw taken(draft.shortcut());
      }
      handle.createUpdate("""
              update canned_response set shortcut = :shortcut, title = :title, text = :text
              where id = :id
              """).bindMethods(draft).execute();
      audit.write(handle, by, "canned.change", null, draft.id(), before.get(), draft);
      changes.write(handle, DeskChanges.What.CANNED, "");
      return Optional.of(draft);
    });
  }

  /** Removes a response; empty if it isn't there. */
  public Optional<CannedResponse> delete(String id, Author by) {
    return jdbi.inTransaction(handle -> {
      lock(handle, id);
      var before = find(handle, id);
      before.ifPresent(response -> {
        handle
            .createUpdate("delete from canned_response where id = :id")
            .bind("id", id)
            .execute();
        audit.write(handle, by, "canned.delete", null, id, response, null);
        changes.write(handle, DeskChanges.What.CANNED, "");
      });
      return before;
    });
  }

  private static CannedResponse response(ResultSet row) throws SQLException {
    return new CannedResponse(
        row.getString("id"),
        row.getString("shortcut"),
        row.getString("title"),
        row.getString("text"));
  }

  private static void lock(Handle handle, String id) {
    handle
        .createUpdate("update canned_response set title = title where id = :id")
        .bind("id", id)
        .execute();
  }

  private static Optional<CannedResponse> find(Handle handle, String id) {
    return handle
        .createQuery("select id, shortcut, title, text from canned_response where id = :id")
        .bind("id", id)
        .map((row, context) -> response(row))
        .findOne();
  }

  private static int others(Handle handle, CannedResponse draft) {
    return handle
        .createQuery(
            "select count(*) from canned_response where shortcut = :shortcut and id <> :id")
        .bindMethods(draft)
        .mapTo(Integer.class)
        .one();
  }

  private static int count(Handle handle) {
    return handle
        .createQuery("select count(*) from canned_response")
        .mapTo(Integer.class)
        .one();
  }

  private static BadInput taken(String shortcut) {
    return new BadInput(
        "shortcut", "Another response has the shortcut /" + shortcut + ": choose another one.");
  }
}
