package dev.firsthand.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replies of agents that the visitor may have to be told of by e-mail: nothing was heard of the
 * visitor since.
 *
 * @param replies their numbers, in order, the latest at most {@link #MOST}
 * @param since when the first was given
 * @param upTo number of the last reply of the letter that is being sent; 0 if none is
 * @param tries how often that was tried
 * @param triedAt when it was tried last; null if never
 */
public record Unmailed(
    List<Long> replies,
    @Nullable Instant since,
    long upTo,
    int tries,
    @Nullable Instant triedAt) {

  static final int MOST = 50;

  static final Unmailed NONE = new Unmailed(List.of(), null, 0, 0, null);

  public Unmailed {
    replies = List.copyOf(replies);
  }

  /** The replies of the letter that ends with number {@code last}. */
  public List<Long> letter(long last) {
    return replies.stream().filter(reply -> reply <= last).toList();
  }

  boolean isEmpty() {
    return replies.isEmpty();
  }

  Unmailed with(long reply, Instant at) {
    var more = new ArrayList<>(replies);
    more.add(reply);
    var latest = more.subList(Math.max(0, more.size() - MOST), more.size());
    return new Unmailed(latest, since == null ? at : since, upTo, tries, triedAt);
  }

  Unmailed tried(long last, int attempt, Instant at) {
    return new Unmailed(replies, since, last, attempt, at);
  }

  /** What remains when the letter up to {@code last} is done with. */
  Unmailed ended(long last, Instant at) {
    List<Long> rest = replies.stream().filter(reply -> reply > last).toList();
    return rest.isEmpty() ? NONE : new Unmailed(rest, at, 0, 0, null);
  }
}
