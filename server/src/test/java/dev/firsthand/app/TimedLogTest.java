package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.LogUnavailable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimedLogTest {

  private final List<Duration> took = new ArrayList<>();

  @Test
  void eachAppendIsTimedOnceWhoeverWaitsForIt() {
    ConversationLog log = TimedLog.of(new InMemoryLog(), took::add);
    var answer = new CompletableFuture<Append>();

    assertThat(log.append(beginningOf("ann"))).isEqualTo(new Append.Appended(1));
    assertThat(took).hasSize(1);
    log.appendSoon(beginningOf("bob"), answer);
    assertThat(answer).isCompletedWithValue(new Append.Appended(1));
    assertThat(took).hasSize(2);
    log.read(new ConversationId("ann.1"), 0, 10);
    assertThat(took).hasSize(2);
  }

  @Test
  void whatIsNotAnsweredYetIsNotTimedYetAndAFailureIsTimedToo() {
    var asked = new ArrayList<CompletableFuture<Append>>();
    ConversationLog log = TimedLog.of(answeredLater(asked), took::add);
    var answer = new CompletableFuture<Append>();

    log.appendSoon(beginningOf("ann"), answer);
    assertThat(took).isEmpty();
    asked.getFirst().completeExceptionally(unavailable());
    assertThat(took).hasSize(1);
    assertThat(answer).isCompletedExceptionally();
  }

  @Test
  void aFailureComesThroughAsItIs() {
    var broken = unavailable();
    ConversationLog log = TimedLog.of(
        (ConversationLog) Proxy.newProxyInstance(
            TimedLogTest.class.getClassLoader(),
            new Class<?>[] {ConversationLog.class},
            (proxy, method, arguments) -> {
              throw broken;
            }),
        took::add);

    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> log.append(beginningOf("ann")))
        .isSameAs(broken);
    assertThat(took).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static ConversationLog answeredLater(List<CompletableFuture<Append>> asked) {
    return (ConversationLog) Proxy.newProxyInstance(
        TimedLogTest.class.getClassLoader(),
        new Class<?>[] {ConversationLog.class},
        (proxy, method, arguments) -> {
          asked.add((CompletableFuture<Append>) arguments[1]);
          return null;
        });
  }

  private static LogUnavailable unavailable() {
    return new LogUnavailable("The database is away.", new IllegalStateException("away"));
  }

  private static Appending beginningOf(String visitor) {
    var id = new ConversationId(visitor + ".1");
    List<ConversationEvent> events = List.of(new ConversationEvent.Started(
        Instant.parse("2026-03-02T12:00:00Z"), new SiteKey("shop"), id.visitor(), "en", "/", ""));
    return new Appending(id, 0, events, Conversation.empty(id).after(events), Claims.NOTHING, null);
  }
}
