package dev.firsthand.hooks;

import dev.firsthand.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks are still to be told, and what became of it lately: by the numbers of the log's events, for
 * their words are read when they are sent. Thread-safe; blocks.
 */
final class HookOutbox {

  static final String POSITIONS = "webhook_position";

  /** How long it is tried at most, and how long is remembered what became of it. */
  static final Duration TRIED_FOR = Duration.ofDays(3);

  static final Duration REMEMBERED_FOR = Duration.ofDays(7);

  /** Where it stands with one that is to be told. */
  enum State {
    WAITING,
    DELIVERED,
    GIVEN_UP
  }

  /** An event of the log that a webhook is to be told. */
  record Told(String hook, HookEvent event, long seq) {}

  /**
   * One that is to be told, or was.
   *
   * @param attempts calls so far
   * @param nextAt when it is to be tried; null when it is done with
   * @param failure what went wrong last; null if nothing did
   * @param status the last answer's; null without one
   */
  record Delivery(
      String id,
      String hook,
      ConversationId conversation,
      long seq,
      HookEvent event,
      Instant madeAt,
      State state,
      int attempts,
      @Nullable Instant nextAt,
      @Nullable Instant triedAt,
      HookFailure.@Nullable Kind failure,
      @Nullable Integer status) {}

  private final Jdbi jdbi;

  HookOutbox(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Notes what webhooks are to be told of a conversation, and that it is read up to a number, at once. */
  void put(ConversationId id, long upTo, List<Told> told, Instant now) {
    jdbi.useTransaction(handle -> {
      told.forEach(each -> insert(handle, id, each, now));
      handle
          .createUpdate("""
              insert into webhook_position (conversation, seq) values (:conversation, :seq)
              on conflict (conversation) do update set seq = excluded.seq
              where webhook_position.seq < excluded.seq
              """)
          .bind("conversation", id.value())
          .bind("seq", upTo)
          .execute();
    });
  }

  /** The id is the same whoever reads the event, so that no node tells it twice; without a full stop. */
  private static void insert(Handle handle, ConversationId id, Told told, Instant now) {
    handle
        .createUpdate("""
            insert into webhook_delivery (id, hook, conversation, seq, event, made_at, state, attempts, next_at)
            values (:id, :hook, :conversation, :seq, :event, :now, 'WAITING', 0, :now)
            on conflict (id) do nothing
            """)
        .bind("id", told.hook() + ":" + id.visitor().value() + ":" + id.number() + ":" + told.seq())
        .bind("hook", told.hook())
        .bind("conversation", id.value())
        .bind("seq", told.seq())
        .bind("event", told.event().word())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** What a webhook is to be told by now, the longest due first. */
  List<Delivery> due(String hook, Instant now, int limit) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select * from webhook_delivery
            where hook = :hook and next_at is not null and next_at <= :now
            order by next_at, conversation, seq limit :limit
            """)
        .bind("hook", hook)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map((row, context) -> delivery(row))
        .list());
  }

  /**
   * Takes one on, so that no other node does; whoever took it and was never heard of again leaves it to others.
   *
   * @param until when others may take it
   * @return false if another was first
   */
  boolean claim(Delivery delivery, Instant until) {
    Instant seen = delivery.nextAt();
    return seen != null
        && jdbi.withHandle(handle -> handle
                .createUpdate(
                    "update webhook_delivery set next_at = :until where id = :id and next_at = :seen")
                .bind("until", until.toEpochMilli())
                .bind("id", delivery.id())
                .bind("seen", seen.toEpochMilli())
                .execute())
            == 1;
  }

  void delivered(Delivery delivery, int status, Instant now) {
    tried(delivery, State.DELIVERED, null, status, null, now);
  }

  /** @param nextAt when it is tried again; null to give up */
  void failed(Delivery delivery, HookFailure failure, @Nullable Instant nextAt, Instant now) {
    tried(
        delivery,
        nextAt == null ? State.GIVEN_UP : State.WAITING,
        failure.kind(),
        failure.status(),
        nextAt,
        now);
  }

  /** It need not be told any more: what it was about is not there. */
  void drop(Delivery delivery) {
    jdbi.useHandle(
        handle -> handle.execute("delete from webhook_delivery where id = ?", delivery.id()));
  }

  private void tried(
      Delivery delivery,
      State state,
      HookFailure.@Nullable Kind failure,
      @Nullable Integer status,
      @Nullable Instant nextAt,
      Instant now) {
    jdbi.useHandle(handle -> handle
        .createUpdate("""
            update webhook_delivery set state = :state, attempts = attempts + 1, failure = :failure,
              status = :status, next_at = :nextAt, tried_at = :now
            where id = :id
            """)
        .bind("state", state.name())
        .bind("failure", failure == null ? null : failure.name())
        .bind("status", status)
        .bind("nextAt", nextAt == null ? null : nextAt.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("id", delivery.id())
        .execute());
  }

  /** What was, and is to be, told to a webhook lately, the latest first. */
  List<Delivery> latest(String hook, int limit) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select * from webhook_delivery where hook = :hook
            order by made_at desc, id desc limit :limit
            """)
        .bind("hook", hook)
        .bind("limit", limit)
        .map((row, context) -> delivery(row))
        .list());
  }

  /** How many a webhook is still to be told. */
  int waiting(String hook) {
    return jdbi.withHandle(handle -> handle
        .createQuery(
            "select count(*) from webhook_delivery where hook = :hook and next_at is not null")
        .bind("hook", hook)
        .mapTo(Integer.class)
        .one());
  }

  /**
   * Has all that waits tried now, from the first attempt on, and what was given up and is not too old.
   *
   * @return how many
   */
  int again(String hook, Instant now) {
    return jdbi.inTransaction(handle -> handle
        .createUpdate("""
            update webhook_delivery set state = 'WAITING', attempts = 0, next_at = :now
            where hook = :hook and state <> 'DELIVERED' and made_at >= :from
            """)
        .bind("hook", hook)
        .bind("now", now.toEpochMilli())
        .bind("from", now.minus(TRIED_FOR).toEpochMilli())
        .execute());
  }

  /** Gives up what is too old, and forgets what is older still. */
  void tidy(Instant now) {
    jdbi.useTransaction(handle -> {
      handle.execute(
          "update webhook_delivery set state = 'GIVEN_UP', next_at = null"
              + " where next_at is not null and made_at < ?",
          now.minus(TRIED_FOR).toEpochMilli());
      handle.execute(
          "delete from webhook_delivery where made_at < ?",
          now.minus(REMEMBERED_FOR).toEpochMilli());
    });
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    String failure = row.getString("failure");
    return new Delivery(
        row.getString("id"),
        row.getString("hook"),
        new ConversationId(row.getString("conversation")),
        row.getLong("seq"),
        HookEvent.named(row.getString("event")).orElseThrow(),
        Instant.ofEpochMilli(row.getLong("made_at")),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        moment(row, "next_at").orElse(null),
        moment(row, "tried_at").orElse(null),
        failure == null ? null : HookFailure.Kind.valueOf(failure),
        row.getObject("status") == null ? null : row.getInt("status"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(row.getLong(column)));
  }
}
