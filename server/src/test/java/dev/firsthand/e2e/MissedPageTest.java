package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.VisitorCommand;
import org.junit.jupiter.api.Test;

/** Missed escalations in a browser: judged by one key, and felt by the confidence. */
class MissedPageTest extends InTheShop {

  private static final int NARROW = 320;

  /** A chat that the bot kept, with a thumb down. */
  private void letDown(String question) {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says(question);
      long answer = visitor.event(BotAnswered.class, 0).seq();
      visitor.does(id -> key -> new VisitorCommand.RateAnswer(id, key, answer, false));
      visitor.does(id -> key -> new VisitorCommand.End(id, key));
    }
  }

  private static Locator list(Page page) {
    return page.getByLabel("Chats in doubt").locator("button");
  }

  @Test
  void oneKeyJudgesAChatAndTheConfidenceLearnsOfIt() {
    letDown("When are you open?");
    letDown("when are you open");
    Page page = signedIn("/admin/#/missed", TestHouse.ADA);
    assertThat(list(page)).hasCount(2);
    assertThat(page.getByText("The visitor gave a thumb down.")).isVisible();
    assertThat(page.getByLabel("Not found helpful")).isVisible();

    page.keyboard().press("ArrowDown");
    assertThat(list(page).nth(1)).hasAttribute("aria-current", "true");
    page.keyboard().press("2");
    assertThat(page.getByText("Noted: a person should have come.")).isVisible();
    assertThat(list(page)).hasCount(1);
    assertThat(page.getByText("Judged: 0 right, 1 missed.")).isVisible();

    page.keyboard().press("1");
    assertThat(page.getByText("Nobody was let down, as far as one can see")).isVisible();
    assertThat(page.getByText("Judged: 1 right, 1 missed.")).isVisible();

    page.getByLabel("Show").selectOption("Judged");
    assertThat(list(page)).hasCount(2);
    var sources = Staff.signIn(at, TestHouse.ADA)
        .get("/api/v1/sites/demo/confidence")
        .body()
        .get("sources");
    assertThat(sources.get("judgements").asInt()).isEqualTo(2);
  }

  @Test
  void whereNothingIsInDoubtThePageSaysSo() {
    Page page = signedIn("/admin/#/missed", TestHouse.ADA);

    assertThat(page.getByText("Nobody was let down, as far as one can see")).isVisible();
    page.keyboard().press("2");
    assertThat(page.getByText("Judged: 0 right, 0 missed.")).isVisible();
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    letDown("When are you open?");
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/missed", TestHouse.ADA);
      assertThat(page.getByText("The visitor gave a thumb down.")).isVisible();
      assertThat(page.getByLabel("Not found helpful")).isVisible();
      assertNothingSerious(page);

      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}
