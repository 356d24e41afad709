package dev.firsthand.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.LogFollower;
import dev.firsthand.engine.TranscriptIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order the follower reads what is behind, over logs of one message each. */
class TranscriptFollowerTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");

  private final Positions index = new Positions();
  private final List<ConversationId> broken = new ArrayList<>();
  private final TranscriptFollower follower = new TranscriptFollower(this::read, index, () -> NOON);

  private List<Recorded> read(ConversationId id, long after, int limit) {
    if (broken.contains(id)) {
      throw new IllegalStateException("unknown kind of event");
    }
    return after > 0
        ? List.of()
        : List.of(new Recorded(1, new ConversationEvent.VisitorSaid(NOON, "k", "shoes")));
  }

  private static List<ConversationId> conversations(String name, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> ConversationId.of(new VisitorId(name + i), 1))
        .toList();
  }

  private void hear(ConversationId id) {
    Conversation now = Conversation.empty(id);
    follower.heard(new Announcement(now, List.of(), now));
  }

  @Test
  void whoTalksOnDoesNotKeepOthersFromBeingRead() {
    List<ConversationId> all = conversations("v", 10 * LogFollower.AT_ONCE);
    all.forEach(this::hear);

    for (int step = 0; step < 10; step++) {
      int before = index.read.size();
      follower.follow();
      index.read.subList(before, index.read.size()).forEach(this::hear);
    }

    assertThat(index.read).containsAll(all);
  }

  @Test
  void aLongWalkIsReadInShortStepsAndWhatIsHeardBesideIt() {
    index.stored.addAll(conversations("old", 1_000));
    follower.follow();
    ConversationId ann = conversations("ann", 1).getFirst();
    hear(ann);
    int before = index.read.size();

    follower.follow();

    assertThat(index.read).contains(ann);
    assertThat(index.read.size() - before).isLessThanOrEqualTo(3 * LogFollower.AT_ONCE);
    while (follower.follow()) {}
    assertThat(index.read).containsAll(index.stored);
  }

  @Test
  void whatCanNotBeReadIsPassedOver() {
    index.stored.addAll(conversations("old", 40));
    broken.add(index.stored.getFirst());
    hear(index.stored.getFirst());

    while (follower.follow()) {}

    assertThat(index.read)
        .containsAll(index.stored.subList(1, 40))
        .doesNotContainAnyElementsOf(broken);
  }

  /** An index that keeps positions alone. */
  private static final class Positions implements TranscriptIndex {

    final List<ConversationId> stored = new ArrayList<>();
    final List<ConversationId> read = new ArrayList<>();
    private final Map<ConversationId, Long> seqs = new HashMap<>();

    @Override
    public Walked walk(long after, int limit) {
      int end = (int) Math.min(stored.size(), after + limit);
      return new Walked(
          stored.subList((int) after, end).stream()
              .map(this::of)
              .filter(behind -> behind.seq() < 1)
              .toList(),
          end < stored.size() ? (long) end : null);
    }

    @Override
    public List<Behind> lately(Instant since, int limit) {
      return List.of();
    }

    @Override
    public Behind of(ConversationId id) {
      return new Behind(id, seqs.getOrDefault(id, -1L));
    }

    @Override
    public void add(Behind behind, long upTo, List<Said> said) {
      seqs.put(behind.id(), upTo);
      read.add(behind.id());
    }

    @Override
    public void forget(ConversationId id) {
      seqs.put(id, 0L);
    }

    @Override
    public Page find(Search search) {
      return new Page(List.of(), null);
    }
  }
}
