package dev.firsthand.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Outlook;
import dev.firsthand.conversation.PromisingWords;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose words a visitor reads who finds nobody there. */
class NobodyTextsTest {

  private static final Instant NOW = Instant.parse("2026-03-04T19:00:00Z");
  private static final Instant OPENS = Instant.parse("2026-03-05T09:00:00Z");
  private static final Instant DUE = Instant.parse("2026-03-05T09:30:00Z");
  private static final Words HOUSE =
      (site, language, key) -> key.startsWith("when.") ? "{time}" : "house " + key;

  private final NobodyTexts texts = new NobodyTexts(Map.of(
      NobodyCase.OUTSIDE_HOURS,
      Map.of("en", "Back at {opens}, answer by {due}.", "de", "Zu."),
      NobodyCase.ALL_BUSY,
      Map.of("pt-BR", "Ocupados", "*", "All are busy until {due}.")));

  @Test
  void theSitesWordsAreSaidWithTheTimesFilledIn() {
    assertThat(read("OUTSIDE_HOURS", "en", OPENS, DUE))
        .isEqualTo("Back at 09:00, answer by 09:30.");
    assertThat(read("OUTSIDE_HOURS", "en-GB", OPENS, DUE)).startsWith("Back at 09:00");
    assertThat(read("OUTSIDE_HOURS", "de", OPENS, DUE)).isEqualTo("Zu.");
    assertThat(read("ALL_BUSY", "it", null, DUE)).isEqualTo("All are busy until 09:30.");
    assertThat(read("ALL_BUSY", "pt-BR", null, DUE)).isEqualTo("Ocupados");
  }

  @Test
  void theHouseSpeaksWhereTheSiteHasNoWordsForTheCaseOrTheLanguage() {
    assertThat(read("HOLIDAY", "en", OPENS, DUE)).isEqualTo("house nobody.HOLIDAY.by");
    assertThat(read("OUTSIDE_HOURS", "fr", OPENS, DUE)).isEqualTo("house nobody.OUTSIDE_HOURS.by");
    assertThat(texts.over(HOUSE).say(new SiteKey("shop"), "en", "closed.IDLE"))
        .isEqualTo("house closed.IDLE");
  }

  @Test
  void noPlaceholderIsEverReadByAVisitor() {
    assertThat(read("OUTSIDE_HOURS", "en", null, null)).isEqualTo("house nobody.OUTSIDE_HOURS");
    assertThat(read("OUTSIDE_HOURS", "en", null, DUE)).isEqualTo("house nobody.OUTSIDE_HOURS");
    assertThat(read("ALL_BUSY", "en", null, null)).isEqualTo("house nobody.ALL_BUSY");
    assertThat(read("OUTSIDE_HOURS", "de", null, null)).isEqualTo("Zu.");
  }

  private String read(
      String nobody, String language, @Nullable Instant opens, @Nullable Instant due) {
    return PromisingWords.say(
        texts.over(HOUSE),
        new SiteKey("shop"),
        language,
        "nobody." + nobody,
        new Outlook(opens, due, ZoneOffset.UTC),
        NOW);
  }
}
