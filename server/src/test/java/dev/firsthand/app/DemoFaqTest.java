package dev.firsthand.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's FAQ is large enough to be tried in earnest, and no entry steals from another. */
class DemoFaqTest {

  private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
  private static final Set<String> PAGES = Set.of("/delivery.html", "/returns.html");

  private static List<Entry> entries;

  private record Entry(
      String id,
      String question,
      List<String> phrasings,
      String answer,
      String category,
      String language,
      List<String> quickReplies) {

    Stream<String> wordings() {
      return Stream.concat(Stream.of(question), phrasings.stream());
    }
  }

  @BeforeAll
  static void read() throws IOException {
    try (var in = requireNonNull(DemoFaqTest.class.getResourceAsStream("/demo/faq.json"))) {
      entries = JsonMapper.shared().readTree(in).path("entries").values().stream()
          .map(DemoFaqTest::entry)
          .toList();
    }
  }

  private static Entry entry(JsonNode node) {
    return new Entry(
        node.get("id").asString(),
        node.get("question").asString(),
        texts(node.get("phrasings")),
        node.get("answer").asString(),
        node.get("category").asString(),
        node.get("language").asString(),
        texts(node.path("quickReplies")));
  }

  private static List<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::asString).toList();
  }

  @Test
  void itKnowsEnoughInBothLanguages() {
    assertTrue(entries.stream().filter(entry -> entry.language().equals("en")).count() >= 64);
    assertTrue(entries.stream().filter(entry -> entry.language().equals("de")).count() >= 8);
    assertTrue(entries.stream().map(Entry::category).distinct().count() >= 8);
  }

  @Test
  void everyEntryIsAskedInFiveOrMoreWaysBesideItsQuestion() {
    for (var entry : entries) {
      assertTrue(entry.phrasings().size() >= 5, entry.id());
    }
  }

  @Test
  void idsAreKebabCaseAndUnique() {
    var seen = new HashSet<String>();
    for (var entry : entries) {
      assertTrue(KEBAB.matcher(entry.id()).matches(), entry.id());
      assertTrue(seen.add(entry.id()), entry.id());
    }
  }

  @Test
  void noTwoEntriesShareAWording() {
    Map<String, String> owners = new HashMap<>();
    for (var entry : entries) {
      entry.wordings().map(DemoFaqTest::bare).forEach(wording -> {
        var other = owners.put(wording, entry.id());
        assertEquals(null, other, wording + " is in " + entry.id() + " too");
      });
    }
  }

  private static String bare(String wording) {
    return wording.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  @Test
  void quickRepliesAreQuestionsThatItAnswersItselfInTheSameLanguage() {
    for (var entry : entries) {
      assertTrue(entry.quickReplies().size() <= 3, entry.id());
      for (var reply : entry.quickReplies()) {
        assertTrue(
            entries.stream()
                .anyMatch(other -> !other.equals(entry)
                    && other.language().equals(entry.language())
                    && other.question().equals(reply)),
            entry.id() + ": " + reply);
      }
    }
  }

  @Test
  void answersAreShortAndLinkOnlyToPagesOfTheShop() {
    for (var entry : entries) {
      assertTrue(
          !entry.answer().isBlank() && entry.answer().length() <= 360,
          entry.id() + " has " + entry.answer().length() + " characters");
      LINK.matcher(entry.answer())
          .results()
          .map(link -> link.group(1))
          .forEach(page -> assertTrue(PAGES.contains(page), entry.id() + ": " + page));
    }
  }
}
