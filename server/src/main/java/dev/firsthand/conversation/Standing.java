package dev.firsthand.conversation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people settled with the visitor and the bot must respect, folded from the log. It outlives
 * further escalations; an agent who gives back anew may leave it as it is or say it anew.
 *
 * @param points in the order in which they were noted
 * @param told entries whose point the bot has told since it last got the conversation
 * @param toldPromises numbers of promises of which it has
 */
public record Standing(List<Point> points, Set<String> told, Set<Long> toldPromises) {

  public static final Standing NONE = new Standing(List.of(), Set.of(), Set.of());

  /**
   * One settled point.
   *
   * @param by the agent who settled it, as visitors meet them; null if unknown
   */
  public record Point(Settled settled, @Nullable AgentProfile by) {}

  public Standing {
    points = List.copyOf(points);
    told = Set.copyOf(told);
    toldPromises = Set.copyOf(toldPromises);
  }

  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** What was settled about an FAQ entry. */
  public Optional<Point> on(@Nullable String entry) {
    return points.stream()
        .filter(point -> entry != null && entry.equals(point.settled().entry()))
        .findFirst();
  }

  /** Whether the bot must not answer from the entry: a person settled it. */
  public boolean forbids(String entry) {
    return on(entry).isPresent();
  }

  /** The bot has the conversation back: what was told may be told once more. */
  Standing after(ConversationEvent.GivenBack e, @Nullable AgentProfile last) {
    List<Settled> anew = e.settled();
    AgentProfile by = last != null && last.id().equals(e.agent()) ? last : null;
    return new Standing(anew == null ? points : named(anew, by), Set.of(), Set.of());
  }

  /** Of an entry's points the first counts; who settled something before stays named with it. */
  private List<Point> named(List<Settled> anew, @Nullable AgentProfile by) {
    var named = new ArrayList<Point>();
    var entries = new HashSet<String>();
    for (Settled settled : anew) {
      String entry = settled.entry();
      if (named.size() < Settled.MOST && (entry == null || entries.add(entry))) {
        named.add(points.stream()
            .filter(before -> before.settled().equals(settled))
            .findFirst()
            .orElse(new Point(settled, by)));
      }
    }
    return named;
  }

  /** The bot told what stands, if its decision says so. */
  Standing after(ConversationEvent.BotSaid said) {
    Decision decision = said.decision();
    return switch (decision.verdict()) {
      case SETTLED -> {
        var more = new HashSet<>(told);
        decision.about().ifPresent(more::add);
        yield new Standing(points, more, toldPromises);
      }
      case PROMISED -> {
        var more = new HashSet<>(toldPromises);
        decision.promise().ifPresent(more::add);
        yield new Standing(points, told, more);
      }
      case ANSWER, ASK_BACK, SMALL_TALK, REPHRASE, OFFER, ESCALATE -> this;
    };
  }

  /** A promise that has another time may be told again. */
  Standing moved(long promise) {
    var fewer = new HashSet<>(toldPromises);
    fewer.remove(promise);
    return new Standing(points, told, fewer);
  }
}
