package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.LastWords;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.NoteMentions.Mention;
import dev.firsthand.engine.Promises;
import dev.firsthand.protocol.AgentFrame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells agents in which conversations' notes colleagues named them, until they have read them there.
 * Thread-safe.
 */
final class MentionBoard implements Listener {

  private static final int MOST_LOOKED_AT = 1_000;
  private static final int MOST_TOLD = 100;

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final Promises promises;
  private final NoteMentions mentions;
  private final PersonalNews<Mention> news;

  MentionBoard(
      ConversationEngine engine,
      ConversationLog store,
      Promises promises,
      NoteMentions mentions,
      Hub hub,
      InOrder executor) {
    this.engine = engine;
    this.store = store;
    this.promises = promises;
    this.mentions = mentions;
    this.news = new PersonalNews<>(
        engine,
        hub,
        executor,
        new PersonalNews.Reading<>(
            () -> mentions.unread(hub.agentsHere(), MOST_LOOKED_AT),
            Mention::conversation,
            Mention::agent,
            this::framesFor));
  }

  @Override
  public void heard(Announcement announcement) {
    Set<AgentId> named = new HashSet<>();
    for (Recorded recorded : announcement.events()) {
      if (recorded.event() instanceof ConversationEvent.Noted noted) {
        named.addAll(noted.mentioned());
      }
    }
    news.changed(named);
  }

  /** Tells a window that has just come where its agent is named. */
  void greet(AgentId agent, AgentSocket window) {
    news.greet(agent, window);
  }

  /** Catches up with what other nodes wrote. Blocks for nobody. */
  void look() {
    news.look();
  }

  /** Whether the agent was told of a note in this conversation that names them and is not read. */
  boolean names(AgentId agent, ConversationId conversation) {
    return news.lastTold(agent)
        .filter(frame -> frame instanceof AgentFrame.Mentioned list
            && list.mentions().stream()
                .anyMatch(mention -> mention.conversation().equals(conversation.value())))
        .isPresent();
  }

  /** The agent has read the conversation up to this number. */
  void read(AgentId agent, ConversationId conversation, long upTo) {
    if (names(agent, conversation)) {
      news.changed(agent, () -> mentions.read(agent, conversation, upTo));
    }
  }

  /** The lines of the inbox go first: the window may not know the conversations yet. */
  private List<AgentFrame> framesFor(AgentId agent) {
    Map<ConversationId, List<Mention>> unread = new LinkedHashMap<>();
    for (Mention mention : mentions.unread(List.of(agent), MOST_LOOKED_AT)) {
      if (unread.size() < MOST_TOLD || unread.containsKey(mention.conversation())) {
        unread.computeIfAbsent(mention.conversation(), id -> new ArrayList<>()).add(mention);
      }
    }
    var summaries = new ArrayList<ConversationSummary>();
    var told = new ArrayList<AgentFrame.Mention>();
    unread.forEach((id, notes) -> {
      store.summary(id).ifPresent(summaries::add);
      engine.events(id, notes.getFirst().seq() - 1, 1).stream()
          .map(Recorded::event)
          .filter(ConversationEvent.Noted.class::isInstance)
          .map(ConversationEvent.Noted.class::cast)
          .forEach(last -> told.add(mention(id, notes, last)));
    });
    return Notices.after(summaries, promises, new AgentFrame.Mentioned(told));
  }

  /** One line of a conversation, of its notes from the newest to the oldest. */
  private static AgentFrame.Mention mention(
      ConversationId id, List<Mention> notes, ConversationEvent.Noted last) {
    return new AgentFrame.Mention(
        id.value(),
        notes.getLast().seq(),
        notes.getFirst().seq(),
        notes.size(),
        last.agent().value(),
        LastWords.shortened(last.text()),
        last.at());
  }
}
