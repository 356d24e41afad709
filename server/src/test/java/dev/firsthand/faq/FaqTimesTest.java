package dev.firsthand.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Validity;
import dev.firsthand.rest.BadInput;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The times of entries: typed by the clock on the site's wall, kept as moments, in files and over HTTP. */
class FaqTimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @EnumSource(FaqFormat.class)
  void whatIsWrittenIsReadBackInAnyZone(FaqFormat format) {
    var entries = List.of(
        sale(new Validity(Instant.parse("2026-11-30T23:00:00Z"), null)),
        sale(new Validity(null, Instant.parse("2026-10-25T01:30:00.250Z"))));
    for (var one : entries) {
      var file = FaqFiles.write(List.of(one), format, BERLIN);

      var read = FaqFiles.read(file, format, ZoneId.of("Asia/Tokyo"));
      assertThat(read.errors()).isEmpty();
      assertThat(read.rows().getFirst().entry()).isEqualTo(one);
    }
    assertThat(new String(FaqFiles.write(entries, format, BERLIN), UTF_8))
        .contains("2026-12-01T00:00:00+01:00");
  }

  @Test
  void aDayIsMeantWholeAndATimeIsThatOfTheSite() {
    assertThat(ValidTimes.read("2026-12-24", "2026-12-24", BERLIN))
        .isEqualTo(new Validity(
            Instant.parse("2026-12-23T23:00:00Z"), Instant.parse("2026-12-24T23:00:00Z")));
    assertThat(ValidTimes.read("2026-06-01T09:00", "", BERLIN))
        .isEqualTo(new Validity(Instant.parse("2026-06-01T07:00:00Z"), null));
    assertThat(ValidTimes.read("2026-06-01 09:00Z", "2026-06-01T09:00:01+00:00", BERLIN))
        .isEqualTo(new Validity(
            Instant.parse("2026-06-01T09:00:00Z"), Instant.parse("2026-06-01T09:00:01Z")));
    assertThat(ValidTimes.read("", " ", BERLIN)).isEqualTo(Validity.ALWAYS);
  }

  @Test
  void aZoneHasTheNameThatBrowsersKnow() {
    assertThat(ValidTimes.name(ZoneOffset.UTC)).isEqualTo("UTC");
    assertThat(ValidTimes.name(BERLIN)).isEqualTo("Europe/Berlin");
  }

  @Test
  void flawsHaveTheirLine() {
    var csv = """
        id,question,answer,validFrom,validUntil
        a,A?,A.,tomorrow,
        b,B?,B.,,2026-02-30
        c,C?,C.,2026-12-24,2026-12-23
        d,D?,D.,2026-12-24,2026-12-24
        e,E?,E.,+12026-12-24,
        """;
    var markdown = "## A?\n<!--\nvalidFrom: soon\n-->\nA.\n";
    var json = "[{\"question\":\"A?\",\n\"answer\":\"A.\",\"validUntil\":\"12/24/2026\"}]";

    assertThat(lines(csv, FaqFormat.CSV)).containsExactly(2, 3, 4, 6);
    assertThat(lines(markdown, FaqFormat.MARKDOWN)).containsExactly(1);
    assertThat(lines(json, FaqFormat.JSON)).containsExactly(1);
    assertThat(read(csv, FaqFormat.CSV).errors().getFirst().message())
        .contains("“tomorrow”")
        .contains("2026-12-24T18:00");
  }

  private static FaqFile read(String text, FaqFormat format) {
    return FaqFiles.read(text.getBytes(UTF_8), format, BERLIN);
  }

  private static List<Integer> lines(String text, FaqFormat format) {
    return read(text, format).errors().stream().map(LineError::line).toList();
  }

  private static FaqEntry sale(Validity validity) {
    return new FaqEntry("sale", "A sale?", List.of(), "Yes.", "", "en", List.of(), validity);
  }

  @Nested
  class OverHttp extends FaqContract {

    private Instant asked = Instant.EPOCH;

    @BeforeEach
    void open() {
      isOpenOverHttp(
          (site, text, language, at) -> {
            asked = at;
            return new FaqTest.Result("ANSWER", null, "", "{}", null);
          },
          BERLIN);
    }

    private static Map<String, Object> sent(String from, String until) {
      var sale = new HashMap<String, Object>(Map.of("question", "A sale?", "answer", "Yes."));
      sale.put("validFrom", from);
      sale.put("validUntil", until);
      return sale;
    }

    @Test
    void whatIsTypedByTheSitesClockIsKeptAsAMoment() {
      var put = admin.put(FAQ + "/sale", sent("2026-12-01T09:00", "2026-12-24"));

      assertThat(put.status()).as(put.text()).isEqualTo(201);
      assertThat(House.json(put).at("/entry/validFrom").asString())
          .isEqualTo("2026-12-01T09:00:00+01:00");
      var shown = House.json(admin.get(FAQ));
      assertThat(shown.get("zone").asString()).isEqualTo("Europe/Berlin");
      assertThat(shown.at("/entries/0/validUntil").asString())
          .isEqualTo("2026-12-25T00:00:00+01:00");
      var expected = new Validity(
          Instant.parse("2026-12-01T08:00:00Z"), Instant.parse("2026-12-24T23:00:00Z"));
      assertThat(faqs.current(SHOP).entries().getFirst().validity()).isEqualTo(expected);
      assertThat(new FaqDirectory(house.database.jdbi()).current(SHOP))
          .isEqualTo(faqs.current(SHOP));
      assertThat(house.audit.latest(1).getFirst().after()).contains("2026-12-24T23:00:00Z");
    }

    @Test
    void otherChangesLeaveTheTimeAsItIs() {
      register.put(SHOP, sale(new Validity(null, Instant.EPOCH)), Author.HOUSE);

      register.addPhrasing(SHOP, 1, "sale", "Anything cheaper?", Author.HOUSE);

      var entry = faqs.current(SHOP).entries().getFirst();
      assertThat(entry.phrasings()).containsExactly("Anything cheaper?");
      assertThat(entry.validity().until()).isEqualTo(Instant.EPOCH);
      var again = admin.put(FAQ + "/sale", sent("", ""));
      assertThat(again.status()).isEqualTo(200);
      assertThat(faqs.current(SHOP).entries().getFirst().validity()).isEqualTo(Validity.ALWAYS);
      assertThat(House.json(again).get("entry").has("validUntil")).isFalse();
    }

    @Test
    void whatCantBeIsNamed() {
      for (var bad : Map.of(
              "validFrom", sent("next week", ""),
              "validUntil", sent("2026-12-24T18:00", "2026-12-24T18:00"))
          .entrySet()) {
        var refused = admin.post(FAQ, bad.getValue());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(House.json(refused).get("field").asString()).isEqualTo(bad.getKey());
      }
      assertThat(faqs.current(SHOP).version()).isZero();
    }

    @Test
    void aMomentThatCouldNotBeReadAgainIsNotKept() {
      var farOff = sale(new Validity(null, Instant.parse("+12026-12-24T00:00:00Z")));

      assertThatThrownBy(() -> register.put(SHOP, farOff, Author.HOUSE))
          .isInstanceOf(BadInput.class);
      assertThat(faqs.current(SHOP).version()).isZero();
    }

    @Test
    void aFilesTimesAreThoseOfTheSite() {
      var csv = "id,question,answer,validFrom\nsale,A sale?,Yes.,2026-12-01\n";

      assertThat(admin.post(FAQ + "/import?format=csv", csv).status()).isEqualTo(200);

      assertThat(faqs.current(SHOP).entries().getFirst().validity().from())
          .isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
      assertThat(admin.get(FAQ + "/export?format=csv").text())
          .contains("2026-12-01T00:00:00+01:00");
      var dry = admin.post(
          FAQ + "/import?format=csv&dryRun=true",
          "id,question,answer,validFrom,language\nsale,A sale?,Yes.,2026-12-02,\n");
      assertThat(House.json(dry).at("/changes/0/fields/0").asString()).isEqualTo("validFrom");
    }

    @Test
    void aTrialIsAskedNowOrWhenTheAdminSays() {
      admin.post(FAQ + "/test", Map.of("text", "A sale?"));
      assertThat(asked).isEqualTo(house.clock.instant());

      admin.post(FAQ + "/test", Map.of("text", "A sale?", "at", "2026-12-01T09:00"));
      assertThat(asked).isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
      var bad = admin.post(FAQ + "/test", Map.of("text", "A sale?", "at", "noon"));
      assertThat(House.json(bad).get("field").asString()).isEqualTo("at");
    }
  }
}
