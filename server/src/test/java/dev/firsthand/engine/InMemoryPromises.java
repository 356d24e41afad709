package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Appending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The twin of the table of promises. Thread-safe by one lock. */
final class InMemoryPromises implements Promises {

  private final List<PromiseMade> promises = new ArrayList<>();

  synchronized void note(Appending appending) {
    for (PromiseChange change : PromiseChange.of(appending)) {
      switch (change) {
        case PromiseChange.Made made -> promises.add(made.promise());
        case PromiseChange.Moved moved ->
          change(appending, moved.promise(), p -> p.moved(moved.owner(), moved.due()));
        case PromiseChange.Kept kept -> change(appending, kept.promise(), p -> p.kept(kept.at()));
      }
    }
  }

  private void change(Appending appending, long seq, UnaryOperator<PromiseMade> change) {
    promises.replaceAll(
        promise -> promise.conversation().equals(appending.id()) && promise.seq() == seq
            ? change.apply(promise)
            : promise);
  }

  @Override
  public synchronized Page page(Query query) {
    if (query.limit() < 1 || query.limit() > LONGEST_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " promises.");
    }
    String after = query.after();
    if (after != null && !after.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("Not a cursor: " + after);
    }
    List<PromiseMade> found = promises.stream()
        .filter(promise -> isAskedFor(promise, query))
        .sorted(Comparator.comparing(PromiseMade::due))
        .toList();
    int from = after == null ? 0 : Integer.parseInt(after);
    int to = Math.min(found.size(), from + query.limit());
    return new Page(found.subList(from, to), to < found.size() ? Integer.toString(to) : null);
  }

  private static boolean isAskedFor(PromiseMade promise, Query query) {
    boolean owned = query.owner() == null || Objects.equals(query.owner(), promise.owner());
    return owned
        && switch (query.which()) {
          case OPEN -> promise.keptAt() == null;
          case OVERDUE -> promise.keptAt() == null && !promise.due().isAfter(query.now());
          case KEPT -> promise.keptAt() != null;
        };
  }

  @Override
  public synchronized Map<ConversationId, PromiseMade> firstDue(
      Collection<ConversationId> conversations) {
    var first = new HashMap<ConversationId, PromiseMade>();
    for (PromiseMade promise : promises) {
      if (promise.keptAt() == null && conversations.contains(promise.conversation())) {
        first.merge(promise.conversation(), promise, (a, b) -> b.due().isBefore(a.due()) ? b : a);
      }
    }
    return first;
  }
}
