package dev.firsthand.past;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.engine.Giving;
import dev.firsthand.past.Script.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What agents do about the chats that ring at them: accept, ask and answer, promise now and then, make
 * up for what went wrong, say whether the bot was right to pass it on, and close.
 */
final class AgentsPlay {

  private static final double ACCEPTED = 0.95;
  private static final double DECLINED = 0.02;
  private static final double JUDGED = 0.4;
  private static final double MISJUDGED = 0.03;
  private static final double PROMISED = 0.05;
  private static final double MADE_GOOD = 0.02;
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final Stage stage;
  private final Giving giving;
  private final List<Gift> gifts;
  private final Map<AgentId, Worker> workers;
  private final Map<ConversationId, Chat> chats = new HashMap<>();

  /** A gesture in the version that agents see. */
  record Gift(dev.firsthand.conversation.GestureId id, long version) {}

  /** What is remembered of a chat. */
  private static final class Chat {
    private @Nullable String meant;
    private long turn;
    private @Nullable String top;
    private boolean misled;
    private int words;
    private boolean promised;
    private long happened;
  }

  AgentsPlay(Stage stage, Giving giving, List<Gift> gifts, Map<AgentId, Worker> workers) {
    this.stage = stage;
    this.giving = giving;
    this.gifts = List.copyOf(gifts);
    this.workers = Map.copyOf(workers);
  }

  /** What happened in a chat in which the visitor means {@code meant}. */
  void sees(ConversationEvent event, long seq, Conversation after, @Nullable String meant) {
    Chat chat = chats.computeIfAbsent(after.id(), id -> new Chat());
    chat.meant = meant;
    chat.happened++;
    switch (event) {
      case ConversationEvent.BotAnswered e -> {
        took(chat, seq, e.decision());
        chat.misled |= !e.entry().equals(meant);
      }
      case ConversationEvent.BotAskedBack e -> took(chat, seq, e.decision());
      case ConversationEvent.BotSaid e -> took(chat, seq, e.decision());
      case ConversationEvent.Escalated e -> {
        Decision decision = e.decision();
        if (decision != null && decision.tookTurn()) {
          took(chat, seq, decision);
        }
      }
      case ConversationEvent.Offered e -> rings(after.id(), e.agent());
      case ConversationEvent.AlsoOffered e -> rings(after.id(), e.agent());
      case ConversationEvent.Accepted e -> {
        chat.words = 1 + stage.dice.below(4);
        speaks(after.id(), chat, e.agent(), 20, 75);
      }
      case ConversationEvent.VisitorSaid e -> {
        if (after.state() instanceof ConversationState.Human human) {
          speaks(after.id(), chat, human.agent(), 20, 80);
        }
      }
      case ConversationEvent.ClosedByAgent e -> chats.remove(after.id());
      case ConversationEvent.ClosedIdle e -> chats.remove(after.id());
      default -> {}
    }
  }

  private static void took(Chat chat, long seq, Decision decision) {
    if (!decision.tried().isEmpty() || chat.turn == 0) {
      chat.turn = seq;
      chat.top = decision.tried().isEmpty() ? null : decision.tried().getFirst().entry();
    }
  }

  private void rings(ConversationId id, AgentId agent) {
    Worker worker = workers.get(agent);
    double does = stage.dice.number();
    if (worker != null && does < ACCEPTED + DECLINED) {
      stage.later(
          stage.dice.seconds(2, 12),
          () -> stage.does(
              id,
              does < ACCEPTED
                  ? new ConversationCommand.Accept(
                      worker.known().profile(), stage.key(), worker.known().greeting())
                  : new ConversationCommand.Decline(agent, stage.key(), null)));
    }
  }

  private void speaks(ConversationId id, Chat chat, AgentId agent, int least, int most) {
    long now = chat.happened;
    stage.later(stage.dice.seconds(least, most), () -> {
      if (chat.happened == now && has(id, agent)) {
        speaks(id, chat, agent);
      }
    });
  }

  private void speaks(ConversationId id, Chat chat, AgentId agent) {
    Dice dice = stage.dice;
    long epoch = stage.now(id).epoch();
    boolean last = chat.words-- <= 0;
    String text = dice.of(stage.script.of(last ? Line.AGENT_LAST : Line.AGENT));
    if (last) {
      makesGood(id, agent, epoch);
    } else if (!chat.promised && dice.chance(PROMISED)) {
      chat.promised = true;
      promises(id, agent);
    }
    stage.does(id, new ConversationCommand.Reply(agent, stage.key(), epoch, text));
    long now = chat.happened;
    Duration silence = last ? dice.seconds(20, 100) : SILENCE;
    stage.later(silence, () -> {
      if ((last || chat.happened == now) && has(id, agent)) {
        closes(id, chat, agent);
      }
    });
  }

  private boolean has(ConversationId id, AgentId agent) {
    return stage.now(id).state() instanceof ConversationState.Human human
        && human.agent().equals(agent);
  }

  private void makesGood(ConversationId id, AgentId agent, long epoch) {
    if (!gifts.isEmpty() && stage.dice.chance(MADE_GOOD)) {
      Gift gift = stage.dice.of(gifts);
      giving.give(id, profile(agent), stage.key(), epoch, gift.id(), gift.version());
    }
  }

  private void promises(ConversationId id, AgentId agent) {
    Instant due = stage.time.instant().plus(Duration.ofHours(2 + stage.dice.below(40)));
    Long promise = stage.does(
        id,
        new ConversationCommand.MakePromise(
            agent, stage.key(), stage.dice.of(stage.script.of(Line.PROMISES)), agent, due));
    if (promise != null) {
      boolean inTime = stage.dice.chance(0.9);
      stage.time.at(
          inTime ? due.minus(Duration.ofMinutes(20)) : due.plus(Duration.ofHours(3)),
          () -> stage.does(id, new ConversationCommand.KeepPromise(agent, stage.key(), promise)));
    }
  }

  private void closes(ConversationId id, Chat chat, AgentId agent) {
    judges(id, chat, agent);
    Conversation now = stage.now(id);
    stage.does(
        id,
        new ConversationCommand.Close(
            agent,
            stage.key(),
            now.epoch(),
            null,
            now.promises().isEmpty() ? null : ConversationCommand.PromisesAtClose.FOLLOW_UP));
  }

  private void judges(ConversationId id, Chat chat, AgentId agent) {
    Dice dice = stage.dice;
    if (chat.turn == 0 || !dice.chance(JUDGED)) {
      return;
    }
    boolean mistaken = dice.chance(MISJUDGED);
    Judgement judgement;
    String entry = null;
    if (chat.misled && !mistaken) {
      judgement = Judgement.SHOULD_HAVE_COME_SOONER;
    } else if ((chat.meant == null) != mistaken) {
      judgement = Judgement.RIGHT_TO_ESCALATE;
    } else {
      judgement = Judgement.BOT_COULD_HAVE_ANSWERED;
      entry = chat.meant == null ? chat.top : chat.meant;
    }
    stage.does(id, new ConversationCommand.Judge(agent, stage.key(), chat.turn, judgement, entry));
  }

  /** An answer to what was left while nobody was there. */
  void answersLater(ConversationId id, AgentId agent) {
    Conversation now = stage.now(id);
    if (now.state() instanceof ConversationState.FollowUp) {
      stage.does(
          id,
          new ConversationCommand.Reply(
              agent,
              stage.key(),
              now.epoch(),
              stage.dice.of(stage.script.of(Line.AGENT)),
              profile(agent)));
    }
  }

  private AgentProfile profile(AgentId agent) {
    Worker worker = workers.get(agent);
    if (worker == null) {
      throw new IllegalArgumentException("Nobody of that id plays: " + agent);
    }
    return worker.known().profile();
  }
}
