package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Unanswered;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutiesTest {

  private final HandClock clock = new HandClock();
  private final InMemoryLog store = new InMemoryLog();
  private final Node node = new Node(clock, store, store, agent -> false);
  private final List<Unanswered> questions = new ArrayList<>();
  private final ConversationId id = node.begin("ada");

  DutiesTest() {
    node.bot = (conversation, question) -> {
      questions.add(question);
      return Node.answer("Yes.");
    };
  }

  @Test
  void theBotIsAskedOnceAndItsAnswerFollows() {
    node.submit(id, new Say("k", "Open?"));
    node.duties.lookAt(id);
    node.duties.lookAt(id);
    node.botWork.all();

    assertThat(questions).containsExactly(new Unanswered.Message(2, HandClock.NOON, "Open?"));
    assertThat(last()).isInstanceOf(ConversationEvent.BotAnswered.class);
  }

  @Test
  void aSlowBotIsNotWaitedFor() {
    node.submit(id, new Say("k", "Open?"));
    clock.move(Node.TIMES.bot().minusMillis(1));
    node.work.all();
    assertThat(state()).isInstanceOf(ConversationState.Bot.class);

    clock.move(Duration.ofMillis(1));
    node.work.all();
    assertThat(state()).isInstanceOf(ConversationState.Queued.class);
    assertThat(node.now(id).facts().reason()).isEqualTo(EscalationReason.BOT_FAILED);
  }

  @Test
  void itsLateAnswerIsNotSaid() {
    node.submit(id, new Say("k", "Open?"));
    clock.move(Node.TIMES.bot());
    node.work.all();
    long seq = node.now(id).seq();
    node.botWork.all();

    assertThat(questions).hasSize(1);
    assertThat(node.now(id).seq()).isEqualTo(seq);
  }

  @Test
  void ofTwoNodesThatAskTheBotOnlyTheFirstIsHeard() {
    var other = new Node(clock, store, store, agent -> false);
    other.bot = (conversation, question) -> Node.answer("No.");
    node.submit(id, new Say("k", "Open?"));
    other.duties.lookAt(id);
    node.botWork.all();
    other.botWork.all();

    assertThat(store.read(id, 2, 10))
        .extracting(recorded -> ((ConversationEvent.BotAnswered) recorded.event()).text())
        .containsExactly("Yes.");
  }

  @Test
  void aBotThatFailsStepsAsideAtOnce() {
    node.bot = (conversation, question) -> {
      throw new IOException("broken");
    };
    node.submit(id, new Say("k", "Open?"));
    node.botWork.all();

    assertThat(state()).isInstanceOf(ConversationState.Queued.class);
    assertThat(node.now(id).facts().reason()).isEqualTo(EscalationReason.BOT_FAILED);
  }

  @Test
  void theNextQuestionIsAskedThoughTheFirstIsStillThoughtAbout() {
    node.submit(id, new Say("k1", "Open?"));
    node.submit(id, new Say("k2", "And on Sundays?"));
    node.botWork.all();

    assertThat(questions).extracting(Unanswered::seq).containsExactly(2L, 3L);
    assertThat(store.read(id, 3, 10))
        .extracting(recorded -> recorded.event().getClass())
        .isEqualTo(List.of(ConversationEvent.BotAnswered.class));
  }

  @Test
  void aQuietChatIsClosedByItsTimerOrTheSweeper() {
    clock.move(Node.TIMES.botIdle());
    node.work.all();
    assertThat(state()).isInstanceOf(ConversationState.Bot.class);

    node.sweeper.sweep();
    assertThat(state()).isInstanceOf(ConversationState.Closed.class);
  }

  @Test
  void aFailingStoreIsSurvived() {
    store.breakDown();
    node.table.forgetAll();
    node.duties.lookAt(id);
    store.mend();

    node.submit(id, new Say("k", "Open?"));
    node.botWork.all();
    assertThat(last()).isInstanceOf(ConversationEvent.BotAnswered.class);
  }

  private ConversationState state() {
    return node.now(id).state();
  }

  private ConversationEvent last() {
    return store.read(id, node.now(id).seq() - 1, 1).getFirst().event();
  }
}
