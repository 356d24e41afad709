package dev.firsthand.push;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.SessionTimes;
import dev.firsthand.conversation.AgentId;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The devices that agents are called on. Each lives as long as the sign-in that named it: a sign-out,
 * a new password and the end of an agent's work here take it along. Thread-safe; blocks.
 */
final class Devices {

  /** An agent's devices; with one more the oldest goes. */
  static final int MOST_OF_AN_AGENT = 8;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private static final String LIVE = """
      select d.* from push_device d
      join staff_session x on x.token_hash = d.session
      join staff s on s.id = d.staff
      where s.active = 1 and x.seen_at > :idle and x.created_at > :most
      """;

  private final Jdbi jdbi;
  private final Audit audit;
  private final SessionTimes times;

  Devices(Jdbi jdbi, Audit audit, SessionTimes times) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.times = times;
  }

  /** Keeps a device, in place of what was known of it; another agent's it is no more. */
  void keep(Device device, Author by) {
    jdbi.useTransaction(handle -> {
      boolean known = handle
          .createQuery("select 1 from push_device where id = :id and staff = :staff")
          .bind("id", device.id())
          .bind("staff", device.agent().value())
          .mapTo(Integer.class)
          .findOne()
          .isPresent();
      write(handle, device);
      dropOldest(handle, device.agent());
      if (!known) {
        audit.write(handle, by, "push.on", null, device.id(), null, null);
      }
    });
  }

  /** Forgets an agent's device; false where there is none such. */
  boolean forget(String id, AgentId agent, Author by) {
    return jdbi.inTransaction(handle -> {
      boolean was = handle
              .createUpdate("delete from push_device where id = :id and staff = :staff")
              .bind("id", id)
              .bind("staff", agent.value())
              .execute()
          > 0;
      if (was) {
        audit.write(handle, by, "push.off", null, id, null, null);
      }
      return was;
    });
  }

  /** Forgets a device that its push service knows no more. */
  void gone(Device device) {
    forget(device.id(), device.agent(), Author.HOUSE);
  }

  /** Leaves a device alone for a while. */
  void rest(Device device, Instant until) {
    jdbi.useHandle(handle -> handle
        .createUpdate("update push_device set rests_until = :until where id = :id")
        .bind("until", until.toEpochMilli())
        .bind("id", device.id())
        .execute());
  }

  /** All devices of agents who work here and are signed in there. */
  List<Device> live(Instant now) {
    return jdbi.withHandle(handle -> handle
        .createQuery(LIVE)
        .bind("idle", now.minus(times.idle()).toEpochMilli())
        .bind("most", now.minus(times.most()).toEpochMilli())
        .map((row, context) -> device(row))
        .list());
  }

  /** A live device of an agent. */
  Optional<Device> find(String id, AgentId agent, Instant now) {
    return live(now).stream()
        .filter(device -> device.id().equals(id) && device.agent().equals(agent))
        .findFirst();
  }

  private static void write(Handle handle, Device device) {
    Device.Quiet quiet = device.quiet();
    handle
        .createUpdate("""
            insert into push_device (id, session, staff, endpoint, public_key, auth,
              quiet_from, quiet_to, zone, made_at)
            values (:id, :session, :staff, :endpoint, :key, :auth, cast(:from as integer),
              cast(:to as integer), :zone, :at)
            on conflict (id) do update set session = excluded.session, staff = excluded.staff,
              endpoint = excluded.endpoint, public_key = excluded.public_key,
              auth = excluded.auth, quiet_from = excluded.quiet_from,
              quiet_to = excluded.quiet_to, zone = excluded.zone, made_at = excluded.made_at
            """)
        .bind("id", device.id())
        .bind("session", device.session())
        .bind("staff", device.agent().value())
        .bind("endpoint", device.endpoint().toString())
        .bind("key", ENCODER.encodeToString(P256.bytes(device.key())))
        .bind("auth", device.auth())
        .bind("from", quiet == null ? null : minutes(quiet.from()))
        .bind("to", quiet == null ? null : minutes(quiet.to()))
        .bind("zone", quiet == null ? "" : quiet.zone().getId())
        .bind("at", device.madeAt().toEpochMilli())
        .execute();
  }

  private static void dropOldest(Handle handle, AgentId agent) {
    handle
        .createUpdate("""
            delete from push_device where id in (
              select id from push_device where staff = :staff
              order by made_at desc, id limit 1000 offset :most)
            """)
        .bind("staff", agent.value())
        .bind("most", MOST_OF_AN_AGENT)
        .execute();
  }

  private static Integer minutes(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }

  private static Device device(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new Device(
        row.getString("id"),
        row.getString("session"),
        new AgentId(row.getString("staff")),
        URI.create(row.getString("endpoint")),
        key(row.getString("public_key")),
        row.getString("auth"),
        zone.isEmpty()
            ? null
            : new Device.Quiet(
                time(row.getInt("quiet_from")), time(row.getInt("quiet_to")), ZoneId.of(zone)),
        Instant.ofEpochMilli(row.getLong("made_at")),
        moment(row, "rests_until"));
  }

  private static ECPublicKey key(String text) {
    return P256.publicKey(DECODER.decode(text));
  }

  private static LocalTime time(int minutes) {
    return LocalTime.of(minutes / 60, minutes % 60);
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long at = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(at);
  }
}
