package dev.firsthand.engine;

import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Duty;
import dev.firsthand.conversation.Outcome;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decide, append, remember, announce: the only way a conversation changes. What memory and rules can
 * decide is decided on the caller's thread, and the rest is done where the log has written; what must
 * read the log, elsewhere. Thread-safe; never blocks its caller.
 */
public final class ConversationEngine {

  private static final Logger log = LoggerFactory.getLogger(ConversationEngine.class);

  /** Lost appends in a row after which a step gives up; each means that another writer got on. */
  private static final int MOST_CONFLICTS = 50;

  private static final int PAGE = 1_000;

  private final ConversationRules rules;
  private final ConversationLog store;
  private final RoutingTable table;
  private final Lanes lanes = new Lanes();
  private final Executor blocking;
  private final Executor afterwards;
  private final InstantSource clock;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Set<ConversationId> unsure = ConcurrentHashMap.newKeySet();

  /** An engine over a log whose listeners have told all when they return. */
  public ConversationEngine(
      ConversationRules rules,
      ConversationLog store,
      RoutingTable table,
      Executor blocking,
      InstantSource clock) {
    this(rules, store, table, blocking, Runnable::run, clock);
  }

  /**
   * An engine over a log.
   *
   * @param blocking where it waits for the log: virtual threads in the product
   * @param afterwards lets the next step of a conversation begin: when what listeners told of the one
   *     before is on its way, so that nothing overtakes it
   */
  public ConversationEngine(
      ConversationRules rules,
      ConversationLog store,
      RoutingTable table,
      Executor blocking,
      Executor afterwards,
      InstantSource clock) {
    this.rules = rules;
    this.store = store;
    this.table = table;
    this.blocking = blocking;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** Adds one who hears of every step from now on. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /**
   * Carries out a command after all earlier ones of the same conversation.
   *
   * @return completes when it is durable or refused; fails with {@link LogUnavailable} if the
   *     database failed: then nothing was changed, unless only its answer was lost; the same command
   *     again tells
   */
  public CompletableFuture<Submission> submit(ConversationId id, ConversationCommand command) {
    var errand = new Errand(id, command);
    lanes.run(id, errand);
    return errand.result;
  }

  /**
   * What the command's key is answered, if it was used before, as the log has it: the same again, or
   * that it was for something else. Carries nothing out.
   */
  public CompletableFuture<Optional<Submission>> answerBefore(
      ConversationId id, ConversationCommand command) {
    return catchUp(id).thenApply(conversation -> {
      Instant now = clock.instant();
      return switch (rules.decide(conversation, command, now)) {
        case Outcome.Known known -> Optional.of(new Submission.Done(known.seq(), now));
        case Outcome.Refused refused
        when refused.refusal() == Refusal.KEY_REUSED ->
          Optional.of(new Submission.Refused(Refusal.KEY_REUSED));
        case Outcome.Refused refused -> Optional.empty();
        case Outcome.Events events -> Optional.empty();
      };
    });
  }

  /** The conversation as it stands after all earlier commands, as far as this node knows. */
  public CompletableFuture<Conversation> conversation(ConversationId id) {
    return inLane(id, () -> hot(id).conversation());
  }

  /**
   * The conversation as the log has it. What other nodes wrote since this one last looked is told to
   * the listeners.
   */
  public CompletableFuture<Conversation> catchUp(ConversationId id) {
    return inLane(id, () -> {
      RoutingTable.Hot known = table.find(id);
      RoutingTable.Hot current = known == null ? hot(id) : onward(id, known);
      unsure.remove(id);
      return current.conversation();
    });
  }

  /**
   * Conversations in which an append failed: perhaps it was written all the same, and nobody was
   * told. To be caught up with when the database is back.
   */
  public Set<ConversationId> unsure() {
    return Set.copyOf(unsure);
  }

  private CompletableFuture<Conversation> inLane(ConversationId id, Supplier<Conversation> look) {
    var result = new CompletableFuture<Conversation>();
    lanes.run(
        id,
        () -> elsewhere(
            () -> {
              try {
                result.complete(look.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            result::completeExceptionally));
    return result;
  }

  /**
   * Does what may wait for the log.
   *
   * @param refused told if it can't be done at all
   * @return completes when it was done, and what it told is on its way
   */
  private CompletableFuture<?> elsewhere(Runnable rest, Consumer<Throwable> refused) {
    var ended = new CompletableFuture<@Nullable Void>();
    try {
      blocking.execute(() -> {
        try {
          rest.run();
        } finally {
          end(ended);
        }
      });
    } catch (RuntimeException e) {
      refused.accept(e);
      ended.complete(null);
    }
    return ended;
  }

  private void end(CompletableFuture<@Nullable Void> step) {
    afterwards.execute(() -> step.complete(null));
  }

  /** The conversation as far as this node knows it, which may lie behind the log. Blocks. */
  public Conversation load(ConversationId id) {
    RoutingTable.Hot hot = table.find(id);
    return (hot == null ? read(id) : hot).conversation();
  }

  /** The same of a conversation of which more will be asked at once: what is read is kept. Blocks. */
  public Conversation remember(ConversationId id) {
    RoutingTable.Hot known = table.find(id);
    return (known == null ? table.putIfAbsent(id, read(id)) : known).conversation();
  }

  /** The events after a number, oldest first; blocks if the memory doesn't reach back so far. */
  public List<Recorded> events(ConversationId id, long after, int limit) {
    RoutingTable.Hot hot = table.find(id);
    Optional<List<Recorded>> remembered = hot == null ? Optional.empty() : hot.after(after);
    return remembered
        .map(events -> events.size() <= limit ? events : events.subList(0, limit))
        .orElseGet(() -> store.read(id, after, limit));
  }

  /** What is owed to a conversation now. */
  public List<Duty> duties(Conversation conversation) {
    return rules.duties(conversation, clock.instant());
  }

  /** Whether what rings at one agent may ring at a second one by now. */
  public boolean mayRingTwice(Conversation conversation) {
    return conversation.state() instanceof ConversationState.Ringing ringing
        && rules
            .ringsTwiceFrom(ringing)
            .filter(from -> !clock.instant().isBefore(from))
            .isPresent();
  }

  /** Puts on record why nobody could be asked, where that is news. */
  public void noteNobodyAsked(Conversation conversation, List<ConversationEvent.Skipped> skipped) {
    if (rules.isNews(conversation, skipped, clock.instant())) {
      submit(conversation.id(), new ConversationCommand.NoteNobodyAsked(skipped))
          .whenComplete((noted, failure) -> {
            if (failure != null) {
              log.atWarn()
                  .addKeyValue("conversation", conversation.id().value())
                  .log("note.unavailable");
            }
          });
    }
  }

  /** Conversations that have steps running or waiting. */
  public int busy() {
    return lanes.busy();
  }

  /**
   * Whether a message now begins a new conversation instead of going on with this one. Another node
   * may have opened it again, so only the log says yes. Blocks.
   */
  public boolean isOver(ConversationId id) {
    Instant now = clock.instant();
    return rules.isOver(load(id), now) && rules.isOver(catchUp(id).join(), now);
  }

  /**
   * A command that is carried out. What memory and rules say is to be appended is asked for at once;
   * all else, or what the log says otherwise, is done by {@link #step}, which may wait for the log.
   */
  private final class Errand implements Lanes.Step {
    private final ConversationId id;
    private final ConversationCommand command;
    private final CompletableFuture<Submission> result = new CompletableFuture<>();

    Errand(ConversationId id, ConversationCommand command) {
      this.id = id;
      this.command = command;
    }

    @Override
    public @Nullable CompletableFuture<?> begin() {
      try {
        RoutingTable.Hot hot = table.find(id);
        Instant now = clock.instant();
        return hot != null
                && rules.decide(hot.conversation(), command, now) instanceof Outcome.Events decided
            ? append(hot, decided.events(), now)
            : elsewhere(() -> step(id, command));
      } catch (RuntimeException | Error e) {
        failed(e);
        return null;
      }
    }

    private CompletableFuture<?> append(
        RoutingTable.Hot hot, List<ConversationEvent> events, Instant now) {
      var ended = new CompletableFuture<@Nullable Void>();
      Appending appending = appending(hot.conversation(), events, now);
      var answer = new CompletableFuture<Append>();
      // Before it is asked for: a quick answer must not be dealt with on the caller's thread.
      answer.whenComplete((append, failure) -> {
        if (append instanceof Append.Conflict conflict) {
          elsewhere(() -> {
                goOn(id, hot, conflict);
                return step(id, command);
              })
              .whenComplete((done, broken) -> ended.complete(null));
          return;
        }
        if (failure != null) {
          failed(failure);
        } else {
          tell(() -> appended(hot, appending, append, now));
        }
        end(ended);
      });
      store.appendSoon(appending, answer);
      return ended;
    }

    private CompletableFuture<?> elsewhere(Supplier<Submission> rest) {
      return ConversationEngine.this.elsewhere(() -> tell(rest), this::failed);
    }

    private void tell(Supplier<Submission> rest) {
      try {
        result.complete(rest.get());
      } catch (RuntimeException | Error e) {
        failed(e);
      }
    }

    private void failed(Throwable why) {
      if (why instanceof LogUnavailable) {
        unsure.add(id);
      } else {
        table.forget(id);
      }
      result.completeExceptionally(why);
    }
  }

  /** Decides again where the log had gone on: a memory may lie behind, and no "no" rests on it. */
  private Submission step(ConversationId id, ConversationCommand command) {
    boolean current = table.find(id) == null;
    for (int attempt = 0; attempt < MOST_CONFLICTS; attempt++) {
      RoutingTable.Hot hot = hot(id);
      Conversation before = hot.conversation();
      Instant now = clock.instant();
      switch (rules.decide(before, command, now)) {
        case Outcome.Known known -> {
          return new Submission.Done(known.seq(), now);
        }
        case Outcome.Refused refused -> {
          if (current || onward(id, hot).conversation().seq() == before.seq()) {
            return new Submission.Refused(refused.refusal());
          }
          current = true;
        }
        case Outcome.Events decided -> {
          Appending appending = appending(before, decided.events(), now);
          Append append = store.append(appending);
          if (!(append instanceof Append.Conflict conflict)) {
            return appended(hot, appending, append, now);
          }
          goOn(id, hot, conflict);
        }
      }
    }
    throw new LogUnavailable(
        "Lost " + MOST_CONFLICTS + " appends in a row", new IllegalStateException(id.toString()));
  }

  private Appending appending(Conversation before, List<ConversationEvent> events, Instant now) {
    Conversation after = before.after(events);
    var claims = Claims.between(before.state(), after.state());
    return new Appending(before.id(), before.seq(), events, after, claims, nextDutyAt(after, now));
  }

  /** Remembers and announces what was appended; says why, if it was not. */
  private Submission appended(
      RoutingTable.Hot hot, Appending appending, Append append, Instant now) {
    return switch (append) {
      case Append.Appended done -> {
        List<Recorded> recorded = numbered(appending.expectedSeq(), appending.events());
        table.put(appending.id(), hot.after(appending.after(), recorded));
        announce(new Announcement(hot.conversation(), recorded, appending.after()));
        yield new Submission.Done(seqOfCommand(recorded), now);
      }
      case Append.Conflict conflict ->
        throw new IllegalArgumentException("Who was second looks again.");
      case Append.AgentTaken taken -> new Submission.Refused(Refusal.AGENT_BUSY);
      case Append.GestureRefused refused -> new Submission.Refused(refused.why());
      case Append.OtherConversation other ->
        throw new LogUnavailable(
            "Another conversation of the visitor is open: the next try finds it",
            new IllegalStateException(appending.id().value()));
    };
  }

  /** Another writer was first: remembers what it wrote. */
  private void goOn(ConversationId id, RoutingTable.Hot hot, Append.Conflict conflict) {
    long seen = hot.conversation().seq();
    log.atInfo()
        .addKeyValue("conversation", id.value())
        .addKeyValue("seen", seen)
        .addKeyValue("head", conflict.head())
        .log("append.conflict");
    if (conflict.head() > seen) {
      onward(id, hot);
    } else {
      table.forget(id);
    }
  }

  private void announce(Announcement announcement) {
    for (Listener listener : listeners) {
      try {
        listener.heard(announcement);
      } catch (RuntimeException e) {
        log.atError()
            .addKeyValue("conversation", announcement.after().id().value())
            .setCause(e)
            .log("listener.failed");
      }
    }
  }

  private RoutingTable.Hot hot(ConversationId id) {
    RoutingTable.Hot hot = table.find(id);
    if (hot == null) {
      hot = read(id);
      table.put(id, hot);
    }
    return hot;
  }

  private RoutingTable.Hot read(ConversationId id) {
    var empty = new RoutingTable.Hot(Conversation.empty(id), List.of());
    return follow(id, empty, announcement -> {});
  }

  /** Reads and announces what another writer appended. */
  private RoutingTable.Hot onward(ConversationId id, RoutingTable.Hot known) {
    var news = new ArrayList<Announcement>();
    RoutingTable.Hot hot = follow(id, known, news::add);
    table.put(id, hot);
    news.forEach(this::announce);
    return hot;
  }

  /** Folds what the log has after {@code from}, page by page. */
  private RoutingTable.Hot follow(
      ConversationId id, RoutingTable.Hot from, Consumer<Announcement> page) {
    RoutingTable.Hot hot = from;
    List<Recorded> events;
    do {
      Conversation before = hot.conversation();
      events = store.read(id, before.seq(), PAGE);
      if (!events.isEmpty()) {
        Conversation after = before.after(Recorded.eventsOf(events));
        hot = hot.after(after, events);
        page.accept(new Announcement(before, events, after));
      }
    } while (events.size() == PAGE);
    return hot;
  }

  /** When the sweeper must look at it again, should this node die now. */
  private @Nullable Instant nextDutyAt(Conversation conversation, Instant now) {
    Instant earliest = null;
    for (Duty duty : rules.duties(conversation, now)) {
      Instant at = switch (duty) {
        case Duty.LookAgain later -> later.at();
        case Duty.AskBot ask -> null;
        case Duty.FindAgent find -> null;
        case Duty.FailBot fail -> now;
        case Duty.PassOn pass -> now;
        case Duty.WithdrawFrom withdraw -> now;
        case Duty.OpenFollowUp open -> now;
        case Duty.TakeBack take -> now;
        case Duty.CloseIdle close -> now;
        case Duty.Remind remind -> now;
        case Duty.Mail mail -> now;
        case Duty.GiveUpMail giveUp -> now;
      };
      if (at != null && (earliest == null || at.isBefore(earliest))) {
        earliest = at;
      }
    }
    return earliest;
  }

  private static List<Recorded> numbered(long seq, List<ConversationEvent> events) {
    var recorded = new ArrayList<Recorded>(events.size());
    for (ConversationEvent event : events) {
      recorded.add(new Recorded(seq + recorded.size() + 1, event));
    }
    return recorded;
  }

  /** Of several events, the one that carries the command's key; else the first. */
  private static long seqOfCommand(List<Recorded> events) {
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ConversationEvent.Keyed) {
        return recorded.seq();
      }
    }
    return events.getFirst().seq();
  }
}
