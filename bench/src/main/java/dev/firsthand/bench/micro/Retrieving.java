package dev.firsthand.bench.micro;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bot reads a question against FAQs of several sizes, without the encoder. */
@State(Scope.Benchmark)
public class Retrieving {

  private static final List<String> DONE =
      List.of("return", "mend", "rent", "insure", "paint", "clean", "sell", "park", "lock", "send");

  private static final List<String> KINDS = List.of(
      "cargo",
      "city",
      "racing",
      "folding",
      "electric",
      "mountain",
      "child's",
      "touring",
      "used",
      "old");

  private static final List<String> THINGS = List.of(
      "bicycle", "trailer", "wheel", "saddle", "lamp", "helmet", "bag", "bell", "pump", "chain");

  /** Entries of the FAQ. */
  @Param({"100", "1000"})
  public int entries;

  private FaqIndex index = FaqIndex.lexical(Faq.empty());
  private final Question question =
      Question.of("hello, could you perhaps mend the electric trailer that I bought last year?");

  /** Every entry is of another thing, kind or deed. */
  @Setup
  public void build() {
    var all = new ArrayList<FaqEntry>();
    for (int i = 0; i < entries; i++) {
      String what = KINDS.get(i / 10 % 10) + " " + THINGS.get(i / 100);
      String done = DONE.get(i % 10);
      all.add(new FaqEntry(
          "e" + i,
          "Can I " + done + " a " + what + "?",
          List.of("how do I " + done + " my " + what, done + " " + what + " price"),
          "Yes: ask for it at the counter.",
          "",
          "en",
          List.of()));
    }
    index = FaqIndex.lexical(new Faq(1, all));
  }

  @Benchmark
  public Reading reads() {
    return index.read(question);
  }
}
