package dev.firsthand.app;

import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.client.AgentClient;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An agent of a {@link BusyDay}: accepts what rings, answers what is asked. No more than that, for an
 * agent may do 200 things at once and then 20 a second. Thread-safe.
 */
final class BusyAgent implements AgentClient.Listener, AutoCloseable {

  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final AtomicLong keys = new AtomicLong();
  private final AtomicLong replies = new AtomicLong();

  /** Of the conversations that this agent was offered: the epoch of who accepts. */
  private final Map<String, Long> offered = new ConcurrentHashMap<>();

  /** Of the conversations that this agent took. */
  private final Map<String, Long> epochs = new ConcurrentHashMap<>();

  private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
  private volatile @Nullable AgentClient client;

  /** Waits for the inbox, and is available. */
  void begins(AgentClient connected) throws IOException {
    client = connected;
    BusyDay.within(ready);
    BusyDay.within(
        connected.ask(id -> new AgentCommand.SetStatus(id, AgentStatus.AVAILABLE, null)));
  }

  /** How many questions were answered. */
  long replies() {
    return replies.get();
  }

  /** The first that the house refused or did not answer; null if all went well. */
  @Nullable
  Throwable trouble() {
    return trouble.get();
  }

  @Override
  public void frame(AgentFrame frame) {
    switch (frame) {
      case AgentFrame.Ready done -> ready.complete(null);
      case AgentFrame.Offer offer -> accepts(offer);
      case AgentFrame.Event event -> hears(event);
      default -> {}
    }
  }

  /** What was said before the agent came is the bot's. */
  private void hears(AgentFrame.Event event) {
    String conversation = event.conversation();
    switch (event.event()) {
      case SharedEvent.Accepted accepted ->
        epochs.put(conversation, offered.getOrDefault(conversation, 0L));
      case SharedEvent.VisitorSaid said -> answers(conversation, event.seq(), said.text());
      default -> {}
    }
  }

  /** Accepting changes the owner, which raises the epoch by one. */
  private void accepts(AgentFrame.Offer offer) {
    String conversation = offer.conversation();
    offered.put(conversation, offer.epoch() + 1);
    does(id -> new AgentCommand.Accept(id, key(), conversation));
    does(id -> new AgentCommand.Open(id, conversation, 0));
    console().mention(new AgentCommand.Typing(conversation, true));
  }

  private void answers(String conversation, long seq, String text) {
    Long epoch = epochs.get(conversation);
    if (epoch == null) {
      return;
    }
    if (text.equals(BusyVisitor.THANKS)) {
      does(id -> new AgentCommand.Close(id, key(), conversation, epoch, "solved"));
    } else if (text.endsWith("?")) {
      console().mention(new AgentCommand.Seen(conversation, seq));
      replies.incrementAndGet();
      does(id -> new AgentCommand.Reply(
          id, key(), conversation, epoch, "I am looking into number " + seq + "."));
    }
  }

  private void does(Function<String, AgentCommand> command) {
    console().ask(command).whenComplete((answer, failure) -> {
      if (failure != null) {
        trouble.compareAndSet(null, failure);
      }
    });
  }

  private String key() {
    return "r" + keys.incrementAndGet();
  }

  private AgentClient console() {
    return Objects.requireNonNull(client);
  }

  @Override
  public void close() {
    console().close();
  }
}
