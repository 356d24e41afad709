package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Links that let somebody choose a password once: the very first admin, invited staff, whoever
 * forgot theirs. Only the hash of a link is stored. A new link for the same person ends the one
 * before. Thread-safe; blocks.
 */
public final class OneTimeLinks {

  /** A link dies unused after so long. */
  public static final Duration LIFE = Duration.ofDays(3);

  /** What a link is for. */
  enum Purpose {
    SETUP,
    INVITE
  }

  /** A link that can still be used; {@code staff} is null for {@link Purpose#SETUP}. */
  record Link(Purpose purpose, @Nullable AgentId staff) {}

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;

  public OneTimeLinks(Jdbi jdbi, Tokens tokens, Clock clock) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * The token of a link that makes the first admin; empty if an admin can sign in already. Ends the
   * one before.
   */
  public Optional<String> setup() {
    return jdbi.inTransaction(handle -> StaffTable.hasAdminWithPassword(handle)
        ? Optional.empty()
        : Optional.of(make(handle, Purpose.SETUP, null)));
  }

  /** The token of a link with which this member chooses a password. Ends the one before. */
  public String invite(AgentId staff) {
    return jdbi.inTransaction(handle -> invite(handle, staff));
  }

  String invite(Handle handle, AgentId staff) {
    return make(handle, Purpose.INVITE, staff);
  }

  /** The page that a link's token opens, as a path on this server. */
  public static String path(String token) {
    return "/console/#/welcome/" + token;
  }

  /** What a token is good for, if it is. */
  Optional<Link> look(Handle handle, String token) {
    return handle
        .createQuery("""
            select l.purpose, l.staff from one_time_link l
            left join staff s on s.id = l.staff
            where l.token_hash = :hash and l.used_at is null and l.expires_at > :now
              and (l.staff is null or s.active = 1)
            """)
        .bind("hash", Tokens.hash(token))
        .bind("now", clock.millis())
        .map((row, context) -> {
          String staff = row.getString("staff");
          return new Link(
              Purpose.valueOf(row.getString("purpose")), staff == null ? null : new AgentId(staff));
        })
        .findOne()
        .filter(
            link -> link.purpose() != Purpose.SETUP || !StaffTable.hasAdminWithPassword(handle));
  }

  Optional<Link> look(String token) {
    return jdbi.withHandle(handle -> look(handle, token));
  }

  /** Uses a token up; false if somebody was faster. */
  boolean use(Handle handle, String token) {
    return handle
            .createUpdate("""
                update one_time_link set used_at = :now
                where token_hash = :hash and used_at is null and expires_at > :now
                """)
            .bind("hash", Tokens.hash(token))
            .bind("now", clock.millis())
            .execute()
        == 1;
  }

  private String make(Handle handle, Purpose purpose, @Nullable AgentId staff) {
    var token = tokens.secret();
    long now = clock.millis();
    handle
        .createUpdate("""
            delete from one_time_link
            where purpose = :purpose and (staff = :staff or (staff is null and :setup = 1))
              or expires_at <= :now
            """)
        .bind("purpose", purpose.name())
        .bind("staff", staff == null ? "" : staff.value())
        .bind("setup", staff == null ? 1 : 0)
        .bind("now", now)
        .execute();
    handle
        .createUpdate("""
            insert into one_time_link (token_hash, purpose, staff, created_at, expires_at)
            values (:hash, :purpose, :staff, :now, :end)
            """)
        .bind("hash", Tokens.hash(token))
        .bind("purpose", purpose.name())
        .bind("staff", staff == null ? null : staff.value())
        .bind("now", now)
        .bind("end", now + LIFE.toMillis())
        .execute();
    return token;
  }
}
