package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ColleagueThread;
import dev.firsthand.conversation.ColleagueThreads;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Asked;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.Promises;
import dev.firsthand.protocol.AgentFrame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells agents what colleagues ask them: the whole list whenever it changes, and when a window comes.
 * What other nodes wrote is found in the rows of who is asked. Thread-safe.
 */
final class Questions implements Listener {

  private static final int MOST_LOOKED_AT = 1_000;

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final Promises promises;
  private final Hub hub;
  private final InOrder executor;

  /** Who is asked in which conversation, as it was last seen; only in the executor. */
  private final Map<ConversationId, Set<Asked>> seen = new HashMap<>();

  /** What each agent's windows were told last; only in the executor. */
  private final Map<AgentId, AgentFrame> told = new HashMap<>();

  Questions(
      ConversationEngine engine,
      ConversationLog store,
      Promises promises,
      Hub hub,
      InOrder executor) {
    this.engine = engine;
    this.store = store;
    this.promises = promises;
    this.hub = hub;
    this.executor = executor;
  }

  @Override
  public void heard(Announcement announcement) {
    ColleagueThreads before = announcement.before().threads();
    ColleagueThreads after = announcement.after().threads();
    if (before.equals(after) || !hub.hasAgents()) {
      return;
    }
    Set<AgentId> concerned = new HashSet<>(everybodyIn(before));
    concerned.addAll(everybodyIn(after));
    executor.execute(() -> concerned.forEach(this::tell));
  }

  private static List<AgentId> everybodyIn(ColleagueThreads threads) {
    return threads.all().stream().flatMap(thread -> thread.asked().stream()).toList();
  }

  /** Tells a window that has just come what its agent is asked. */
  void greet(AgentId agent, AgentSocket window) {
    executor.execute(() -> framesFor(agent).forEach(window::send));
  }

  /** Catches up with what other nodes let colleagues ask and answer. Blocks for nobody. */
  void look() {
    executor.execute(this::catchUp);
  }

  private void catchUp() {
    if (!hub.hasAgents()) {
      return;
    }
    Map<ConversationId, Set<Asked>> now = store.allAsked(MOST_LOOKED_AT).stream()
        .collect(Collectors.groupingBy(Asked::conversation, Collectors.toSet()));
    Set<ConversationId> all = new HashSet<>(seen.keySet());
    all.addAll(now.keySet());
    for (ConversationId id : all) {
      Set<Asked> asked = now.getOrDefault(id, Set.of());
      if (!asked.equals(seen.getOrDefault(id, Set.of()))) {
        Set<Asked> either = new HashSet<>(asked);
        either.addAll(seen.getOrDefault(id, Set.of()));
        engine.catchUp(id).join();
        either.stream().map(Asked::agent).distinct().forEach(this::tell);
        seen.put(id, asked);
      }
    }
    seen.values().removeIf(Set::isEmpty);
  }

  private void tell(AgentId agent) {
    if (hub.windowsOf(agent).isEmpty()) {
      told.remove(agent);
      return;
    }
    List<AgentFrame> frames = framesFor(agent);
    if (!frames.getLast().equals(told.put(agent, frames.getLast()))) {
      hub.windowsOf(agent).forEach(window -> frames.forEach(window::send));
    }
  }

  /** The lines of the inbox go first: the window may not know the conversations yet. */
  private List<AgentFrame> framesFor(AgentId agent) {
    List<ConversationId> asking =
        store.askedOf(agent).stream().map(Asked::conversation).distinct().toList();
    var summaries = new ArrayList<ConversationSummary>();
    var questions = new ArrayList<AgentFrame.Question>();
    for (ConversationId id : asking) {
      Conversation conversation = engine.load(id);
      for (ColleagueThread thread : conversation.threads().asking(agent)) {
        questions.add(question(id, thread));
      }
      store.summary(id).ifPresent(summaries::add);
    }
    questions.sort(Comparator.comparing(AgentFrame.Question::at));
    var frames = new ArrayList<AgentFrame>();
    Notices.summaries(summaries, promises)
        .forEach(summary -> frames.add(new AgentFrame.SummaryChanged(summary)));
    frames.add(new AgentFrame.Asked(questions));
    return frames;
  }

  private static AgentFrame.Question question(ConversationId id, ColleagueThread thread) {
    return new AgentFrame.Question(
        id.value(),
        thread.seq(),
        thread.by().value(),
        team(thread.team()),
        thread.text(),
        thread.at(),
        thread.said(),
        thread.waits());
  }

  private static @Nullable String team(@Nullable TeamId team) {
    return Optional.ofNullable(team).map(TeamId::value).orElse(null);
  }
}
