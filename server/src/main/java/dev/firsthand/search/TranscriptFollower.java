package dev.firsthand.search;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.LogFollower;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.engine.TranscriptIndex.Said;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the log after it was written, and brings the index of the transcripts up to it. Hearing is
 * thread-safe and quick; following is for one thread at a time, and blocks.
 */
public final class TranscriptFollower implements Listener {

  /** Events read at once; who reads rests between. */
  private static final int EVENTS = 16;

  /** The log, as far as it is read here. */
  public interface Source {
    /** The events after number {@code after}, oldest first, at most {@code limit}. */
    List<Recorded> read(ConversationId id, long after, int limit);
  }

  private final Source source;
  private final TranscriptIndex index;
  private final LogFollower follower;

  public TranscriptFollower(Source source, TranscriptIndex index, InstantSource clock) {
    this.source = source;
    this.index = index;
    follower = new LogFollower("search", index, this::read, clock);
  }

  @Override
  public void heard(Announcement announcement) {
    follower.heard(announcement);
  }

  /** How many conversations moved and are not read yet, as far as is known. */
  public int behind() {
    return follower.behind();
  }

  /**
   * Reads some of what moved, some of what is recent, and some of what the walk found.
   *
   * @return whether there is more to do now
   */
  public boolean follow() {
    return follower.follow();
  }

  private void read(Behind behind) {
    Behind at = behind;
    while (true) {
      List<Recorded> events = source.read(at.id(), Math.max(0, at.seq()), EVENTS);
      if (events.isEmpty()) {
        return;
      }
      long upTo = events.getLast().seq();
      index.add(at, upTo, said(events));
      if (events.size() < EVENTS) {
        return;
      }
      at = new Behind(at.id(), upTo);
    }
  }

  private static List<Said> said(List<Recorded> events) {
    var said = new ArrayList<Said>();
    for (Recorded recorded : events) {
      Spoken.in(recorded.event()).ifPresent(spoken -> {
        String folded = Folded.text(spoken.text());
        if (!folded.isEmpty()) {
          said.add(
              new Said(recorded.seq(), recorded.event().at(), spoken.by(), spoken.agent(), folded));
        }
      });
    }
    return said;
  }
}
