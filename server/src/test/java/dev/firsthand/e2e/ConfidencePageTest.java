package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far the bot keeps its word, and refitting it, in a browser. */
class ConfidencePageTest extends InTheShopForWeeks {

  private static final int NARROW = 320;

  /** All answers get a thumb, and one in three of them down: 124, of which 18 in German. */
  private void thumbs() {
    PastChats.write(data, past -> past.execute("""
        update bot_turn set helpful = case when conversation % 3 = 0 then 0 else 1 end
        where verdict = 'ANSWER'
        """));
  }

  private Page confidence() {
    return signedIn("/admin/#/confidence", TestHouse.ADA);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator table(Page page, String name) {
    return page.getByRole(AriaRole.TABLE, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator choice(Page page, String name) {
    return page.getByRole(
        AriaRole.COMBOBOX, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void withoutEnoughLabelsItSaysHowManyAreMissing() {
    Page page = confidence();

    assertThat(table(page, "Labels").getByRole(AriaRole.ROW).nth(1))
        .containsText("26 more (10 wrong)");
    assertThat(page.getByText("At least 26 more labels are needed")).isVisible();
    assertThat(button(page, "Adopt the refit")).hasCount(0);
  }

  @Test
  void aRefitIsShownBeforeItIsAdoptedAndTakenBackByKeyboard() {
    thumbs();
    Page page = confidence();
    assertThat(page.getByText("On 124 labels the confidence is off by")).isVisible();
    assertThat(page.getByText("Error ")).isVisible();
    assertThat(table(page, "What a confidence becomes")).containsText("90%");
    page.getByLabel("What is this change for?").fill("A third is wrong");
    button(page, "Adopt the refit").press("Enter");

    assertThat(page.getByText("Version 1 is in force.")).isVisible();
    assertThat(page.locator(".version").first()).containsText("A third is wrong");
    assertThat(page.locator(".version").first()).containsText("in force");
    assertThat(page.locator(".version").first()).containsText("124 labels");

    button(page, "Make the confidence as shipped the current one").press("Enter");

    assertThat(page.getByText("The confidence as shipped is in force again.")).isVisible();
    assertThat(page.locator(".version").last()).containsText("in force");
    assertThat(button(page, "Make version 1 the current one")).isVisible();
  }

  @Test
  void itIsShownForEachLanguageAndCategoryWithATableBehind() {
    thumbs();
    var ada = Staff.signIn(at, TestHouse.ADA);
    ada.put(
        "/api/v1/sites/demo/faq/warranty",
        Map.of("question", "W?", "answer", "Yes.", "language", "en", "category", "repairs"),
        null);
    Page page = confidence();
    assertThat(page.getByText("On 124 labels the confidence is off by")).isVisible();
    assertThat(page.getByRole(AriaRole.IMG).first()).isVisible();
    assertThat(table(page, "Reliability now, in numbers")).isVisible();
    Pages.unfolds(page, "Reliability with the refit, in numbers");
    assertThat(table(page, "Reliability with the refit, in numbers")).isVisible();

    choice(page, "Language").selectOption("German");
    assertThat(page.getByText("On 18 labels the confidence is off by")).isVisible();
    choice(page, "Category").selectOption("repairs");
    assertThat(page.getByText("On 124 labels the confidence is off by")).isVisible();
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    thumbs();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/confidence", TestHouse.ADA);
      assertThat(page.getByText("On 124 labels the confidence is off by")).isVisible();
      Pages.unfolds(page, "Reliability with the refit, in numbers");
      assertNothingSerious(page);
      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}
