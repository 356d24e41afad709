package dev.firsthand.sites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Response;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opening hours over HTTP, on both databases. */
class HoursRoomTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String HOURS = "/api/v1/sites/shop/hours";

  private HoursDirectory hours;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    hours = new HoursDirectory(jdbi, house.clock, house.audit);
    new HoursEndpoints(
            house.guard,
            sites,
            hours,
            (site, draft, nobody, at, language) -> nobody + " " + language,
            house.clock)
        .addTo(house.router);
  }

  @Test
  void aSiteIsAlwaysOpenUntilSomebodySetsHours() {
    var begun = House.json(admin.get(HOURS));

    assertThat(begun.get("version").asLong()).isZero();
    assertThat(begun.get("hours").get("always").asBoolean()).isTrue();
    assertThat(hours.of(SHOP)).isEqualTo(SiteHours.NONE);
  }

  @Test
  void whatIsSavedIsInForceAtOnceAndOnOtherNodes() {
    var other = new HoursDirectory(house.database.jdbi(), house.clock, house.audit);
    var told = new ArrayList<String>();
    hours.onChange(() -> told.add("here"));
    other.onChange(() -> told.add("there"));

    var saved = save(0, week());
    other.refresh();
    other.refresh();

    assertThat(saved.status()).isEqualTo(200);
    assertThat(told).containsExactly("here", "there");
    assertThat(other.of(SHOP)).isEqualTo(hours.of(SHOP)).isNotEqualTo(SiteHours.NONE);
    assertThat(House.json(admin.get(HOURS)).get("hours"))
        .isEqualTo(House.json(saved).get("hours"));
    assertThat(house.audit.latest(1).getFirst().action()).isEqualTo("hours.save");
  }

  @Test
  void hoursSurviveTheirOwnStoredForm() {
    assertThat(HoursJson.read(HoursJson.write(SiteHours.NONE))).isEqualTo(SiteHours.NONE);
    save(0, week());
    assertThat(HoursJson.read(HoursJson.write(hours.of(SHOP)))).isEqualTo(hours.of(SHOP));
  }

  @Test
  void whoSavesSecondIsShownWhatIsThere() {
    save(0, week());
    var second = save(0, week());

    assertThat(second.status()).isEqualTo(409);
    assertThat(House.json(second).get("current").get("version").asLong()).isEqualTo(1);
    assertThat(save(1, always()).status()).isEqualTo(200);
    assertThat(save(1, always()).status()).isEqualTo(409);
    assertThat(save(2, week()).status()).isEqualTo(200);
    assertThat(save(7, week()).status()).isEqualTo(409);
  }

  @Test
  void whatCantBeTakenIsNamedAndChangesNothing() {
    assertThat(fieldOf(save(0, with("zone", "Europe/Nowhere")))).isEqualTo("zone");
    assertThat(fieldOf(save(0, with("zone", "+02:00")))).isEqualTo("zone");
    assertThat(fieldOf(save(0, with("week", List.of())))).isEqualTo("week");
    assertThat(fieldOf(save(0, with("week", List.of(span("MONDAY", "9", "17"))))))
        .isEqualTo("week");
    assertThat(fieldOf(save(0, with("week", List.of(span("SOMEDAY", "09:00", "17:00"))))))
        .isEqualTo("week");
    assertThat(fieldOf(save(0, with("week", List.of(span("MONDAY", "24:00", "17:00"))))))
        .isEqualTo("week");
    assertThat(fieldOf(save(0, with("holidays", List.of(Map.of("date", "soon", "yearly", true))))))
        .isEqualTo("holidays");
    assertThat(fieldOf(save(0, with("answerWithinMinutes", 0)))).isEqualTo("answerWithinMinutes");
    assertThat(hours.of(SHOP)).isEqualTo(SiteHours.NONE);
  }

  @Test
  void aPreviewTellsOfHoursThatAreNotSaved() {
    var answer = House.json(admin.post(
        HOURS + "/preview", Map.of("hours", week(), "at", "2026-12-25T20:00", "language", "de")));

    assertThat(answer.get("open").asBoolean()).isFalse();
    assertThat(answer.get("text").asString()).isEqualTo("HOLIDAY de");
    assertThat(answer.get("opens").asString()).isEqualTo("2026-12-28T09:00:00");
    assertThat(answer.get("due").asString()).isEqualTo("2026-12-28T09:30:00");
    assertThat(answer.get("openings")).hasSize(7);
    assertThat(hours.of(SHOP)).isEqualTo(SiteHours.NONE);
  }

  @Test
  void aSitesOwnWordsAreKeptAndOneOfAnUnknownPlaceholderIsRefusedByName() {
    var words = Map.of("ALL_BUSY", Map.of("de", "Bis {due}.", "*", "By {due}."));
    assertThat(save(0, with("texts", words)).status()).isEqualTo(200);
    assertThat(hours.of(SHOP).texts().texts().get(NobodyCase.ALL_BUSY))
        .containsEntry("de", "Bis {due}.");
    assertThat(HoursJson.read(HoursJson.write(hours.of(SHOP)))).isEqualTo(hours.of(SHOP));

    var refused = save(1, with("texts", Map.of("HOLIDAY", Map.of("fr", "De retour à {heure}."))));
    assertThat(fieldOf(refused)).isEqualTo("texts.HOLIDAY.fr");
    assertThat(House.json(refused).get("detail").asString()).contains("{heure}", "{due}");
    for (String bad : List.of("Back at {opens}", "{due", "due}", "{{due}}", "{}")) {
      assertThat(fieldOf(save(1, with("texts", Map.of("ALL_BUSY", Map.of("en", bad))))))
          .as(bad)
          .isEqualTo("texts.ALL_BUSY.en");
    }
    assertThat(fieldOf(save(1, with("texts", Map.of("ALL_BUSY", Map.of("english, please", "x"))))))
        .isEqualTo("texts.ALL_BUSY.english, please");
    assertThat(hours.saved(SHOP).version()).isEqualTo(1);
  }

  @Test
  void aTextThatNamesATimeIsWarnedOfWhereNoneIsKnown() {
    var form = new HashMap<String, Object>(always());
    form.put("texts", Map.of("NOBODY_SIGNED_IN", Map.of("*", "Back {due}")));

    assertThat(House.json(save(0, form)).get("warnings").toString()).contains("TIMES_UNKNOWN");
    assertThat(House.json(save(1, always())).get("warnings")).isEmpty();
  }

  @Test
  void aPreviewWhileOpenTellsEitherCase() {
    var noon = Map.of("hours", week(), "at", "2026-12-07T10:00", "language", "en");
    var busy = new HashMap<String, Object>(noon);
    busy.put("allBusy", true);

    assertThat(House.json(admin.post(HOURS + "/preview", noon)).get("nobody").asString())
        .isEqualTo("NOBODY_SIGNED_IN");
    assertThat(House.json(admin.post(HOURS + "/preview", busy)).get("nobody").asString())
        .isEqualTo("ALL_BUSY");
  }

  @Test
  void theHouseIsWhereMostOfItsSitesAre() {
    assertThat(hours.zone()).isEqualTo(ZoneOffset.UTC);
    for (String other : List.of("paris", "lyon")) {
      sites.create(other, other, Author.COMMAND_LINE);
    }
    saved("shop", "Europe/Berlin");
    assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    saved("paris", "Europe/Paris");
    assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    saved("lyon", "Europe/Paris");
    assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
  }

  private void saved(String site, String zone) {
    var answer = admin.put(
        "/api/v1/sites/" + site + "/hours", Map.of("basedOn", 0, "hours", with("zone", zone)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private Response save(long basedOn, Map<String, ?> form) {
    return admin.put(HOURS, Map.of("basedOn", basedOn, "hours", form));
  }

  private static Map<String, Object> always() {
    return Map.of("always", true, "answerWithinMinutes", 30, "offersOutside", false);
  }

  private static Map<String, Object> week() {
    return Map.of(
        "always",
        false,
        "zone",
        "Europe/Berlin",
        "week",
        List.of(
            span("MONDAY", "09:00", "12:00"),
            span("MONDAY", "13:00", "17:00"),
            span("FRIDAY", "22:00", "02:00"),
            span("SATURDAY", "22:00", "24:00")),
        "holidays",
        List.of(
            Map.of("date", "2025-12-25", "yearly", true, "name", "Christmas"),
            Map.of("date", "2026-12-26", "yearly", false)),
        "exceptions",
        List.of(Map.of(
            "date",
            "2026-12-24",
            "name",
            "Christmas Eve",
            "hours",
            List.of(Map.of("from", "09:00", "to", "12:00")))),
        "answerWithinMinutes",
        30,
        "offersOutside",
        false);
  }

  private static Map<String, Object> with(String field, Object value) {
    var form = new HashMap<>(week());
    form.put(field, value);
    return form;
  }

  private static Map<String, Object> span(String day, String from, String to) {
    return Map.of("day", day, "from", from, "to", to);
  }

  private static String fieldOf(Response response) {
    assertThat(response.status()).as(response.text()).isEqualTo(422);
    return House.json(response).get("field").asString();
  }
}
