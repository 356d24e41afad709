package dev.firsthand.canned;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.rest.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The canned responses of the house, its teams and its people. Changes of shared ones are audited;
 * what somebody keeps for themselves is nobody else's to read, in the audit neither. Thread-safe;
 * blocks.
 */
public final class CannedRegister {

  /** More shared ones can't be found by typing anyway. */
  public static final int MOST_RESPONSES = 1000;

  /** More of one's own can't be remembered. */
  public static final int MOST_OWN = 200;

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

  /** All that are shared, by shortcut: everybody's and the teams'. */
  public List<CannedResponse> shared() {
    return jdbi.withHandle(CannedTable::shared);
  }

  /** All that somebody may insert, by shortcut. */
  public List<CannedResponse> readableBy(AgentId agent) {
    return jdbi.withHandle(handle -> CannedTable.readableBy(handle, agent));
  }

  /** Why a team can't be deleted, in words: the responses that are its own. */
  public List<String> ofTeam(Handle handle, TeamId team) {
    return CannedTable.ofTeam(handle, team).stream()
        .map(response -> "the canned response /" + response.shortcut() + " is the team's")
        .toList();
  }

  /**
   * Adds a response under an id of its own.
   *
   * @throws BadInput if a value can't be taken, the shortcut is taken, or there is no room for more
   */
  public CannedResponse create(CannedResponse raw, Author by) {
    var created = raw.checked().named(tokens.id());
    jdbi.useTransaction(handle -> {
      checkRoom(handle, created.audience());
      checkTeam(handle, created.audience());
      if (!CannedTable.insert(handle, created)) {
        throw taken(created);
      }
      written(handle, by, "canned.create", null, created);
    });
    return created;
  }

  /**
   * Changes the response with this id; empty if it isn't there. What is shared stays shared, perhaps
   * with others than before; one's own stays one's own.
   *
   * @throws BadInput if a value can't be taken or the shortcut belongs to another response
   */
  public Optional<CannedResponse> change(CannedResponse raw, Author by) {
    var draft = raw.checked();
    return jdbi.inTransaction(handle -> {
      var before = kept(handle, draft.id(), draft.audience().owner());
      if (before.isEmpty() || before.get().equals(draft)) {
        return before;
      }
      checkTeam(handle, draft.audience());
      if (CannedTable.isTaken(handle, draft)) {
        throw taken(draft);
      }
      CannedTable.update(handle, draft);
      written(handle, by, "canned.change", before.get(), draft);
      return Optional.of(draft);
    });
  }

  /** Removes a shared response; empty if it isn't there. */
  public Optional<CannedResponse> delete(String id, Author by) {
    return delete(id, Optional.empty(), by);
  }

  /** Removes a response of somebody's own; empty if it isn't there, or not theirs. */
  public Optional<CannedResponse> deleteOwn(String id, AgentId owner, Author by) {
    return delete(id, Optional.of(owner), by);
  }

  private Optional<CannedResponse> delete(String id, Optional<AgentId> owner, Author by) {
    return jdbi.inTransaction(handle -> {
      var before = kept(handle, id, owner);
      before.ifPresent(response -> {
        CannedTable.delete(handle, id);
        written(handle, by, "canned.delete", response, null);
      });
      return before;
    });
  }

  /** Deletes what somebody kept for themselves, in the transaction in which they leave. */
  public void forget(Handle handle, AgentId agent) {
    CannedTable.deleteOwnOf(handle, agent);
  }

  /** The response with this id, locked, if it is this owner's; a shared one for no owner. */
  private static Optional<CannedResponse> kept(Handle handle, String id, Optional<AgentId> owner) {
    CannedTable.lock(handle, id);
    return CannedTable.find(handle, id)
        .filter(response -> response.audience().owner().equals(owner));
  }

  private void written(
      Handle handle,
      Author by,
      String action,
      @Nullable CannedResponse before,
      @Nullable CannedResponse after) {
    var response = after == null ? before : after;
    if (response == null) {
      return;
    }
    var owner = response.audience().owner();
    if (owner.isEmpty()) {
      audit.write(handle, by, action, null, response.id(), audited(before), audited(after));
    }
    changes.write(handle, DeskChanges.What.CANNED, owner.map(AgentId::value).orElse(""));
  }

  private static @Nullable Map<String, String> audited(@Nullable CannedResponse response) {
    if (response == null) {
      return null;
    }
    var shown = new LinkedHashMap<String, String>();
    shown.put("shortcut", response.shortcut());
    shown.put("title", response.title());
    shown.put("text", response.text());
    response.audience().team().ifPresent(team -> shown.put("team", team.value()));
    return shown;
  }

  private static void checkRoom(Handle handle, Audience audience) {
    var owner = audience.owner();
    owner.ifPresent(agent -> CannedTable.lockOwner(handle, agent));
    int most = owner.isPresent() ? MOST_OWN : MOST_RESPONSES;
    int now = owner
        .map(agent -> CannedTable.countOf(handle, agent))
        .orElseGet(() -> CannedTable.countShared(handle));
    if (now >= most) {
      throw BadInput.full(
          "TOO_MANY_RESPONSES",
          (owner.isPresent() ? "You have " : "There are ") + most
              + " canned responses already: remove some first.");
    }
  }

  private static void checkTeam(Handle handle, Audience audience) {
    audience.team().ifPresent(team -> {
      if (!CannedTable.isTeam(handle, team)) {
        throw new BadInput("team", "There is no such team (any more). Reload the page.");
      }
    });
  }

  private static BadInput taken(CannedResponse draft) {
    String whose = switch (draft.audience()) {
      case Audience.Everybody all -> "Another response for everybody";
      case Audience.Team some -> "Another response of this team";
      case Audience.Owner own -> "Another response of yours";
    };
    return new BadInput(
        "shortcut", whose + " has the shortcut /" + draft.shortcut() + ": choose another one.");
  }
}
