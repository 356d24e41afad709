package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of staff members. The browser holds a random token, the database its hash. A session
 * slides: each use lengthens it, up to a limit. Thread-safe; blocks.
 */
public final class Sessions {

  /**
   * Sessions that have been ended on purpose.
   *
   * @param session the one that ended, or null for all of this member
   */
  public record Ended(AgentId staff, @Nullable String session) {}

  /** A new session: the token is known here and to the browser only. */
  record Opened(String token, StaffSession session) {}

  private record Row(long createdAt, long seenAt, StaffMember who) {}

  private static final String CSRF = "firsthand csrf";

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;
  private final SessionTimes times;
  private final List<Consumer<Ended>> listeners = new CopyOnWriteArrayList<>();

  public Sessions(Jdbi jdbi, Tokens tokens, Clock clock, SessionTimes times) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
    this.times = times;
  }

  /** Tells {@code listener} of each sign-out, after it is stored, on the thread that ended it. */
  public void onEnded(Consumer<Ended> listener) {
    listeners.add(listener);
  }

  /** How long sessions live. */
  SessionTimes times() {
    return times;
  }

  /** Opens a session for a member who has shown to be themselves. */
  Opened open(StaffMember who) {
    var token = tokens.secret();
    long now = clock.millis();
    jdbi.useTransaction(handle -> {
      forgetExpired(handle, now);
      handle
          .createUpdate("""
              insert into staff_session (token_hash, staff, created_at, seen_at)
              values (:hash, :staff, :now, :now)
              """)
          .bind("hash", Tokens.hash(token))
          .bind("staff", who.id().value())
          .bind("now", now)
          .execute();
    });
    return new Opened(token, session(token, who));
  }

  /** The live session of a token, lengthened by this use. */
  Optional<StaffSession> find(String token) {
    var hash = Tokens.hash(token);
    return live(hash).map(row -> session(token, row.who()));
  }

  /** Whether the session named {@code id} still lives; lengthens it. */
  public boolean touch(String id) {
    return live(id).isPresent();
  }

  /** Ends one session. */
  void end(StaffSession session) {
    jdbi.useHandle(handle -> handle
        .createUpdate("delete from staff_session where token_hash = :hash")
        .bind("hash", session.id())
        .execute());
    tell(new Ended(session.who().id(), session.id()));
  }

  /** Ends all sessions of a member. */
  public void endAll(AgentId staff) {
    jdbi.useHandle(handle -> handle
        .createUpdate("delete from staff_session where staff = :staff")
        .bind("staff", staff.value())
        .execute());
    tell(new Ended(staff, null));
  }

  private Optional<Row> live(String hash) {
    long now = clock.millis();
    var found = jdbi.withHandle(handle -> handle
        .createQuery("select x.created_at as session_created, x.seen_at as session_seen, "
            + StaffTable.COLUMNS
            + " from staff_session x join staff s on s.id = x.staff"
            + " where x.token_hash = :hash and s.active = 1")
        .bind("hash", hash)
        .map((row, context) -> new Row(
            row.getLong("session_created"), row.getLong("session_seen"), StaffTable.member(row)))
        .findOne());
    var live = found.filter(row -> now < row.seenAt() + times.idle().toMillis()
        && now < row.createdAt() + times.most().toMillis());
    live.filter(row -> now - row.seenAt() > times.idle().toMillis() / 20)
        .ifPresent(row -> lengthen(hash, Instant.ofEpochMilli(now)));
    return live;
  }

  private void lengthen(String hash, Instant now) {
    jdbi.useHandle(handle -> handle
        .createUpdate("update staff_session set seen_at = :now where token_hash = :hash")
        .bind("now", now.toEpochMilli())
        .bind("hash", hash)
        .execute());
  }

  private void forgetExpired(Handle handle, long now) {
    handle
        .createUpdate("delete from staff_session where seen_at <= :idle or created_at <= :most")
        .bind("idle", now - times.idle().toMillis())
        .bind("most", now - times.most().toMillis())
        .execute();
  }

  private void tell(Ended ended) {
    listeners.forEach(listener -> listener.accept(ended));
  }

  private static StaffSession session(String token, StaffMember who) {
    return new StaffSession(Tokens.hash(token), who, Tokens.derived(token, CSRF));
  }
}
