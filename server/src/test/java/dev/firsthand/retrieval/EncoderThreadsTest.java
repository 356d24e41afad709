package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Encoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EncoderThreadsTest {

  private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

  private final List<Thread> workers = Collections.synchronizedList(new ArrayList<>());

  private Encoder encoder(Function<String, float[]> vectors) {
    return new Encoder() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public boolean isWord(String word) {
        return true;
      }

      @Override
      public float[] encode(String text) {
        workers.add(Thread.currentThread());
        return vectors.apply(text);
      }
    };
  }

  private static CompletableFuture<float[]> asked(Encoder encoder, String text) {
    return CompletableFuture.supplyAsync(() -> encoder.encode(text), VIRTUAL);
  }

  @Test
  void aConversationsThreadIsNotHeldWhileItsQuestionIsEncoded() {
    var loader =
        new EncoderLoader(() -> encoder(text -> new float[] {text.length()}), Runnable::run);
    loader.start();
    workers.clear();
    var ready = (EncoderState.Ready) loader.state();

    assertThat(asked(ready.encoder(), "four").join()).containsExactly(4);

    assertThat(workers).hasSize(1).noneMatch(Thread::isVirtual);
  }

  @Test
  void whoHasAThreadOfTheirOwnEncodesThere() {
    var threads = new EncoderThreads(encoder(text -> new float[1]), 1);

    threads.encode("an entry");

    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @Test
  void questionsWaitInTheOrderInWhichTheyAreAsked() throws Exception {
    var order = Collections.synchronizedList(new ArrayList<String>());
    var go = new CompletableFuture<Void>();
    var begun = new CompletableFuture<Void>();
    var threads = new EncoderThreads(
        encoder(text -> {
          order.add(text);
          begun.complete(null);
          go.join();
          return new float[1];
        }),
        1);

    var first = asked(threads, "first");
    begun.get(20, TimeUnit.SECONDS);
    var second = CompletableFuture.runAsync(() -> threads.encode("second"), VIRTUAL);
    go.complete(null);
    CompletableFuture.allOf(first, second).join();

    assertThat(order).containsExactly("first", "second");
    assertThat(workers.get(1)).isSameAs(workers.getFirst());
  }

  @Test
  void aFailureComesAsTheEncoderSaidIt() {
    var threads = new EncoderThreads(
        encoder(text -> {
          throw new EncoderGate.Closed();
        }),
        1);

    assertThat(asked(threads, "late").handle((vector, failure) -> failure).join())
        .hasCauseInstanceOf(EncoderGate.Closed.class);
  }
}
