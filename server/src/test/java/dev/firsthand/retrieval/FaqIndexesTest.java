package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaqIndexesTest {

  private final Queue<Runnable> loading = new ArrayDeque<>();
  private final Queue<Runnable> building = new ArrayDeque<>();
  private final AtomicInteger encoded = new AtomicInteger();
  private final EncoderLoader loader = new EncoderLoader(() -> new Letters(encoded), loading::add);
  private final FaqIndexes indexes = new FaqIndexes(loader, building::add);
  private FaqIndexes indexesThatChange = indexes;

  /** Counts letters; slow ones could not be slower to tell apart. */
  private record Letters(AtomicInteger calls) implements Encoder {

    @Override
    public String name() {
      return "letters";
    }

    @Override
    public float[] encode(String text) {
      calls.incrementAndGet();
      var vector = new float[27];
      vector[26] = 1;
      text.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> vector[c - 'a'] += 1);
      double squares = 0;
      for (float value : vector) {
        squares += value * value;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
      return vector;
    }
  }

  private static Faq faq(long version, int entries) {
    return new Faq(
        version,
        IntStream.range(0, entries)
            .mapToObj(
                i -> new FaqEntry("e" + i, "question " + i, List.of(), "", "", "en", List.of()))
            .toList());
  }

  private static void runAll(Queue<Runnable> tasks) {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  @Test
  void aSiteNobodyHasFilledReadsLexicallyAndFindsNothing() {
    assertThat(indexes.current("shop").model()).isEqualTo(FaqIndex.LEXICAL);
    assertThat(indexes.current("shop").faqVersion()).isZero();
  }

  @Test
  void theFirstVersionAnswersLexicallyAtOnceAndByMeaningWhenTheEncoderIsThere() {
    indexes.put("shop", faq(1, 3));
    assertThat(indexes.current("shop").faqVersion()).isEqualTo(1);
    assertThat(indexes.current("shop").model()).isEqualTo(FaqIndex.LEXICAL);

    loader.start();
    runAll(loading);
    assertThat(indexes.state("shop").building()).isTrue();
    runAll(building);

    assertThat(indexes.current("shop").model()).isEqualTo("letters");
    assertThat(indexes.state("shop")).isEqualTo(new FaqIndexes.State(1, 1, "letters", false));
  }

  @Test
  void anEditEncodesOnlyWhatItChanged() {
    loader.start();
    runAll(loading);
    indexes.put("shop", faq(1, 3));
    runAll(building);
    int before = encoded.get();

    indexes.put("shop", faq(2, 4));
    runAll(building);

    assertThat(indexes.current("shop").faqVersion()).isEqualTo(2);
    assertThat(encoded.get() - before).isEqualTo(1);
  }

  @Test
  void anOlderVersionIsIgnored() {
    indexes.put("shop", faq(5, 3));
    indexes.put("shop", faq(4, 1));
    runAll(building);

    assertThat(indexes.current("shop").faqVersion()).isEqualTo(5);
  }

  @Test
  void editsThatPileUpAreBuiltOnce() {
    loader.start();
    runAll(loading);
    indexes.put("shop", faq(1, 2));
    indexes.put("shop", faq(2, 2));
    indexes.put("shop", faq(3, 2));
    runAll(building);

    assertThat(indexes.state("shop")).isEqualTo(new FaqIndexes.State(3, 3, "letters", false));
  }

  @Test
  void anEditIsInUseBeforeAnotherSitesEditIsLookedAt() {
    indexes.put("shop", faq(1, 3));
    indexes.put("club", faq(1, 3));
    runAll(building);
    indexes.put("shop", faq(2, 4));
    indexes.put("club", faq(2, 4));

    building.remove().run();
    assertThat(indexes.current("shop").faqVersion()).isEqualTo(2);
    assertThat(indexes.state("shop").building()).isTrue();

    building.remove().run();
    assertThat(indexes.current("club").faqVersion()).isEqualTo(2);

    runAll(building);
    assertThat(indexes.state("shop").building()).isFalse();
    assertThat(indexes.state("club").building()).isFalse();
  }

  @Test
  void aSiteWithPhrasingsEnoughEndsUpCalibratedOnThem() {
    var entries = IntStream.range(0, 8)
        .mapToObj(i -> new FaqEntry(
            "e" + i,
            "topic" + i + " please",
            List.of("about topic" + i, "topic" + i + " where", "my topic" + i, "topic" + i),
            "",
            "",
            "",
            List.of()))
        .toList();
    indexes.put("shop", new Faq(1, entries));
    assertThat(indexes.current("shop").calibration().name()).doesNotContain("+");

    runAll(building);
    assertThat(indexes.current("shop").calibration().name()).contains("+");
  }

  @Test
  void nothingIsTrainedWhileTheEncoderLoadsAndAllIsIfItNeverComes() {
    var queue = new ArrayDeque<Runnable>();
    var broken = new EncoderLoader(
        () -> {
          throw new EncoderException("no weights");
        },
        queue::add);
    var lexical = new FaqIndexes(broken, queue::add);
    broken.start();
    lexical.put("shop", faq(1, 3));
    queue.removeLast().run();
    assertThat(lexical.current("shop").calibration().name()).contains("plain");
    assertThat(lexical.state("shop").building()).isTrue();

    runAll(queue);
    assertThat(lexical.current("shop").calibration().name()).doesNotContain("plain");
    assertThat(lexical.state("shop").building()).isFalse();
  }

  @Test
  void aHouseThatClosesStopsTheTrainingQuietly() {
    indexes.put("shop", faq(1, 3));
    runAll(building);
    indexes.put("shop", faq(2, 3));

    Thread.currentThread().interrupt();
    building.remove().run();
    assertThat(Thread.interrupted()).isTrue();

    assertThat(indexes.current("shop").faqVersion()).isEqualTo(2);
    assertThat(indexes.state("shop").building()).isTrue();
  }

  @Test
  void aSiteThatChangesWhileItIsBuiltIsBuiltAgain() {
    var edited = new AtomicInteger();
    var loaded = new EncoderLoader(
        () -> new Encoder() {
          private final Letters letters = new Letters(encoded);

          @Override
          public String name() {
            return "letters";
          }

          @Override
          public float[] encode(String text) {
            if (text.equals("question 3") && edited.getAndIncrement() == 0) {
              indexesThatChange.put("shop", faq(2, 6));
            }
            return letters.encode(text);
          }
        },
        Runnable::run);
    indexesThatChange = new FaqIndexes(loaded, building::add);
    loaded.start();
    indexesThatChange.put("shop", faq(1, 5));
    runAll(building);

    assertThat(indexesThatChange.state("shop"))
        .isEqualTo(new FaqIndexes.State(2, 2, "letters", false));
  }

  @Test
  void anEditIsInUseBeforeManyTextsOfAnImportAreEncoded() {
    var seen = new ArrayList<FaqIndexes.State>();
    var loaded = new EncoderLoader(
        () -> new Encoder() {
          private final Letters letters = new Letters(encoded);

          @Override
          public String name() {
            return "letters";
          }

          @Override
          public float[] encode(String text) {
            switch (text) {
              case "question 150" -> {
                if (indexesThatChange.state("shop").wanted() == 1) {
                  indexesThatChange.put("shop", faq(2, 400));
                  indexesThatChange.put("club", faq(2, 4));
                }
              }
              case "question 350" -> {
                seen.add(indexesThatChange.state("shop"));
                seen.add(indexesThatChange.state("club"));
              }
              default -> {
                // one of the many
              }
            }
            return letters.encode(text);
          }
        },
        Runnable::run);
    indexesThatChange = new FaqIndexes(loaded, building::add);
    loaded.start();
    indexesThatChange.put("club", faq(1, 3));
    runAll(building);
    int before = encoded.get();

    indexesThatChange.put("shop", faq(1, 300));
    runAll(building);

    assertThat(seen)
        .containsExactly(
            new FaqIndexes.State(2, 2, FaqIndex.LEXICAL, true),
            new FaqIndexes.State(2, 2, "letters", false));
    assertThat(indexesThatChange.state("shop"))
        .isEqualTo(new FaqIndexes.State(2, 2, "letters", false));
    assertThat(indexesThatChange.state("club"))
        .isEqualTo(new FaqIndexes.State(2, 2, "letters", false));
    assertThat(encoded.get() - before)
        .as("no text is encoded twice, nor what the club had encoded")
        .isLessThanOrEqualTo(400);
  }

  @Test
  void anEncoderThatCannotBeLoadedLeavesTheBotLexicalAndSaysWhy() {
    var broken = new EncoderLoader(
        () -> {
          throw new UnsatisfiedLinkError("no libc here");
        },
        Runnable::run);
    var lexical = new FaqIndexes(broken, Runnable::run);
    broken.start();
    lexical.put("shop", faq(1, 3));

    assertThat(broken.state())
        .isInstanceOfSatisfying(
            EncoderState.Unavailable.class,
            state -> assertThat(state.why()).contains("no libc here"));
    assertThat(lexical.state("shop")).isEqualTo(new FaqIndexes.State(1, 1, "lexical", false));
  }

  @Test
  void anEncoderThatIsClosedIsAskedNoMoreAndThePlainIndexStays() {
    loader.start();
    runAll(loading);
    loader.close();
    int before = encoded.get();

    indexes.put("shop", faq(1, 3));
    runAll(building);

    assertThat(encoded.get()).isEqualTo(before);
    assertThat(indexes.current("shop").model()).isEqualTo(FaqIndex.LEXICAL);
    assertThat(indexes.current("shop").faqVersion()).isEqualTo(1);
  }

  @Test
  void anEncoderThatIsClosedBeforeItIsLoadedIsNeverMade() {
    loader.start();
    loader.close();
    runAll(loading);

    assertThat(encoded.get()).isZero();
    assertThat(loader.state()).isInstanceOf(EncoderState.Unavailable.class);
  }
}
