package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.FaqPageTest.button;
import static dev.firsthand.e2e.FaqPageTest.field;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.Escalated;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Entries that are answers at some times only, in a browser. */
class FaqTimesPageTest extends InTheShop {

  private static final String FAQ = "/api/v1/sites/demo/faq";
  private static final String SALE = "Is there a winter sale on unicycles?";

  private Page faqPage() {
    return signedIn("/admin/#/faq", TestHouse.ADA);
  }

  private Staff hasSale(String from, String until) {
    var ada = Staff.signIn(at, TestHouse.ADA);
    ada.put(
        FAQ + "/sale",
        Map.of(
            "question", SALE,
            "answer", "Half off.",
            "language", "en",
            "validFrom", from,
            "validUntil", until),
        null);
    return ada;
  }

  @Test
  void anEntryGetsItsTimeByKeyboardAndIsNoAnswerAfterIt() {
    var ada = hasSale("", "");
    var asked = Map.of("text", SALE, "language", "en");
    Net.until(
        "the sale is known",
        () -> ada.post(FAQ + "/test", asked).body().get("verdict").asString().equals("ANSWER"));
    try (var visitor = Visitor.newAt(at)) {
      visitor.says(SALE);
      assertThat(visitor.hears(BotAnswered.class).text()).isEqualTo("Half off.");
    }
    Page page = faqPage();
    button(page, "Edit “" + SALE + "”").click();
    field(page, "Answers until").fill("2026-01-02T18:00");
    button(page, "Save").press("Enter");
    // The question of the past loses its answer: somebody looks first.
    button(page, "Save with these changes").press("Enter");

    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    Locator entry = button(page, "Edit “" + SALE + "”");
    assertThat(entry).containsText("ended");
    try (var visitor = Visitor.newAt(at)) {
      visitor.says(SALE);
      visitor.hears(Escalated.class);
    }
  }

  @Test
  void theListIsNarrowedToWhatIsAnAnswerNow() {
    hasSale("2999-01-01", "");
    Page page = faqPage();
    Locator sale = button(page, "Edit “" + SALE + "”");
    assertThat(sale).containsText("2999");

    page.getByLabel("Answers", new Page.GetByLabelOptions().setExact(true)).selectOption("Not yet");
    assertThat(page.locator(".entry")).hasCount(1);
    assertNothingSerious(page);
    page.getByLabel("Answers", new Page.GetByLabelOptions().setExact(true)).selectOption("Now");
    assertThat(sale).hasCount(0);
  }

  @Test
  void theTestBoxSaysWhyAnEntryIsNoAnswerAndAsksAtAnotherTime() {
    hasSale("2026-01-01T09:00", "2026-01-02T18:00");
    Page page = faqPage();
    page.getByLabel("Question", new Page.GetByLabelOptions().setExact(true)).fill(SALE);
    button(page, "Ask").click();
    assertThat(page.getByText("it has been no answer since")).isVisible();

    page.getByLabel("When", new Page.GetByLabelOptions().setExact(true)).fill("2026-01-01T12:00");
    button(page, "Ask").click();
    assertThat(page.locator(".test__result")).containsText("Half off.");
    assertThat(page.getByText("it has been no answer since")).hasCount(0);
    assertNothingSerious(page);
  }

  @Test
  void aTimeThatCantBeIsNamedAtItsField() {
    hasSale("", "");
    Page page = faqPage();
    button(page, "Edit “" + SALE + "”").click();
    field(page, "Answers from").fill("2026-12-24T18:00");
    field(page, "Answers until").fill("2026-12-24T18:00");
    button(page, "Save").click();

    assertThat(page.getByText("the entry would never be an answer")).isVisible();
    assertThat(field(page, "Answers until")).hasAttribute("aria-invalid", "true");
  }
}
