package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Appending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The twin of the table of whom notes name. Thread-safe by one lock. */
final class InMemoryMentions implements NoteMentions {

  private final List<Mention> unread = new ArrayList<>();

  synchronized void note(Appending appending) {
    long seq = appending.expectedSeq();
    for (ConversationEvent event : appending.events()) {
      seq++;
      if (event instanceof ConversationEvent.Noted noted) {
        for (AgentId agent : noted.mentioned()) {
          unread.add(new Mention(appending.id(), seq, agent, noted.at(), false));
        }
      }
    }
  }

  @Override
  public synchronized List<Mention> unread(Collection<AgentId> agents, int limit) {
    return unread.stream()
        .filter(mention -> agents.contains(mention.agent()))
        .sorted(Comparator.comparing(Mention::at).thenComparing(Mention::seq).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void read(AgentId agent, ConversationId conversation, long upTo) {
    unread.removeIf(mention -> mention.agent().equals(agent)
        && mention.conversation().equals(conversation)
        && mention.seq() <= upTo);
  }

  @Override
  public synchronized boolean settleCall(Mention mention) {
    var called =
        new Mention(mention.conversation(), mention.seq(), mention.agent(), mention.at(), true);
    return unread.removeIf(each -> !each.called()
            && each.conversation().equals(mention.conversation())
            && each.seq() == mention.seq()
            && each.agent().equals(mention.agent()))
        && unread.add(called);
  }
}
