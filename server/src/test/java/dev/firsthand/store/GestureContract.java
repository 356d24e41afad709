package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.GestureGiven;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.Giveable.Gift;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.Worth;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Append.GestureRefused;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.DefinedGestures;
import dev.firsthand.engine.GestureClaim.Terms;
import dev.firsthand.store.Stories.Told;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every log promises of gestures: never beyond the budget, no code twice, and both or nothing
 * with the event.
 */
abstract class GestureContract {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final GestureId VOUCHER = new GestureId("voucher");
  private static final Worth TEN = Worth.of(1000, "EUR");

  /** An empty log, no gestures. */
  abstract ConversationLog log();

  abstract DefinedGestures gestures();

  /** Erases the words of what was said in the conversation. */
  abstract void erase(Told told);

  @Test
  void whatIsGivenIsReadWithItsCodeUntilItsWordsAreErased() {
    define(new Terms(1, true, 5, null), "A-1", "A-2");
    Told told = Told.in(log(), "ann");
    GestureGiven given = given(MARIA, "k1", "A-1", MARCH);
    told.then(given);

    assertThat(last(told)).isEqualTo(given);
    assertThat(free()).isEqualTo("A-2");
    erase(told);
    assertThat(last(told)).isInstanceOfSatisfying(GestureGiven.class, erased -> {
      assertThat(erased.code()).isNull();
      assertThat(erased.text()).isEmpty();
      assertThat(erased.worth()).isEqualTo(TEN);
    });
  }

  @Test
  void aBudgetIsOfOneAgentAndOneMonth() {
    define(new Terms(1, true, 2, null));
    Told told = Told.in(log(), "ann")
        .then(given(MARIA, "k1", null, MARCH), given(MARIA, "k2", null, MARCH));

    assertThat(told.tryTo(null, given(MARIA, "k3", null, MARCH)))
        .isEqualTo(new GestureRefused(Refusal.BUDGET_SPENT));
    assertThat(log().summary(told.id()).orElseThrow().seq()).isEqualTo(3);
    told.then(given(TOM, "k4", null, MARCH), given(MARIA, "k5", null, MARCH.plusMonths(1)));
    assertThat(told.tryTo(null, given(MARIA, "k6", null, MARCH)))
        .isEqualTo(new GestureRefused(Refusal.BUDGET_SPENT));
  }

  @Test
  void aSumIsNotPassed() {
    define(new Terms(1, true, null, 2_500L));
    Told told = Told.in(log(), "ann")
        .then(given(MARIA, "k1", null, MARCH), given(MARIA, "k2", null, MARCH));

    assertThat(told.tryTo(null, given(MARIA, "k3", null, MARCH)))
        .isEqualTo(new GestureRefused(Refusal.BUDGET_SPENT));
  }

  @Test
  void aCodeIsGivenOnce() {
    define(new Terms(1, true, 5, null), "A-1", "A-2");
    Told.in(log(), "ann").then(given(MARIA, "k1", "A-1", MARCH));
    Told ben = Told.in(log(), "ben");

    assertThat(ben.tryTo(null, given(TOM, "k2", "A-1", MARCH)))
        .isEqualTo(new GestureRefused(Refusal.CODE_TAKEN));
    ben.then(given(TOM, "k2", "A-2", MARCH));
    assertThat(gestures().find(VOUCHER, Stories.SITE, 7))
        .isEqualTo(new Giveable.Nothing(Refusal.POOL_EMPTY));
  }

  @Test
  void onlyWhatTheAgentSawIsGiven() {
    Told told = Told.in(log(), "ann");
    assertThat(told.tryTo(null, given(MARIA, "k1", null, MARCH)))
        .isEqualTo(new GestureRefused(Refusal.GESTURE_GONE));
    define(new Terms(2, true, 5, null));
    assertThat(told.tryTo(null, given(MARIA, "k1", null, MARCH)))
        .isEqualTo(new GestureRefused(Refusal.GESTURE_CHANGED));
    define(new Terms(1, false, 5, null));
    assertThat(told.tryTo(null, given(MARIA, "k1", null, MARCH)))
        .isEqualTo(new GestureRefused(Refusal.GESTURE_GONE));
    assertThat(gestures().find(VOUCHER, Stories.SITE, 0))
        .isEqualTo(new Giveable.Nothing(Refusal.GESTURE_GONE));
  }

  @Test
  void aRefusedOneTakesNothing() {
    define(new Terms(1, true, 1, null), "A-1", "A-2");
    Told told = Told.in(log(), "ann");
    assertThat(told.tryTo(
            null, given(MARIA, "k1", "gone", MARCH), Stories.said(NOON, "v", "Thank you")))
        .isEqualTo(new GestureRefused(Refusal.CODE_TAKEN));

    assertThat(log().read(told.id(), 0, 10)).hasSize(1);
    told.then(given(MARIA, "k1", "A-1", MARCH));
  }

  @Test
  @Timeout(60)
  void manyAtOnceStayInsideTheBudgetAndGetACodeEach() throws Exception {
    int chats = 12;
    int budget = 5;
    define(
        new Terms(1, true, budget, null),
        IntStream.range(0, 2 * chats).mapToObj(i -> "A-" + i).toArray(String[]::new));
    Set<String> codes = ConcurrentHashMap.newKeySet();
    var spent = new AtomicInteger();
    var given = new AtomicInteger();
    List<Told> told =
        IntStream.range(0, chats).mapToObj(i -> Told.in(log(), "visitor-" + i)).toList();

    together(told.stream().map(chat -> (Runnable) () -> {
      AgentId agent = told.indexOf(chat) % 2 == 0 ? MARIA : TOM;
      Append append;
      String code;
      do {
        code = free();
        append = chat.tryTo(null, given(agent, "k", code, MARCH));
      } while (append.equals(new GestureRefused(Refusal.CODE_TAKEN)));
      if (append.equals(new GestureRefused(Refusal.BUDGET_SPENT))) {
        spent.incrementAndGet();
      } else {
        assertThat(append).isInstanceOf(Append.Appended.class);
        assertThat(codes.add(code)).as("%s was given before", code).isTrue();
        given.incrementAndGet();
      }
    }));

    assertThat(given).hasValue(2 * budget);
    assertThat(spent).hasValue(chats - 2 * budget);
  }

  private static void together(java.util.stream.Stream<Runnable> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> all =
          new ArrayList<>(tasks.map(Executors::callable).toList());
      for (Future<Object> future : threads.invokeAll(all)) {
        future.get();
      }
    }
  }

  private void define(Terms terms, String... codes) {
    gestures().define(VOUCHER, terms, TEN, List.of(codes));
  }

  private String free() {
    return String.valueOf(((Gift) gestures().find(VOUCHER, Stories.SITE, 0)).code());
  }

  private ConversationEvent last(Told told) {
    List<Recorded> events = log().read(told.id(), 0, 100);
    return events.getLast().event();
  }

  private static GestureGiven given(
      AgentId agent, String key, @Nullable String code, YearMonth month) {
    return new GestureGiven(
        NOON,
        agent,
        key,
        VOUCHER,
        1,
        "Apology voucher",
        code == null ? "Sorry!" : "Sorry! " + code,
        code,
        code != null,
        TEN,
        month,
        null);
  }
}
