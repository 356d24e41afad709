package dev.firsthand.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.conversation.SiteKey;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of the bot and of the house exist in every language, short and complete. */
class HouseTextsTest {

  private static final Set<String> KEYS = Set.of(
      "bot.greeting",
      "bot.rephrase",
      "followUp.opened",
      "escalated.CAME_BACK",
      "bot.hello",
      "bot.thanks",
      "bot.goodbye",
      "bot.glad",
      "bot.askBack",
      "bot.noneOfThese",
      "escalated.VISITOR_ASKED",
      "escalated.LOW_CONFIDENCE",
      "escalated.NOT_CLARIFIED",
      "escalated.UNHELPFUL",
      "escalated.REPEATED",
      "escalated.FRUSTRATED",
      "escalated.BOT_FAILED",
      "escalated.AGENT_TOOK_OVER",
      "escalated.SENSITIVE",
      "escalated.VISITOR_RULE",
      "handedOver",
      "handedOver.titled",
      "putBack",
      "escalated.OTHER_LANGUAGE",
      "offer.person",
      "requeued.AGENT_GONE",
      "nobody.ALL_BUSY",
      "nobody.NOBODY_SIGNED_IN",
      "nobody.OUTSIDE_HOURS",
      "nobody.HOLIDAY",
      "followUp.thanks",
      "closed.AGENT",
      "closed.BLOCKED",
      "closed.VISITOR",
      "closed.promised",
      "closed.IDLE",
      "backToBot",
      "reassigned",
      "accepted.greeting",
      "reopened",
      "mail.subject",
      "mail.greeting",
      "mail.link",
      "mail.foot",
      "mail.chat.subject",
      "mail.chat.greeting",
      "mail.chat.foot",
      "mail.you",
      "mail.bot",
      "mail.asked",
      "followUp.callBack",
      "followUp.callBack.by",
      "followUp.opened.by",
      "followUp.thanks.by",
      "nobody.ALL_BUSY.by",
      "nobody.HOLIDAY.by",
      "nobody.NOBODY_SIGNED_IN.by",
      "nobody.OUTSIDE_HOURS.by",
      "standing.again",
      "standing.settled",
      "standing.settled.agent",
      "standing.call.by",
      "standing.call.agent.by",
      "standing.promise.by",
      "standing.promise.agent.by",
      "when.date",
      "when.language",
      "when.pattern",
      "when.today",
      "when.tomorrow",
      "when.weekday");

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
  void everyKeyHasItsWords(String language) throws IOException {
    assertEquals(new TreeSet<>(KEYS), new TreeSet<>(texts(language).propertyNames()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
  void noTextIsEmptyOrLong(String language) throws IOException {
    for (var text : texts(language).properties()) {
      var words = text.getValue().asString();
      assertTrue(!words.isBlank() && words.length() <= 220, text.getKey());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
  void placesInATextAreThoseThatAreFilled(String language) throws IOException {
    for (var text : texts(language).properties()) {
      var words = text.getValue().asString();
      if (text.getKey().equals("accepted.greeting")) {
        assertEquals(2, words.split("\\{agent\\}", -1).length, text.getKey());
        words = words.replace("{agent}", "");
      }
      if (text.getKey().endsWith(".by")) {
        assertTrue(words.contains("{due}"), text.getKey());
        words = words.replace("{due}", "").replace("{opens}", "");
      }
      if (text.getKey().startsWith("standing.")) {
        assertEquals(text.getKey().contains(".agent"), words.contains("{agent}"), text.getKey());
        assertEquals(
            text.getKey().startsWith("standing.settled"), words.contains("{text}"), text.getKey());
        words = words.replace("{agent}", "").replace("{text}", "");
      }
      if (text.getKey().startsWith("handedOver")) {
        assertTrue(words.contains("{from}") && words.contains("{to}"), text.getKey());
        assertEquals(text.getKey().endsWith(".titled"), words.contains("{title}"));
        words = words.replace("{from}", "").replace("{to}", "").replace("{title}", "");
      }
      if (text.getKey().startsWith("mail.")) {
        words = words.replace("{agent}", "").replace("{site}", "");
      }
      if (text.getKey().startsWith("when.")) {
        words = words.replace("{time}", "").replace("{day}", "");
      }
      assertFalse(words.contains("{") || words.contains("}"), text.getKey());
    }
  }

  @Test
  void whoWritesAnotherLanguageIsToldSoInIt() throws IOException {
    for (var language : texts("others").properties()) {
      assertEquals(
          Set.of("escalated.OTHER_LANGUAGE"), Set.copyOf(language.getValue().propertyNames()));
      var words =
          new HouseWords().say(new SiteKey("demo"), language.getKey(), "escalated.OTHER_LANGUAGE");
      assertEquals(language.getValue().get("escalated.OTHER_LANGUAGE").asString(), words);
      assertTrue(!words.isBlank() && words.length() <= 220, language.getKey());
    }
    assertTrue(texts("others")
        .propertyNames()
        .containsAll(Set.of("it", "nl", "pt", "pl", "da", "sv", "tr", "ru", "uk", "zh", "ja")));
    assertEquals(
        texts("en").get("bot.thanks").asString(),
        new HouseWords().say(new SiteKey("demo"), "it", "bot.thanks"));
  }

  @Test
  void theBotSaysThatItIsABot() throws IOException {
    assertTrue(texts("en").get("bot.greeting").asString().contains("bot"));
    assertTrue(texts("de").get("bot.greeting").asString().contains("Bot"));
    assertTrue(texts("fr").get("bot.greeting").asString().contains("robot"));
    assertTrue(texts("es").get("bot.greeting").asString().contains("bot"));
    assertTrue(texts("ar").get("bot.greeting").asString().contains("bot"));
  }

  private static JsonNode texts(String language) throws IOException {
    var resource = "/texts/" + language + ".json";
    try (var in = requireNonNull(HouseTextsTest.class.getResourceAsStream(resource), resource)) {
      return JsonMapper.shared().readTree(in);
    }
  }
}
