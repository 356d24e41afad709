package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqDirectory;
import dev.firsthand.faq.FaqRegister;
import dev.firsthand.sites.ShopContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Entries that mean the same, over HTTP, on both databases. */
class DoublesTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String DOUBLES = "/api/v1/sites/shop/faq/doubles";

  private FaqRegister register;
  private int compared;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    var faqs = new FaqDirectory(jdbi);
    register = new FaqRegister(jdbi, house.clock, house.audit, faqs);
    new DoublesEndpoints(
            house.guard,
            new DoublesDesk(new LexicalBot(faqs), new SetAside(jdbi, house.clock, house.audit)),
            sites::exists,
            work -> {
              compared++;
              work.run();
            })
        .addTo(house.router);
    put("sending", "How long does delivery take?", "It takes 2 days.");
    put("again", "How long will delivery take?", "It takes 3 to 5 days.");
    put("cost", "Is gift wrapping free?", "Yes.");
  }

  private void put(String id, String question, String answer) {
    register.put(
        SHOP,
        new FaqEntry(id, question, List.of(), answer, "", "en", List.of()),
        Author.COMMAND_LINE);
  }

  private JsonNode pairs() {
    return House.json(admin.get(DOUBLES)).get("pairs");
  }

  private int dismiss(String one, String other) {
    return admin
        .post(DOUBLES + "/dismissed", Map.of("one", one, "other", other))
        .status();
  }

  @Test
  void onlyAdminsCompare() {
    house.hire("maria", Role.AGENT);
    assertThat(house.signedIn("maria").get(DOUBLES).status()).isEqualTo(403);
    assertThat(house.stranger().get(DOUBLES).status()).isEqualTo(401);
    assertThat(dismiss("sending", "nowhere")).isEqualTo(404);
  }

  @Test
  void aContradictionIsShownWithWhatIsStatedDifferentlyAndStandsFirst() {
    put("wrap", "Is gift wrapping for free?", "Yes.");

    assertThat(pairs()).hasSize(2);
    var contradiction = pairs().get(0);
    assertThat(contradiction.get("differences").get(0).get("kind").asString())
        .isEqualTo("DURATION");
    assertThat(contradiction.get("differences").get(0).get("one").asString()).isEqualTo("2 days");
    assertThat(pairs().get(1).get("isSame").asBoolean()).isTrue();
    assertThat(pairs().get(1).get("differences")).isEmpty();
  }

  @Test
  void whatWasComparedIsShownAgainWithoutComparingUntilTheFaqIsAnother() {
    var first = pairs();
    assertThat(pairs()).isEqualTo(first);
    assertThat(dismiss("sending", "again")).isEqualTo(200);
    assertThat(pairs()).isEmpty();
    assertThat(compared).isEqualTo(1);

    put("cost", "Is gift wrapping free?", "No.");
    assertThat(pairs()).isEmpty();
    assertThat(compared).isEqualTo(2);
  }

  @Test
  void aPairThatIsSetAsideComesBackWhenOneOfTheTwoIsEdited() {
    assertThat(dismiss("sending", "again")).isEqualTo(200);
    assertThat(pairs()).isEmpty();

    put("again", "How long will delivery take?", "It takes 4 to 5 days.");
    assertThat(pairs()).hasSize(1);
  }
}
