package dev.firsthand.push;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.routing.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is called on their devices now, and to what. An agent is called to what rings at them and is not
 * taken in a moment; and, while no window of theirs is open though they are available, to the first in
 * line that they could have. Asked again it calls again, less and less often, until somebody has it.
 *
 * @param after how long the windows have before the devices are called
 */
record CallRules(Duration after) {

  /** Between two calls to the same at least, and at the beginning. */
  static final Duration AGAIN = Duration.ofSeconds(20);

  private static final Duration AT_MOST = Duration.ofMinutes(2);
  private static final int LARGEST_DOUBLING = 3;

  /**
   * An agent with a device.
   *
   * @param here whether a window of theirs is open
   * @param available whether they want to be offered chats, as far as they said
   * @param ringing what rings at them
   * @param rangAt since when
   */
  record OnCall(
      AgentId agent,
      boolean here,
      boolean available,
      @Nullable ConversationId ringing,
      @Nullable Instant rangAt) {}

  /**
   * One that waits and rings nowhere, of a site that is open.
   *
   * @param reach who may have it
   */
  record Waits(ConversationId conversation, Instant since, Reach reach) {}

  /** An agent is to be called to a conversation that waits, or rings, since then. */
  record Call(AgentId agent, ConversationId conversation, Instant since) {}

  /** The last call of an agent to a conversation, and how many there were since then. */
  record Called(Instant since, Instant at, int times) {}

  /**
   * The calls that are due.
   *
   * @param line in its order
   * @param called the last calls of each agent
   */
  List<Call> due(
      List<OnCall> agents,
      List<Waits> line,
      Map<AgentId, Map<ConversationId, Called>> called,
      Instant now) {
    var due = new ArrayList<Call>();
    for (OnCall agent : agents) {
      call(agent, line)
          .filter(call -> isDue(
              call, called.getOrDefault(agent.agent(), Map.of()).get(call.conversation()), now))
          .ifPresent(due::add);
    }
    return due;
  }

  private Optional<Call> call(OnCall agent, List<Waits> line) {
    if (agent.ringing() != null && agent.rangAt() != null) {
      return Optional.of(new Call(agent.agent(), agent.ringing(), agent.rangAt()));
    }
    if (agent.here() || !agent.available()) {
      return Optional.empty();
    }
    return line.stream()
        .filter(waits -> waits.reach().holds(agent.agent()))
        .findFirst()
        .map(waits -> new Call(agent.agent(), waits.conversation(), waits.since()));
  }

  private boolean isDue(Call call, @Nullable Called last, Instant now) {
    if (now.isBefore(call.since().plus(after))) {
      return false;
    }
    return last == null || !now.isBefore(last.at().plus(pause(last, call)));
  }

  /** What rings anew is called to as at first, but not twice in one breath. */
  private static Duration pause(Called last, Call call) {
    int times = last.since().equals(call.since()) ? last.times() : 1;
    Duration pause = AGAIN.multipliedBy(1L << Math.min(LARGEST_DOUBLING, times - 1));
    return pause.compareTo(AT_MOST) < 0 ? pause : AT_MOST;
  }
}
