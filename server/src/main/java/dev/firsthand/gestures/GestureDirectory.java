package dev.firsthand.gestures;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.GestureClaim.Spent;
import dev.firsthand.engine.Gestures;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.rest.BadInput;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * All gestures. They are read from the database each time: whoever gives one must see what holds now,
 * and that is seldom. Every change is audited; no code is in the record. Thread-safe; blocks.
 */
public final class GestureDirectory implements Gestures {

  /** More can't be told apart in a list. */
  public static final int MOST_GESTURES = 200;

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;
  private final Audit audit;

  public GestureDirectory(Jdbi jdbi, Tokens tokens, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A gesture and how it stands.
   *
   * @param left codes left in its pool; 0 where it has none
   * @param given how often it was given, ever
   */
  public record Standing(Gesture gesture, int left, int given) {

    /** Whether its pool will soon be empty. */
    public boolean isLow() {
      return gesture.codes() == CodeKind.POOL && left <= gesture.lowAt();
    }
  }

  /** All gestures, by name. */
  public List<Standing> all() {
    return jdbi.withHandle(handle -> {
      Map<GestureId, Integer> left = CodePool.left(handle);
      var given = new HashMap<String, Integer>();
      handle
          .createQuery("select gesture, sum(given) as given from gesture_spent group by gesture")
          .map((row, context) -> given.put(row.getString("gesture"), row.getInt("given")))
          .list();
      return GestureTable.all(handle).stream()
          .map(gesture -> new Standing(
              gesture,
              left.getOrDefault(gesture.id(), 0),
              given.getOrDefault(gesture.id().value(), 0)))
          .toList();
    });
  }

  /**
   * A gesture that an agent may choose.
   *
   * @param spent what they gave of it in the month
   */
  public record Choice(Gesture gesture, int left, Spent spent) {}

  /** What an agent may choose from on a site, by name. */
  public List<Choice> choices(SiteKey site, AgentId agent, YearMonth month) {
    return jdbi.withHandle(handle -> {
      Map<GestureId, Integer> left = CodePool.left(handle);
      Map<String, Spent> spent = spent(handle, agent, month);
      return GestureTable.all(handle).stream()
          .filter(gesture -> gesture.isFor(site))
          .map(gesture -> new Choice(
              gesture,
              left.getOrDefault(gesture.id(), 0),
              spent.getOrDefault(gesture.id().value(), Spent.NOTHING)))
          .toList();
    });
  }

  private static Map<String, Spent> spent(Handle handle, AgentId agent, YearMonth month) {
    var spent = new HashMap<String, Spent>();
    handle
        .createQuery("""
            select gesture, given, amount from gesture_spent where agent = :agent and month = :month
            """)
        .bind("agent", agent.value())
        .bind("month", month.toString())
        .map((row, context) -> spent.put(
            row.getString("gesture"), new Spent(row.getInt("given"), row.getLong("amount"))))
        .list();
    return spent;
  }

  @Override
  public Giveable find(GestureId id, SiteKey site, int spread) {
    try {
      return jdbi.withHandle(handle -> GestureTable.find(handle, id)
          .filter(gesture -> gesture.isFor(site))
          .map(gesture -> giveable(handle, gesture, spread))
          .orElseGet(() -> new Giveable.Nothing(Refusal.GESTURE_GONE)));
    } catch (JdbiException e) {
      throw new LogUnavailable("The gestures can't be read.", e);
    }
  }

  private static Giveable giveable(Handle handle, Gesture gesture, int spread) {
    return switch (gesture.codes()) {
      case NONE -> gesture.with(null);
      case FIXED -> gesture.with(gesture.code());
      case POOL ->
        CodePool.free(handle, gesture.id(), spread)
            .<Giveable>map(gesture::with)
            .orElseGet(() -> new Giveable.Nothing(Refusal.POOL_EMPTY));
    };
  }

  /**
   * Defines a gesture.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public Gesture create(GestureDraft raw, Author by) {
    GestureDraft draft = raw.checked();
    return jdbi.inTransaction(handle -> {
      Gesture made = draft.named(new GestureId(tokens.id()), 1);
      refuseTaken(handle, draft, made.id());
      GestureTable.put(handle, made, draft.key(), clock.millis());
      if (GestureTable.all(handle).size() > MOST_GESTURES) {
        throw new BadInput(
            null, "There are " + MOST_GESTURES + " gestures already: remove one first.");
      }
      audit.write(handle, by, "gesture.create", null, made.id().value(), null, shown(made));
      return made;
    });
  }

  /** What became of a change. */
  sealed interface Changed {
    record Done(Gesture gesture) implements Changed {}

    record Missing() implements Changed {}

    /** Somebody else changed it first. */
    record Stale() implements Changed {}
  }

  /**
   * Changes a gesture from now on; what was given stays as it was.
   *
   * @param basedOn the version that the admin saw
   * @throws BadInput if a value can't be taken, naming it
   */
  Changed change(GestureId id, long basedOn, GestureDraft raw, Author by) {
    GestureDraft draft = raw.checked();
    return jdbi.inTransaction(handle -> {
      Optional<Gesture> before = GestureTable.lock(handle, id);
      if (before.isEmpty()) {
        return new Changed.Missing();
      }
      if (before.get().version() != basedOn) {
        return new Changed.Stale();
      }
      refuseTaken(handle, draft, id);
      Gesture changed = draft.named(id, basedOn + 1);
      GestureTable.put(handle, changed, draft.key(), clock.millis());
      audit.write(
          handle, by, "gesture.change", null, id.value(), shown(before.get()), shown(changed));
      return new Changed.Done(changed);
    });
  }

  /** Deletes a gesture and the codes that nobody got; false if it is not there. */
  public boolean delete(GestureId id, Author by) {
    return jdbi.inTransaction(handle -> {
      Optional<Gesture> before = GestureTable.lock(handle, id);
      before.ifPresent(gesture -> {
        CodePool.clear(handle, id);
        GestureTable.delete(handle, id);
        audit.write(handle, by, "gesture.delete", null, id.value(), shown(gesture), null);
      });
      return before.isPresent();
    });
  }

  /** Adds codes to a gesture's pool, one of each line; empty if there is no such pool. */
  public Optional<CodePool.Added> addCodes(GestureId id, List<String> lines, Author by) {
    return jdbi.inTransaction(handle -> pool(handle, id).map(gesture -> {
      CodePool.Added added = CodePool.add(handle, id, lines);
      audit.write(
          handle, by, "gesture.codes", null, id.value(), null, Map.of("added", added.added()));
      return added;
    }));
  }

  /** Takes out the codes that nobody got; empty if there is no such pool. */
  public Optional<Integer> clearCodes(GestureId id, Author by) {
    return jdbi.inTransaction(handle -> pool(handle, id).map(gesture -> {
      int removed = CodePool.clear(handle, id);
      audit.write(handle, by, "gesture.codes", null, id.value(), Map.of("removed", removed), null);
      return removed;
    }));
  }

  private static Optional<Gesture> pool(Handle handle, GestureId id) {
    return GestureTable.lock(handle, id).filter(gesture -> gesture.codes() == CodeKind.POOL);
  }

  private static void refuseTaken(Handle handle, GestureDraft draft, GestureId id) {
    if (GestureTable.isTaken(handle, draft.key(), id)) {
      throw new BadInput("name", "Another gesture has this name already: choose another one.");
    }
  }

  private static Map<String, Object> shown(Gesture gesture) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("name", gesture.name());
    shown.put("text", gesture.text());
    shown.put("worth", gesture.worth());
    shown.put("codes", gesture.codes().name());
    shown.put("budget", gesture.budget());
    shown.put("lowAt", gesture.lowAt());
    shown.put("enabled", gesture.enabled());
    shown.put("sites", gesture.sites().stream().map(SiteKey::value).toList());
    return shown;
  }
}
