package dev.firsthand.access;

import dev.firsthand.access.OneTimeLinks.Link;
import dev.firsthand.access.OneTimeLinks.Purpose;
import dev.firsthand.rest.BadInput;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lets whoever holds a one-time link choose a password. Thread-safe; blocks. */
public final class FirstPassword {

  private final Jdbi jdbi;
  private final OneTimeLinks links;
  private final Passwords passwords;
  private final StaffRegister register;
  private final AgentDirectory directory;
  private final Sessions sessions;

  public FirstPassword(
      Jdbi jdbi,
      OneTimeLinks links,
      Passwords passwords,
      StaffRegister register,
      AgentDirectory directory,
      Sessions sessions) {
    this.jdbi = jdbi;
    this.links = links;
    this.passwords = passwords;
    this.register = register;
    this.directory = directory;
    this.sessions = sessions;
  }

  /**
   * What a link is for.
   *
   * @param staff whose link it is; empty for the link that makes the first admin
   */
  record Invitation(Purpose purpose, Optional<StaffMember> staff) {}

  Optional<Invitation> look(String token) {
    return jdbi.withHandle(handle -> links
        .look(handle, token)
        .map(link -> new Invitation(link.purpose(), member(handle, link))));
  }

  /**
   * Uses the link up and signs its holder in; empty if it is spent.
   *
   * @param admin login and name of the first admin; ignored where the link has an owner
   * @throws BadInput if the password, or the admin's login or name, can't be taken; the link lives
   */
  Optional<Sessions.Opened> choose(String token, String password, StaffDraft admin) {
    var invitation = look(token);
    if (invitation.isEmpty()) {
      return Optional.empty();
    }
    var login = invitation.get().staff().map(StaffMember::login).orElse(admin.login());
    if (invitation.get().staff().isEmpty()) {
      admin.checked();
    }
    Passwords.flaw(password, login).ifPresent(advice -> {
      throw new BadInput("password", advice);
    });
    var hash = passwords.hash(password);
    var member = jdbi.inTransaction(handle -> taken(handle, token, hash, admin));
    if (member.isEmpty()) {
      return Optional.empty();
    }
    sessions.endAll(member.get().id());
    directory.refresh();
    return Optional.of(sessions.open(member.get()));
  }

  private Optional<StaffMember> taken(Handle handle, String token, String hash, StaffDraft admin) {
    StaffTable.lockAdmins(handle);
    var link = links.look(handle, token);
    if (link.isEmpty() || !links.use(handle, token)) {
      return Optional.empty();
    }
    if (link.get().purpose() == Purpose.SETUP) {
      return Optional.of(register.create(handle, admin, hash, Author.HOUSE));
    }
    var member = member(handle, link.get());
    member.ifPresent(who -> register.setPasswordHash(handle, who.id(), hash, Author.of(who)));
    return member;
  }

  private static Optional<StaffMember> member(Handle handle, Link link) {
    return Optional.ofNullable(link.staff()).flatMap(id -> StaffTable.find(handle, id));
  }
}
