package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.rest.BadInput;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes on staff and changes what is known of them. Every change is audited, and felt at once by the
 * {@link AgentDirectory}. Thread-safe; blocks.
 */
public final class StaffRegister {

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;
  private final Audit audit;
  private final AgentDirectory directory;
  private final Sessions sessions;
  private final List<BiConsumer<Handle, AgentId>> leavings = new CopyOnWriteArrayList<>();

  public StaffRegister(
      Jdbi jdbi,
      Tokens tokens,
      Clock clock,
      Audit audit,
      AgentDirectory directory,
      Sessions sessions) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
    this.audit = audit;
    this.directory = directory;
    this.sessions = sessions;
  }

  /** Has {@code leaving} done in the transaction that makes somebody inactive. */
  public void whenInactive(BiConsumer<Handle, AgentId> leaving) {
    leavings.add(leaving);
  }

  /**
   * Takes somebody on.
   *
   * @param passwordHash made by {@link Passwords#hash}, or null: a one-time link is needed then
   * @throws BadInput if a value can't be taken or the login is taken
   */
  public StaffMember create(StaffDraft draft, @Nullable String passwordHash, Author by) {
    var created = jdbi.inTransaction(handle -> create(handle, draft, passwordHash, by));
    directory.refresh();
    return created;
  }

  StaffMember create(Handle handle, StaffDraft raw, @Nullable String passwordHash, Author by) {
    var draft = raw.checked();
    var id = new AgentId(tokens.id());
    if (!StaffTable.insert(handle, id, draft, passwordHash, clock.instant())) {
      throw loginTaken();
    }
    audit.write(handle, by, "staff.create", null, id.value(), null, draft);
    return StaffTable.find(handle, id).orElseThrow();
  }

  /** Somebody by their login, however it is capitalised. */
  public Optional<StaffMember> findByLogin(String login) {
    return jdbi.withHandle(handle -> StaffTable.findByLogin(handle, login));
  }

  /**
   * Changes what is known of somebody; empty if there is no such member. Who is not active any more
   * is signed out everywhere.
   *
   * @throws BadInput if a value can't be taken, or the house would be left without an admin
   */
  public Optional<StaffMember> change(AgentId id, StaffDraft raw, Author by) {
    var draft = raw.checked();
    var changed = jdbi.inTransaction(handle -> {
      StaffTable.lockAdmins(handle);
      var before = StaffTable.find(handle, id);
      if (before.isEmpty()) {
        return before;
      }
      keepAnAdmin(handle, before.get(), draft);
      var sameLogin = StaffTable.findByLogin(handle, draft.login());
      if (sameLogin.isPresent() && !sameLogin.get().id().equals(id)) {
        throw loginTaken();
      }
      StaffTable.update(handle, id, draft, clock.instant());
      if (before.get().active() && !draft.active()) {
        leavings.forEach(leaving -> leaving.accept(handle, id));
      }
      audit.write(handle, by, "staff.change", null, id.value(), before.get().draft(), draft);
      return StaffTable.find(handle, id);
    });
    changed.filter(member -> !member.active()).ifPresent(member -> sessions.endAll(id));
    changed.ifPresent(member -> directory.refresh());
    return changed;
  }

  /** Gives somebody another password and signs them out everywhere. */
  public void setPasswordHash(AgentId id, String hash, Author by) {
    jdbi.useTransaction(handle -> setPasswordHash(handle, id, hash, by));
    sessions.endAll(id);
  }

  void setPasswordHash(Handle handle, AgentId id, String hash, Author by) {
    StaffTable.setPasswordHash(handle, id, hash, clock.instant());
    audit.write(handle, by, "staff.password", null, id.value(), null, null);
  }

  /** Stores the same password at another cost; nobody is signed out. */
  void rehash(AgentId id, String hash) {
    jdbi.useHandle(handle -> StaffTable.setPasswordHash(handle, id, hash, clock.instant()));
  }

  private static void keepAnAdmin(Handle handle, StaffMember before, StaffDraft after) {
    boolean wasAdmin = before.active() && before.role() == Role.ADMIN;
    boolean isAdmin = after.active() && after.role() == Role.ADMIN;
    if (wasAdmin && !isAdmin && StaffTable.otherAdmins(handle, before.id().value()) == 0) {
      throw new BadInput(
          after.active() ? "role" : "active",
          before.name() + " is the last active admin. Make somebody else an admin first.");
    }
  }

  private static BadInput loginTaken() {
    return new BadInput("login", "Somebody has this login already: choose another one.");
  }
}
