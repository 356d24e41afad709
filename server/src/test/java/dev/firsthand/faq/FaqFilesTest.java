package dev.firsthand.faq;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.BadInput;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAQ files: what is written is read back, and every flaw has its line. */
class FaqFilesTest {

  private static final FaqEntry AWKWARD = new FaqEntry(
      "awkward",
      "=HYPERLINK(\"x\"), or what?",
      List.of("a|b", "ends in \\", "'=quoted", "-1"),
      "- one\n- two, \"three\"; [more](/delivery.html)",
      "@delivery",
      "pt-BR",
      List.of("+1"));

  @ParameterizedTest
  @EnumSource(FaqFormat.class)
  void whatIsWrittenIsReadBack(FaqFormat format) {
    var plain = new FaqEntry("plain", "Plain?", List.of(), "Yes.", "", "", List.of());

    var file = FaqFiles.read(
        FaqFiles.write(List.of(AWKWARD, plain), format, ZoneOffset.UTC), format, ZoneOffset.UTC);

    assertEquals(List.of(), file.errors());
    assertEquals(
        List.of(AWKWARD, plain), file.rows().stream().map(FaqFile.Row::entry).toList());
  }

  @Test
  void noCellBeginsAFormula() {
    var text = new String(FaqFiles.write(List.of(AWKWARD), FaqFormat.CSV, ZoneOffset.UTC), UTF_8);

    assertTrue(text.contains("\"'=HYPERLINK"), text);
    assertTrue(text.contains(",'@delivery,"), text);
    assertTrue(text.contains("\"'- one"), text);
    assertTrue(text.contains(",'+1"), text);
  }

  @Test
  void markdownErrorsHaveTheirLine() {
    var file = FaqFiles.read("""
        # FAQ

        ## When are you open?
        <!--
        id: hours
        colour: red
        -->
        At nine.

        ## Is there an answer?

        ## Who never ends?
        <!--
        id: never
        """.getBytes(UTF_8), FaqFormat.MARKDOWN, ZoneOffset.UTC);

    assertEquals(List.of(6, 10, 13), lines(file));
  }

  @Test
  void aCommentOfManyBadLinesIsLeftAsSoonAsNoMoreAreNamed() {
    var file = ("## Who?\n<!--\n" + "x\n".repeat(500_000)).getBytes(UTF_8);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = threads.getCurrentThreadAllocatedBytes();
    var read = FaqFiles.read(file, FaqFormat.MARKDOWN, ZoneOffset.UTC);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertEquals(100, read.errors().size());
    assertEquals(102, read.errors().getLast().line());
    assertTrue(allocated < 10L * file.length, () -> allocated + " bytes for " + file.length);
  }

  @Test
  void markdownIsReadAsPeopleWriteIt() {
    var file = FaqFiles.read(
        "## When are you open?\nAt nine.\n\n- or at ten\n\\## not a heading\n".getBytes(UTF_8),
        FaqFormat.MARKDOWN,
        ZoneOffset.UTC);

    assertEquals(List.of(), file.errors());
    var entry = file.rows().getFirst().entry();
    assertEquals("When are you open?", entry.question());
    assertEquals("At nine.\n\n- or at ten\n## not a heading", entry.answer());
    assertEquals(
        List.of(1),
        lines(FaqFiles.read("Hello\n".getBytes(UTF_8), FaqFormat.MARKDOWN, ZoneOffset.UTC)));
  }

  @Test
  void theDemosFileIsGood() throws IOException {
    try (var demo = FaqFiles.class.getResourceAsStream("/demo/faq.json")) {
      var file = FaqFiles.read(demo.readAllBytes(), FaqFormat.JSON, ZoneOffset.UTC);

      assertEquals(List.of(), file.errors());
      assertTrue(file.rows().size() >= 60);
    }
  }

  @Test
  void jsonErrorsHaveTheLineOfTheirEntry() {
    var file = FaqFiles.read("""
        {"entries": [
          {"id": "a", "question": "A?", "answer": "A."},
          {"id": "a", "question": "B?", "answer": "B."},
          {"question": "C?"},
          {"question": "D?", "answer": "D.", "phrasing": ["d"]},
          {"question": "E?", "answer": "[x](javascript:alert(1))"},
          {"question": 7, "answer": "F."},
          "G"
        ]}
        """.getBytes(UTF_8), FaqFormat.JSON, ZoneOffset.UTC);

    assertEquals(List.of(3, 4, 5, 6, 7, 8), lines(file));
    assertTrue(file.errors().get(2).message().contains("“phrasing”"));
    assertTrue(file.errors().get(3).message().contains("javascript:alert"));
    assertEquals(1, file.rows().size());
  }

  @Test
  void csvErrorsHaveTheLineOfTheirRow() {
    var file = FaqFiles.read(
        ("id,question,answer,language\r\n"
                + "a,A?,\"two\r\nlines\",en\r\n"
                + "b,B?,,en\r\n"
                + "\r\n"
                + "c,C?,C.\r\n"
                + "d,D?,D.,english please\r\n"
                + "Not An Id,E?,E.,\r\n"
                + "f,\"F?\"x,F.,\r\n")
            .getBytes(UTF_8),
        FaqFormat.CSV,
        ZoneOffset.UTC);

    assertEquals(List.of(4, 6, 7, 8, 9), lines(file));
    assertEquals("two\nlines", file.rows().getFirst().entry().answer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "7",
        "[",
        "{\"entries\": {}}",
        "{\"entries\": [] ",
        "[] x",
        "[{\"question\":\"a\",\"question\":\"b\"}]",
        "[[[[[[[[["
      })
  void whatIsNoJsonIsSaid(String text) {
    assertFalse(FaqFiles.read(text.getBytes(UTF_8), FaqFormat.JSON, ZoneOffset.UTC)
        .errors()
        .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "question\nA?",
        "question,answer,answer\n",
        "question,reply\n",
        "question,answer\n\"A?,B.\n"
      })
  void whatIsNoTableIsSaid(String text) {
    assertFalse(FaqFiles.read(text.getBytes(UTF_8), FaqFormat.CSV, ZoneOffset.UTC)
        .errors()
        .isEmpty());
  }

  @Test
  void spreadsheetsMaySeparateBySemicolonsAndMarkTheirEncoding() {
    var file = FaqFiles.read(
        "\ufeffQuestion;Answer\nÖffnungszeiten?;9, 10 oder 11 Uhr\n".getBytes(UTF_8),
        FaqFormat.CSV,
        ZoneOffset.UTC);

    assertEquals(List.of(), file.errors());
    assertEquals("9, 10 oder 11 Uhr", file.rows().getFirst().entry().answer());
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() {
    var file = FaqFiles.read(
        "question,answer\nÖl?,Ja\n".getBytes(ISO_8859_1), FaqFormat.CSV, ZoneOffset.UTC);

    assertEquals(List.of(2), lines(file));
    assertTrue(file.errors().getFirst().message().contains("UTF-8"));
  }

  @Test
  void thereIsAMost() {
    var text = new StringBuilder("question,answer\n");
    for (int i = 0; i <= FaqFiles.MOST_ENTRIES; i++) {
      text.append("Question ").append(i).append(",Answer\n");
    }

    assertEquals(
        List.of(FaqFiles.MOST_ENTRIES + 2),
        lines(FaqFiles.read(text.toString().getBytes(UTF_8), FaqFormat.CSV, ZoneOffset.UTC)));
    assertEquals(
        List.of(1),
        lines(FaqFiles.read(new byte[FaqFiles.MOST_BYTES + 1], FaqFormat.CSV, ZoneOffset.UTC)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noBytesBreakTheReader(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var letters = "[]{}\",:;|'=\\\n\r\t abqé7";
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder(random.nextBoolean() ? "question,answer\n" : "[{\"question\":");
      for (int k = random.nextInt(60); k > 0; k--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (var format : FaqFormat.values()) {
        var file = FaqFiles.read(text.toString().getBytes(UTF_8), format, ZoneOffset.UTC);
        assertTrue(
            file.errors().stream().allMatch(error -> error.line() >= 1), () -> "seed " + seed);
      }
    }
  }

  @Test
  void idsFollowFromTheQuestion() {
    assertEquals("wie-gross-ist-die-strasse", EntryIds.of("Wie groß ist die Straße?"));
    assertEquals("whats-the-cafe", EntryIds.of("What’s the café?!"));
    assertEquals(EntryIds.of("配送时间"), EntryIds.of("配送时间"));
    assertTrue(EntryIds.of("配送时间").startsWith("entry-"));
    assertEquals("import-entry", EntryIds.of("Import?"));
    assertTrue(EntryIds.of("word ".repeat(50)).length() <= 60);
    assertEquals("hours-3", EntryIds.free("Hours?", List.of("hours", "hours-2")::contains));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](https://shop.example/a?b=c)",
        "[x](mailto:care@shop.example)",
        "[x](/delivery.html#when)",
        "[x](delivery.html)",
        "[x](https://en.example/wiki/Fern_(plant))",
        "5 < 6 and [not a link] (really)"
      })
  void linksWithinAndToTheWebAreFine(String answer) {
    AnswerLinks.check(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert)",
        "[x]( JavaScript:alert)",
        "[x](data:text/html,x)",
        "[x](//elsewhere.example)",
        "[x](java\tscript:alert)",
        "[x](\\\\elsewhere.example)",
        "[x](https:///nowhere)",
        "![x](vbscript:x)",
        "[x]()"
      })
  void otherLinksAreNamed(String answer) {
    var refused = assertThrows(BadInput.class, () -> AnswerLinks.check(answer));

    assertEquals("answer", refused.field());
  }

  private static List<Integer> lines(FaqFile file) {
    return file.errors().stream().map(LineError::line).toList();
  }
}
