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
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.VisitorCommand;
import org.junit.jupiter.api.Test;

/** The FAQ's page in a browser: no edit takes an answer away unseen. */
class FaqPageTest extends InTheShop {

  private static final int NARROW = 320;
  private static final String OPEN = "When are you open?";

  private void answeredWell() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says(OPEN);
      long answer = visitor.event(BotAnswered.class, 0).seq();
      visitor.does(id -> key -> new VisitorCommand.RateAnswer(id, key, answer, true));
    }
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator field(Page page, String label) {
    return page.getByRole(AriaRole.DIALOG)
        .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static void writes(Page page, String question, String answer) {
    button(page, "Add entry").click();
    field(page, "Question").fill(question);
    field(page, "Answer").fill(answer);
    button(page, "Save").click();
  }

  @Test
  void anEntryThatStealsARightAnswerIsSeenBeforeItIsSaved() {
    answeredWell();
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    writes(page, OPEN, "Never on Mondays.");

    assertThat(page.getByText("1 worse")).isVisible();
    assertThat(page.getByLabel("Questions that get another answer")).containsText(OPEN);
    assertNothingSerious(page);

    field(page, "Question").fill("Do you mend unicycles on the moon?");
    assertThat(page.getByText("1 worse")).hasCount(0);
    button(page, "Save").click();
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void anEntryThatOnlyAnswersMoreIsSavedAtOnceAndSaysHowMuch() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("My unicycle hums an opera whenever the moon is full");
      visitor.hears(Escalated.class);
    }
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    writes(page, "My unicycle hums an opera whenever the moon is full", "Tighten its spokes.");

    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.getByText("Saved.")).isVisible();
  }

  @Test
  void whoDeletesAnEntrySeesWhichQuestionsLoseTheirAnswer() {
    answeredWell();
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    page.getByRole(
            AriaRole.BUTTON,
            new GetByRoleOptions().setName("Edit “When are you open?”").setExact(true))
        .click();
    button(page, "Delete").click();

    assertThat(page.getByText("1 worse")).isVisible();
    assertThat(page.getByLabel("Questions that get another answer")).containsText(OPEN);
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/faq", TestHouse.ADA);
      assertThat(button(page, "Add entry")).isVisible();
      assertNothingSerious(page);
      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}
