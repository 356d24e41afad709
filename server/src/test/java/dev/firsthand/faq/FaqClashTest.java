package dev.firsthand.faq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.http.Response;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two admins at one entry: neither overwrites unseen what the other wrote, on both databases. */
class FaqClashTest extends FaqContract {

  /** Versions 1 and 2: fee and hours made; and another admin changes the fee in version 3. */
  @BeforeEach
  void open() {
    isOpenOverHttp(
        (site, text, language, at) -> new FaqTest.Result("ANSWER", null, "", "{}", null),
        ZoneOffset.UTC);
    writes(entry("fee", "Fee?", "One."));
    writes(entry("hours", "Hours?", "Nine."));
    writes(entry("fee", "Fee?", "Two."));
  }

  private Response puts(String id, String answer, String query) {
    return admin.put(
        FAQ + "/" + id + query, Map.of("question", "Fee?", "answer", answer, "language", "en"));
  }

  private void isStale(Response answer, long current) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(House.json(answer).get("code").asString()).isEqualTo("STALE_VERSION");
    assertThat(House.json(answer).get("current").asLong()).isEqualTo(current);
    assertThat(faqs.current(SHOP).version()).isEqualTo(current);
  }

  private List<String> answers() {
    return faqs.current(SHOP).entries().stream().map(FaqEntry::answer).toList();
  }

  @Test
  void whatSomebodyElseWroteIsNotOverwrittenUnseen() {
    isStale(puts("fee", "Mine.", "?basedOn=2"), 3);
    assertThat(answers()).containsExactly("Two.", "Nine.");

    assertThat(puts("fee", "Mine.", "?basedOn=3").status()).isEqualTo(200);
    assertThat(answers()).containsExactly("Mine.", "Nine.");
  }

  @Test
  void whatBecameOfOtherEntriesDoesNotMatter() {
    assertThat(puts("hours", "Ten.", "?basedOn=2").status()).isEqualTo(200);
    assertThat(puts("new", "Yes.", "?basedOn=2").status()).isEqualTo(201);
  }

  @Test
  void whoeverSaysTheSameAgainIsNotInTheWay() {
    assertThat(puts("fee", "Two.", "?basedOn=2").status()).isEqualTo(200);
    assertThat(faqs.current(SHOP).version()).isEqualTo(3);
  }

  @Test
  void whatWasRemovedDoesNotComeBackUnseen() {
    register.delete(SHOP, "fee", Author.HOUSE);

    isStale(puts("fee", "Mine.", "?basedOn=3"), 4);
    assertThat(puts("fee", "Mine.", "?basedOn=4").status()).isEqualTo(201);
  }

  @Test
  void whatSomebodyElseWroteIsNotRemovedUnseen() {
    isStale(admin.delete(FAQ + "/fee?basedOn=2"), 3);

    assertThat(admin.delete(FAQ + "/fee?basedOn=3").status()).isEqualTo(200);
    assertThat(admin.delete(FAQ + "/fee?basedOn=3").status()).isEqualTo(404);
    assertThat(answers()).containsExactly("Nine.");
  }

  @Test
  void whoeverNamesNoVersionWritesAllTheSame() {
    assertThat(puts("fee", "Mine.", "").status()).isEqualTo(200);
    assertThat(House.json(puts("fee", "Hm.", "?basedOn=mine")).get("field").asString())
        .isEqualTo("basedOn");
    assertThat(answers()).containsExactly("Mine.", "Nine.");
  }
}
