package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.FaqPageTest.button;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The FAQ's earlier versions in a browser: seen, and brought back. */
class FaqHistoryPageTest extends InTheShop {

  private static final int NARROW = 320;
  private static final String FAQ = "/api/v1/sites/demo/faq";
  private static final String MOON = "Do you mend unicycles on the moon?";

  private Staff ada;

  /** Versions 2 to 4, after the shop's own: an entry is made, changed and removed. */
  @BeforeEach
  void write() {
    ada = Staff.signIn(at, TestHouse.ADA);
    ada.post(FAQ, moon("Only on Mondays."));
    ada.put(FAQ + "/moon", moon("Only on Tuesdays, by appointment."), null);
  }

  private static Map<String, Object> moon(String answer) {
    return Map.of(
        "id", "moon", "question", MOON, "answer", answer, "language", "en", "phrasings", List.of());
  }

  private JsonNode faq() {
    return ada.get(FAQ).body();
  }

  private String answer() {
    for (var entry : faq().get("entries")) {
      if (entry.get("id").asString().equals("moon")) {
        return entry.get("answer").asString();
      }
    }
    return "";
  }

  private static Locator topmost(Page page) {
    return page.getByRole(AriaRole.DIALOG).last();
  }

  @Test
  void anEntrysEarlierAnswerIsSeenAndBroughtBackByKeyboard() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "Edit “" + MOON + "”").click();
    button(page, "Earlier versions").press("Enter");

    assertThat(topmost(page).locator("del")).containsText("Mondays");
    assertThat(topmost(page).locator("ins").first()).containsText("Tuesdays, by appointment");
    assertNothingSerious(page);
    button(page, "Bring “" + MOON + "” back as it was in version 2").press("Enter");

    assertThat(topmost(page)).containsText("0 added, 1 changed, 0 removed");
    assertThat(topmost(page)).containsText("What this would change");
    assertNothingSerious(page);
    button(page, "Bring it back").press("Enter");

    assertThat(page.getByText("It is back.")).isVisible();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(answer()).isEqualTo("Only on Mondays.");
    assertThat(faq().get("version").asLong()).isEqualTo(4);
  }

  @Test
  void aRemovedEntryIsFoundInTheHistoryAndComesBack() {
    ada.delete(FAQ + "/moon");
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "History").click();
    assertThat(topmost(page).getByText("Removed “" + MOON + "”")).isVisible();
    topmost(page).locator("summary").first().press("Enter");
    button(page, "Bring “" + MOON + "” back as it was in version 3").click();
    button(page, "Bring it back").click();

    assertThat(page.getByText("It is back.")).isVisible();
    assertThat(button(page, "Edit “" + MOON + "”")).isVisible();
    assertThat(answer()).isEqualTo("Only on Tuesdays, by appointment.");
  }

  @Test
  void theWholeFaqGoesBackAndSaysSoFirst() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "History").click();
    assertThat(topmost(page).getByRole(AriaRole.LIST).first().locator("> li")).hasCount(3);
    button(page, "Take the whole FAQ back to version 1").click();
    assertThat(topmost(page)).containsText("0 added, 0 changed, 1 removed");

    ada.put(FAQ + "/moon", moon("Never."), null);
    button(page, "Go back").click();
    assertThat(topmost(page)).containsText("Somebody changed the FAQ first");
    assertThat(answer()).isEqualTo("Never.");
    button(page, "Go back").click();

    assertThat(page.getByText("The bot answers with version 1 again.")).isVisible();
    assertThat(answer()).isEmpty();
    button(page, "History").click();
    assertThat(topmost(page).getByText("Went back to version 1: " + MOON)).isVisible();
  }

  @Test
  void whatSomebodyElseSavesMeanwhileIsSeenBeforeItIsOverwritten() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "Edit “" + MOON + "”").click();
    FaqPageTest.field(page, "Answer").fill("On the moon, never.");
    ada.put(FAQ + "/moon", moon("Every day."), null);
    button(page, "Save").click();

    assertThat(topmost(page)).containsText("Somebody changed this entry first");
    assertThat(answer()).isEqualTo("Every day.");
    button(page, "Earlier versions").click();
    assertThat(topmost(page).locator("ins").first()).containsText("Every day");
    topmost(page).press("Escape");
    assertThat(FaqPageTest.field(page, "Answer")).hasValue("On the moon, never.");
    button(page, "Save mine all the same").click();

    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(answer()).isEqualTo("On the moon, never.");
  }

  @Test
  void whatSomebodyElseSavesMeanwhileIsNotDeletedUnseen() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "Edit “" + MOON + "”").click();
    button(page, "Delete").click();
    ada.put(FAQ + "/moon", moon("Every day."), null);
    topmost(page)
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete").setExact(true))
        .click();

    assertThat(page.getByText("Somebody changed this entry first")).isVisible();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.getByText("Every day.")).isVisible();
  }

  @Test
  void whoCancelsLeavesAllAsItIs() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "Edit “" + MOON + "”").click();
    FaqPageTest.field(page, "Answer").fill("Half a thought");
    button(page, "Earlier versions").click();
    button(page, "Bring “" + MOON + "” back as it was in version 2").click();
    topmost(page).press("Escape");
    topmost(page).press("Escape");

    assertThat(FaqPageTest.field(page, "Answer")).hasValue("Half a thought");
    assertThat(faq().get("version").asLong()).isEqualTo(3);
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/faq", TestHouse.ADA);
      button(page, "History").click();
      topmost(page).locator("summary").first().click();
      assertThat(topmost(page).locator("ins").first()).isVisible();
      assertNothingSerious(page);
      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
      assertThat((int) topmost(page).evaluate("dialog => dialog.scrollWidth - dialog.clientWidth"))
          .isLessThanOrEqualTo(0);
    }
  }
}
