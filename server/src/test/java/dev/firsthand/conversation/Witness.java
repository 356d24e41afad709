package dev.firsthand.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches one log from outside, keeps its own simple book, and objects to what must never happen:
 * a bot that talks over a person, two owners, a lost place in line, a key used twice.
 */
public final class Witness {

  private enum Keeper {
    BOT,
    QUEUE,
    AGENT,
    FOLLOW_UP,
    NOBODY
  }

  private final Map<String, Long> keys = new HashMap<>();
  private long seq;
  private long epoch = 1;
  private Keeper keeper = Keeper.BOT;
  private @Nullable AgentId owner;
  private final Set<AgentId> rung = new HashSet<>();
  private @Nullable Instant lostUntil;
  private @Nullable Instant since;
  private int priority;
  private Instant at = Instant.EPOCH;
  private @Nullable Instant keptSince;
  private @Nullable Instant wonSince;
  private int wonPriority;
  private boolean promised;
  private long asked;
  private final Set<Long> open = new HashSet<>();
  private Set<String> settled = Set.of();
  private final Map<Long, Aside> asides = new HashMap<>();

  /** Who began to talk among colleagues, and who was asked and has not left. */
  private record Aside(AgentId by, Set<AgentId> asked) {}

  /** Objects to {@code event} if it must not come next, or if {@code after} is not what it makes. */
  public void sees(ConversationEvent event, Conversation after) {
    seq++;
    mayHappen("the start is number 1", (seq == 1) == event instanceof ConversationEvent.Started);
    if (event instanceof ConversationEvent.Keyed keyed) {
      String key = keyed.sender() + " " + keyed.key();
      mayHappen("a key is used once", keys.put(key, seq) == null);
    }
    record(event);
    agrees(after);
  }

  /** Number of the event that a sender's key became; null if it became none. */
  public @Nullable Long seqOf(Sender sender, String key) {
    return keys.get(sender + " " + key);
  }

  /** Whether the visitor asked the bot something and has no answer yet. */
  public boolean waitsForBot() {
    return asked > 0;
  }

  public long seq() {
    return seq;
  }

  private void record(ConversationEvent event) {
    at = event.at();
    switch (event) {
      case ConversationEvent.Started e -> {}
      case ConversationEvent.VisitorSaid e -> {
        mayHappen("nothing is said in a closed conversation", keeper != Keeper.NOBODY);
        asked = keeper == Keeper.BOT ? seq : 0;
      }
      case ConversationEvent.AskedForHuman e ->
        mayHappen("nobody is asked for when it is closed", keeper != Keeper.NOBODY);
      case ConversationEvent.WaitChosen e ->
        mayHappen("only who is in line waits for somebody", keeper == Keeper.QUEUE);
      case ConversationEvent.Chose e -> {
        mayHappen("only the bot gives choices", keeper == Keeper.BOT);
        asked = e.choice().equals(Choice.NONE) ? 0 : seq;
      }
      case ConversationEvent.AnswerRated e ->
        asked = keeper == Keeper.BOT && !e.helpful() && asked == 0 ? seq : asked;
      case ConversationEvent.MessageLeft e -> {
        mayHappen(
            "no message is left while a person is there or rung",
            keeper != Keeper.AGENT && keeper != Keeper.NOBODY && rung.isEmpty());
        promised = true;
        keepsAsFollowUp();
      }
      case ConversationEvent.CallBackAsked e -> {
        mayHappen(
            "no call back is asked for while a person is there or rung",
            keeper != Keeper.AGENT && keeper != Keeper.NOBODY && rung.isEmpty());
        promised = true;
        keepsAsFollowUp();
      }
      case ConversationEvent.Identified e -> {}
      case ConversationEvent.Rated e -> {}
      case ConversationEvent.Noted e -> {}
      case ConversationEvent.Whispered e ->
        mayHappen("one whispers to who answers", e.to().equals(owner));
      case ConversationEvent.Reassigned e -> {
        mayHappen("what is given rings no more", rung.isEmpty());
        if (e.to() == null && keeper == Keeper.AGENT) {
          waits(e.at(), Place.HEAD);
        }
      }
      case ConversationEvent.Judged e ->
        mayHappen("only what was is judged", e.turn() < seq && e.question() < e.turn());
      case ConversationEvent.EndedByVisitor e -> {
        mayHappen("it ends once, and rings no more", keeper != Keeper.NOBODY && rung.isEmpty());
        if (promised || !open.isEmpty()) {
          keepsAsFollowUp();
        } else {
          passesTo(Keeper.NOBODY, null);
        }
      }
      case ConversationEvent.ClosedByAgent e -> {
        mayHappen("nothing is closed that was promised", open.isEmpty());
        boolean turnedAway = keeper == Keeper.QUEUE && "blocked".equals(e.reason());
        mayHappen(
            "agents close what is theirs, a follow-up, or what waits and may not write",
            rung.isEmpty()
                && (keeper == Keeper.FOLLOW_UP || turnedAway || e.agent().equals(owner)));
        promised = false;
        passesTo(Keeper.NOBODY, null);
      }
      case ConversationEvent.ClosedIdle e -> {
        boolean quiet = keeper == Keeper.BOT || keeper == Keeper.FOLLOW_UP;
        mayHappen("only who owes nothing is idle", quiet && asked == 0 && open.isEmpty());
        passesTo(Keeper.NOBODY, null);
      }
      case ConversationEvent.BotAnswered e -> {
        mayHappen("the bot never answers what a person settled", !settled.contains(e.entry()));
        botSpeaks(e.question());
      }
      case ConversationEvent.BotAskedBack e -> botSpeaks(e.question());
      case ConversationEvent.BotSaid e -> {
        mayHappen(
            "only what is promised is told as promised",
            e.decision().verdict() != Decision.Verdict.PROMISED
                || e.decision().promise().map(open::contains).orElse(false));
        botSpeaks(e.question());
      }
      case ConversationEvent.Escalated e -> {
        mayHappen(
            "only the bot or a follow-up steps aside",
            keeper == Keeper.BOT || keeper == Keeper.FOLLOW_UP);
        waits(e.at(), e.priority());
      }
      case ConversationEvent.Offered e -> {
        mayHappen("one offer at a time, of what waits", keeper == Keeper.QUEUE && rung.isEmpty());
        rung.add(e.agent());
      }
      case ConversationEvent.AlsoOffered e ->
        mayHappen(
            "a second one is asked of what waits and rings at one",
            keeper == Keeper.QUEUE && rung.size() == 1 && rung.add(e.agent()));
      case ConversationEvent.NobodyAsked e ->
        mayHappen("only who waits finds nobody", keeper == Keeper.QUEUE && rung.isEmpty());
      case ConversationEvent.TransferOffered e -> {
        mayHappen("only the owner transfers", e.agent().equals(owner) && rung.isEmpty());
        rung.add(e.to());
      }
      case ConversationEvent.TransferPassedOn e -> {
        mayHappen("a transfer goes on while its sender has it", owner != null && rung.isEmpty());
        rung.add(e.to());
      }
      case ConversationEvent.AmongColleagues e -> colleagues(e);
      case ConversationEvent.TransferReturned e ->
        mayHappen("it comes back to its sender", e.agent().equals(owner) && rung.isEmpty());
      case ConversationEvent.PutBackInLine e -> {
        mayHappen("only the owner puts back", e.agent().equals(owner) && rung.isEmpty());
        waits(
            wonSince == null ? e.at() : wonSince, wonSince == null ? Place.ORDINARY : wonPriority);
      }
      case ConversationEvent.Withdrawn e -> ringsNoMore(e.agent());
      case ConversationEvent.Declined e -> ringsNoMore(e.agent());
      case ConversationEvent.Accepted e -> {
        boolean free = keeper == Keeper.QUEUE
            || keeper == Keeper.FOLLOW_UP
            || (keeper == Keeper.AGENT && !e.who().id().equals(owner));
        mayHappen(
            "one accepts what rings, or takes what nobody has",
            e.taken() ? free && rung.isEmpty() : rung.contains(e.who().id()));
        if (keeper == Keeper.QUEUE) {
          wonSince = since;
          wonPriority = priority;
        } else if (keeper == Keeper.FOLLOW_UP) {
          wonSince = keptSince;
          wonPriority = Place.ORDINARY;
        }
        rung.clear();
        promised = false;
        passesTo(Keeper.AGENT, e.who().id());
      }
      case ConversationEvent.AgentReplied e -> {
        mayHappen(
            "only the owner replies, or who follows up",
            e.agent().equals(owner) || keeper == Keeper.FOLLOW_UP);
        promised = keeper != Keeper.FOLLOW_UP && promised;
      }
      case ConversationEvent.GestureGiven e ->
        mayHappen(
            "only who answers gives, or who follows up",
            e.agent().equals(owner) || keeper == Keeper.FOLLOW_UP);
      case ConversationEvent.SetAside e -> {
        mayHappen("only the owner sets aside", e.agent().equals(owner) && rung.isEmpty());
        keepsAsFollowUp();
      }
      case ConversationEvent.PromiseMade e -> {
        mayHappen("nothing is promised in a closed conversation", keeper != Keeper.NOBODY);
        mayHappen("a promise is for later", e.due().isAfter(e.at()));
        open.add(seq);
        mayHappen("not more is promised than can be kept", open.size() <= OpenPromises.MOST);
      }
      case ConversationEvent.HousePromised e -> {
        mayHappen("nothing is promised in a closed conversation", keeper != Keeper.NOBODY);
        open.add(seq);
      }
      case ConversationEvent.PromiseKept e -> {
        mayHappen("a promise is kept once", open.remove(e.promise()));
        promised &= !open.isEmpty();
      }
      case ConversationEvent.PromisesMet e -> {
        mayHappen("promises are kept once", open.removeAll(e.promises()));
        promised &= !open.isEmpty();
      }
      case ConversationEvent.PromiseMoved e ->
        mayHappen("only what is open moves", open.contains(e.promise()));
      case ConversationEvent.PromiseSnoozed e ->
        mayHappen("only what is open is put off", open.contains(e.promise()));
      case ConversationEvent.MailTried e -> {}
      case ConversationEvent.MailEnded e -> {}
      case ConversationEvent.PromiseReminded e ->
        mayHappen("only what is open is brought up", open.contains(e.promise()));
      case ConversationEvent.GivenBack e -> {
        mayHappen("only the owner gives back", e.agent().equals(owner) && rung.isEmpty());
        List<Settled> anew = e.settled();
        settled = anew == null
            ? settled
            : anew.stream()
                .map(Settled::entry)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        passesTo(Keeper.BOT, null);
      }
      case ConversationEvent.AgentLost e -> {
        mayHappen("only an owner is lost, once", e.agent().equals(owner) && lostUntil == null);
        lostUntil = e.until();
      }
      case ConversationEvent.AgentBack e -> {
        mayHappen("only the lost come back", e.agent().equals(owner) && lostUntil != null);
        lostUntil = null;
      }
      case ConversationEvent.Requeued e -> {
        mayHappen(
            "nobody loses a conversation within the grace time",
            e.agent().equals(owner)
                && lostUntil != null
                && !e.at().isBefore(lostUntil)
                && rung.isEmpty());
        waits(e.at(), Place.HEAD);
      }
      case ConversationEvent.NobodyThere e ->
        mayHappen("only who waits is told", keeper == Keeper.QUEUE && rung.isEmpty());
      case ConversationEvent.FollowUpOpened e -> {
        mayHappen(
            "only what waits becomes a follow-up, or what was promised",
            (keeper == Keeper.QUEUE && rung.isEmpty())
                || (keeper == Keeper.BOT && !open.isEmpty()));
        passesTo(Keeper.FOLLOW_UP, null);
      }
      case ConversationEvent.Reopened e -> {
        mayHappen("only what is closed opens again", keeper == Keeper.NOBODY);
        passesTo(Keeper.BOT, null);
      }
    }
  }

  private void colleagues(ConversationEvent.AmongColleagues event) {
    switch (event) {
      case ConversationEvent.ColleaguesAsked e -> {
        mayHappen("only the owner asks colleagues", e.agent().equals(owner));
        mayHappen("nobody asks themselves", !e.asked().contains(e.agent()));
        asides.put(seq, new Aside(e.agent(), new HashSet<>(e.asked())));
        mayHappen("few questions are open at a time", asides.size() <= ColleagueThreads.MOST);
      }
      case ConversationEvent.ColleagueSaid e -> speaks(e.thread(), e.agent());
      case ConversationEvent.ThreadEnded e -> {
        if (!speaks(e.thread(), e.agent()).asked().remove(e.agent())) {
          asides.remove(e.thread());
        }
      }
    }
    asides.values().removeIf(aside -> aside.asked().isEmpty());
  }

  private Aside speaks(long thread, AgentId agent) {
    Aside aside = asides.getOrDefault(thread, new Aside(agent, Set.of()));
    boolean asking = agent.equals(owner == null ? aside.by() : owner);
    mayHappen("only who takes part speaks among colleagues", asides.containsKey(thread));
    mayHappen("a third one has no say", asking || aside.asked().contains(agent));
    return aside;
  }

  private void botSpeaks(long question) {
    mayHappen("the bot never talks over a person", keeper == Keeper.BOT);
    mayHappen("the bot answers what was asked last", asked > 0 && question == asked);
    asked = 0;
  }

  private void ringsNoMore(AgentId agent) {
    mayHappen("only what rings stops ringing", rung.remove(agent));
  }

  private void keepsAsFollowUp() {
    if (keeper != Keeper.FOLLOW_UP) {
      passesTo(Keeper.FOLLOW_UP, null);
    }
  }

  private void waits(Instant from, int first) {
    passesTo(Keeper.QUEUE, null);
    since = from;
    priority = first;
  }

  private void passesTo(Keeper next, @Nullable AgentId agent) {
    epoch++;
    keeper = next;
    keptSince = next == Keeper.FOLLOW_UP ? at : keptSince;
    owner = agent;
    lostUntil = null;
    since = null;
    asked = 0;
    if (next == Keeper.BOT || next == Keeper.NOBODY) {
      asides.clear();
    } else if (agent != null) {
      asides.values().forEach(aside -> aside.asked().remove(agent));
      asides.values().removeIf(aside -> aside.asked().isEmpty());
    }
  }

  private void agrees(Conversation after) {
    ConversationState state = after.state();
    mayHappen("numbers have no gaps", after.seq() == seq);
    mayHappen("the epoch rises with the owner, and only then", after.epoch() == epoch);
    mayHappen("one owner", Objects.equals(state.owner(), owner));
    mayHappen("it rings where it was offered", Set.copyOf(state.rings()).equals(rung));
    Place place = state.place();
    mayHappen("who waits has a place", (place != null) == (since != null));
    if (place != null) {
      mayHappen("a place once won is kept", place.since().equals(since));
      mayHappen("a priority once won is kept", place.priority() == priority);
    }
    Unanswered unanswered = after.unanswered();
    mayHappen(
        "what was asked last is unanswered, nothing else",
        (unanswered == null ? 0 : unanswered.seq()) == asked);
    mayHappen(
        "what was promised stays known until it is kept",
        after.promises().all().stream()
            .map(OpenPromise::id)
            .collect(Collectors.toSet())
            .equals(open));
    mayHappen(
        "what colleagues were asked stays open until it is ended",
        after.threads().all().stream()
            .collect(Collectors.toMap(ColleagueThread::seq, t -> Set.copyOf(t.asked())))
            .equals(asides.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asked()))));
    boolean closed = state instanceof ConversationState.Closed;
    mayHappen("it is closed if nobody keeps it", closed == (keeper == Keeper.NOBODY));
  }

  private void mayHappen(String rule, boolean kept) {
    if (!kept) {
      assertThat(kept).as("%s (number %s)", rule, seq).isTrue();
    }
  }
}
