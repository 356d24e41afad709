package dev.firsthand.push;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.NoteMentions.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Calls agents to notes that name them, once each, while no window of theirs is open and they are not
 * away: whoever is away finds it on their return. A note that a window has told of calls nobody.
 *
 * @param after how long a window has to come, such as one that loads again
 */
record MentionCaller(
    NoteMentions mentions,
    AgentSlots slots,
    Predicate<AgentId> isHere,
    Reaching reaching,
    Duration after) {

  private static final int MOST_LOOKED_AT = 200;

  /** Unlike a visitor, a note waits. */
  private static final Duration KEPT_FOR = Duration.ofHours(4);

  /** What names one agent in one conversation. */
  private record Where(AgentId agent, ConversationId conversation) {}

  /**
   * Makes the calls that are due now. Blocks for reading, not for calling.
   *
   * @param awake the devices that may be called now
   */
  void look(List<Device> awake, Instant now) {
    Map<AgentId, List<Device>> devices =
        awake.stream().collect(Collectors.groupingBy(Device::agent));
    List<Mention> unread = mentions.unread(devices.keySet(), MOST_LOOKED_AT).stream()
        .filter(mention -> !mention.called())
        .toList();
    if (unread.isEmpty()) {
      return;
    }
    Set<AgentId> away = slots.all().stream()
        .filter(slot -> slot.statusAt(now) == AgentSlots.Status.AWAY)
        .map(AgentSlots.Slot::agent)
        .collect(Collectors.toSet());
    var wheres = new LinkedHashSet<Where>();
    for (Mention mention : unread) {
      boolean here = isHere.test(mention.agent());
      boolean due =
          !away.contains(mention.agent()) && !now.isBefore(mention.at().plus(after));
      if ((here || due) && mentions.settleCall(mention) && !here) {
        wheres.add(new Where(mention.agent(), mention.conversation()));
      }
    }
    for (Where where : wheres) {
      reaching.call(
          devices.getOrDefault(where.agent(), List.of()),
          "mentioned",
          where.conversation(),
          KEPT_FOR,
          () -> !isHere.test(where.agent()));
    }
  }
}
