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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells agents what colleagues ask them: the whole list whenever it changes, and when a window comes.
 * Thread-safe.
 */
final class Questions implements Listener {

  private static final int MOST_LOOKED_AT = 1_000;

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final Promises promises;
  private final PersonalNews<Asked> news;

  Questions(
      ConversationEngine engine,
      ConversationLog store,
      Promises promises,
      Hub hub,
      InOrder executor) {
    this.engine = engine;
    this.store = store;
    this.promises = promises;
    this.news = new PersonalNews<>(
        engine,
        hub,
        executor,
        new PersonalNews.Reading<>(
            () -> store.allAsked(MOST_LOOKED_AT),
            Asked::conversation,
            Asked::agent,
            this::framesFor));
  }

  @Override
  public void heard(Announcement announcement) {
    ColleagueThreads before = announcement.before().threads();
    ColleagueThreads after = announcement.after().threads();
    if (!before.equals(after)) {
      Set<AgentId> concerned = new HashSet<>(everybodyIn(before));
      concerned.addAll(everybodyIn(after));
      news.changed(concerned);
    }
  }

  private static List<AgentId> everybodyIn(ColleagueThreads threads) {
    return threads.all().stream().flatMap(thread -> thread.asked().stream()).toList();
  }

  /** Tells a window that has just come what its agent is asked. */
  void greet(AgentId agent, AgentSocket window) {
    news.greet(agent, window);
  }

  /** Catches up with what other nodes let colleagues ask and answer. Blocks for nobody. */
  void look() {
    news.look();
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
    return Notices.after(summaries, promises, new AgentFrame.Asked(questions));
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
