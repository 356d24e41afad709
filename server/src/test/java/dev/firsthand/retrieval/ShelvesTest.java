package dev.firsthand.retrieval;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelvesTest {

  private static final int PROBES = 3;
  private static final String NAME = "dice";

  @TempDir
  private Path home;

  private Path folder;
  private final AtomicInteger encoded = new AtomicInteger();

  @BeforeEach
  void chooseAFolder() {
    folder = home.resolve("vectors");
  }

  /** Throws a text's vector by its hash. */
  private record Dice(long seed, AtomicInteger calls) implements Encoder {

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public boolean isWord(String word) {
      return true;
    }

    @Override
    public float[] encode(String text) {
      calls.incrementAndGet();
      var dice = new Random(seed + text.hashCode());
      var vector = new float[24];
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) dice.nextGaussian();
        squares += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
      return vector;
    }
  }

  private static Faq faq(long version, int from, int to) {
    return faq(version, from, to, "");
  }

  private static Faq faq(long version, int from, int to, String answer) {
    return new Faq(
        version,
        IntStream.range(from, to)
            .mapToObj(i -> new FaqEntry(
                "e" + i,
                "topic" + i + " please",
                List.of("about topic" + i, "topic" + i + " where", "my topic" + i, "topic" + i),
                answer,
                "",
                "",
                List.of()))
            .toList());
  }

  /** How a server reads at the end of its life with one site. */
  private Reading life(long seed, Faq... versions) {
    try (var shelves = Shelves.in(folder);
        var loader = new EncoderLoader(() -> new Dice(seed, encoded), Runnable::run)) {
      var indexes = new FaqIndexes(loader, Runnable::run, shelves);
      loader.start();
      for (var faq : versions) {
        indexes.put("shop", faq);
      }
      assertThat(indexes.state("shop").building()).isFalse();
      return indexes.current("shop").read(Question.of("topic3 where"));
    }
  }

  private int callsOf(Runnable step) {
    int before = encoded.get();
    step.run();
    return encoded.get() - before;
  }

  private Path file() {
    return folder.resolve(NAME + ".kept");
  }

  @Test
  void anUnchangedFaqIsNotEncodedAgainAfterARestartAndReadsTheSame() {
    var before = life(1, faq(1, 0, 8));
    int asked = callsOf(() -> assertThat(life(1, faq(1, 0, 8))).isEqualTo(before));

    assertThat(asked).isEqualTo(PROBES);
  }

  @Test
  void anUnchangedFaqIsNotCalibratedAgainAndReadsTheSame() {
    var before = life(1, faq(1, 0, 8, "It is on the left."));
    int asked =
        callsOf(() -> assertThat(life(1, faq(1, 0, 8, "It is on the left."))).isEqualTo(before));

    assertThat(before.calibration()).contains("+");
    assertThat(asked).as("a fit would ask for hidden entries' answers").isEqualTo(PROBES);
  }

  @Test
  void anotherFaqUnderTheSameVersionIsCalibratedForItself() {
    life(1, faq(1, 0, 8));
    var other = life(1, faq(1, 0, 30));
    folder = home.resolve("elsewhere");

    assertThat(other).isEqualTo(life(1, faq(1, 0, 30)));
  }

  @Test
  void afterARestartTheFirstReadingByMeaningIsAsSureAsBefore() throws Exception {
    var large = faq(1, 0, 160);
    var before = life(1, large);
    var seen = ConcurrentHashMap.<String>newKeySet();
    try (var shelves = Shelves.in(folder);
        var loader = new EncoderLoader(() -> new Dice(1, encoded), Runnable::run)) {
      var indexes = new FaqIndexes(loader, Runnable::run, shelves);
      var over = new AtomicBoolean();
      var watch = Thread.ofPlatform().start(() -> {
        while (!over.get()) {
          var index = indexes.current("shop");
          seen.add(index.model() + " " + index.calibration().name());
        }
      });
      loader.start();
      indexes.put("shop", large);
      over.set(true);
      watch.join();
      assertThat(indexes.current("shop").trainsSlowly()).isTrue();
      assertThat(indexes.current("shop").calibration().name()).isEqualTo(before.calibration());
    }

    seen.removeIf(reading -> reading.startsWith("lexical"));
    assertThat(seen).isSubsetOf(NAME + " " + before.calibration());
  }

  @Test
  void onlyWhatIsNewIsEncodedAfterARestart() {
    life(1, faq(1, 0, 8));
    int asked = callsOf(() -> life(1, faq(2, 0, 9)));

    assertThat(asked).isEqualTo(PROBES + 5);
  }

  @Test
  void aFileThatWasCutOffIsBelievedUpToTheCut() throws IOException {
    var before = life(1, faq(1, 0, 8));
    try (var cut = Files.newByteChannel(file(), StandardOpenOption.WRITE)) {
      cut.truncate(Files.size(file()) - 400);
    }
    int again = callsOf(() ->
        assertThat(life(1, faq(1, 0, 8)).calibration()).isEqualTo(before.calibration()));
    int then = callsOf(() -> life(1, faq(1, 0, 8)));

    assertThat(again).isEqualTo(PROBES + 1);
    assertThat(then).isEqualTo(PROBES);
  }

  @Test
  void whatRotsOnDiskIsNotBelieved() throws IOException {
    var whole = life(1, faq(1, 0, 8));
    var good = Files.readAllBytes(file());
    for (int place = 0; place < good.length; place += 4_999) {
      var rotten = good.clone();
      rotten[place] ^= 1;
      Files.write(file(), rotten);

      int asked = callsOf(() -> assertThat(life(1, faq(1, 0, 8))).isEqualTo(whole));
      assertThat(asked).as("place %d", place).isGreaterThan(PROBES);
    }
  }

  @Test
  void aRecordThatRotsWhileTheServerRunsIsNotBelieved() throws IOException {
    Files.createDirectories(folder);
    var key = new RecordKey(1, 2);
    try (var records = new RecordFile(file(), new byte[RecordFile.MARK])) {
      records.add(key, new byte[] {1, 2, 3});
      assertThat(records.find(key)).containsExactly(1, 2, 3);
      var bytes = Files.readAllBytes(file());
      bytes[bytes.length - 1] ^= 1;
      Files.write(file(), bytes);

      assertThat(records.find(key)).isNull();
      records.add(key, new byte[] {4});
      assertThat(records.find(key)).containsExactly(4);
    }
  }

  @Test
  void anotherEncoderOfTheSameNameFindsNothing() {
    life(1, faq(1, 0, 8));
    int first = callsOf(() -> life(2, faq(1, 0, 8)));
    int again = callsOf(() -> life(2, faq(1, 0, 8)));

    assertThat(first).isGreaterThan(350);
    assertThat(again).isEqualTo(PROBES);
  }

  @Test
  void noTextIsKept() throws IOException {
    life(1, faq(1, 0, 8));

    assertThat(new String(Files.readAllBytes(file()), ISO_8859_1))
        .doesNotContain("topic", "please");
  }

  @Test
  void whatNoFaqUsesAnyMoreGoes() throws IOException {
    life(1, faq(1, 0, 8));
    long small = Files.size(file());
    var edits = IntStream.range(1, 9).mapToObj(i -> faq(i, 100 * i, 100 * i + 100));
    life(1, edits.toArray(Faq[]::new));
    life(1, faq(20, 0, 8));

    assertThat(Files.size(file())).isLessThan(5 * small);
    assertThat(callsOf(() -> life(1, faq(7, 0, 8)))).isEqualTo(PROBES);
  }

  @Test
  void theFileOfAnotherEncoderGoes() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("older.kept"), "of old");
    life(1, faq(1, 0, 2));

    assertThat(folder.resolve("older.kept")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsDoneWithout() throws IOException {
    Files.writeString(folder, "a file stands where the folder should be");

    assertThat(life(1, faq(1, 0, 8)).model()).isEqualTo(NAME);
    assertThat(folder).hasContent("a file stands where the folder should be");
  }

  @Test
  void aFolderThatAnotherServerHasIsDoneWithout() {
    try (var others = Shelves.in(folder)) {
      others.of(null);
      var mine = life(1, faq(1, 0, 8));

      assertThat(mine.model()).isEqualTo(NAME);
      assertThat(file()).doesNotExist();
    }
  }
}
