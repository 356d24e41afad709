package dev.firsthand.gateway;

import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.http.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A step on its way to all who read the conversation: what each side sees of an event is written once,
 * however many windows and tabs get it. Thread-safe.
 */
final class LiveStep {

  private final Announcement announcement;
  private final List<Words> words;

  /** One event, and how it was written for each side, if it was. */
  private static final class Words {
    private final Recorded recorded;
    private volatile @Nullable Frame forAgents;
    private volatile @Nullable Frame forVisitor;

    Words(Recorded recorded) {
      this.recorded = recorded;
    }
  }

  LiveStep(Announcement announcement) {
    this.announcement = announcement;
    var all = new ArrayList<Words>(announcement.events().size());
    announcement.events().forEach(recorded -> all.add(new Words(recorded)));
    this.words = all;
  }

  Announcement announcement() {
    return announcement;
  }

  /** Number of its last event. */
  long head() {
    return announcement.events().getLast().seq();
  }

  /** The event as every agent sees it; two that ask at once may both write it. */
  Frame forAgents(Recorded recorded, Function<Recorded, Frame> write) {
    Words of = wordsOf(recorded);
    Frame known = of.forAgents;
    if (known == null) {
      known = write.apply(recorded);
      of.forAgents = known;
    }
    return known;
  }

  /** The event as the visitor sees it, in each of their tabs. */
  Frame forVisitor(Recorded recorded, Function<Recorded, Frame> write) {
    Words of = wordsOf(recorded);
    Frame known = of.forVisitor;
    if (known == null) {
      known = write.apply(recorded);
      of.forVisitor = known;
    }
    return known;
  }

  private Words wordsOf(Recorded recorded) {
    long first = words.getFirst().recorded.seq();
    return words.get(Math.toIntExact(recorded.seq() - first));
  }
}
