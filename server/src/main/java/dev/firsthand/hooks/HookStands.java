package dev.firsthand.hooks;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people settled with a visitor and promised to them, as a bot behind a webhook is told it: to
 * neither repeat nor contradict it. Names are those that visitors read.
 *
 * @param settled in the words that the visitor read
 * @param promises of which the visitor was told that somebody comes back to them
 */
public record HookStands(List<Point> settled, List<Promise> promises) {

  /**
   * A settled point.
   *
   * @param entry the FAQ entry that is not answered from any more; null if it is about none
   * @param by the agent's name; null if unknown
   */
  public record Point(
      String text, @Nullable String entry, @Nullable String by) {}

  /**
   * An open promise. What exactly was promised, colleagues read, and no bot.
   *
   * @param kind {@code ANSWER}, {@code CALL_BACK} or {@code OWN}
   * @param by the name of who keeps it; null if anybody may, or if the visitor never met them
   */
  public record Promise(String kind, Instant due, @Nullable String by) {}

  public HookStands {
    settled = List.copyOf(settled);
    promises = List.copyOf(promises);
  }

  /** What stands in a conversation; null if nothing does. */
  public static @Nullable HookStands of(Conversation conversation) {
    Standing standing = conversation.standing();
    List<OpenPromise> open = conversation.promises().all();
    return standing.isEmpty() && open.isEmpty()
        ? null
        : new HookStands(
            standing.points().stream().map(HookStands::point).toList(),
            open.stream().map(promise -> promise(promise, conversation)).toList());
  }

  private static Point point(Standing.Point point) {
    AgentProfile by = point.by();
    return new Point(
        point.settled().text(), point.settled().entry(), by == null ? null : by.name());
  }

  private static Promise promise(OpenPromise promise, Conversation conversation) {
    AgentId owner = promise.owner() == null ? promise.by() : promise.owner();
    AgentProfile known = conversation.facts().lastAgent();
    String name = known != null && known.id().equals(owner) ? known.name() : null;
    return new Promise(promise.kind().name(), promise.due(), name);
  }
}
