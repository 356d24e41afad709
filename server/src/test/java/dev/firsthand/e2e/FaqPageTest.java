package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.BotAskedBack;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.VisitorCommand;
import java.util.List;
import java.util.Map;
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
    assertThat(page.getByText("answered once")).isVisible();
    assertThat(page.getByText("1 of 1 found it helpful")).isVisible();
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
  void entriesThatContradictEachOtherAreShownUntilSomebodySaysThatBothAreRight() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    for (var each : List.of(
        List.of("Can I hire a tandem for a day?", "Yes, for €40."),
        List.of("Could I hire a tandem for one day?", "Yes, for €55."))) {
      ada.post(
          "/api/v1/sites/demo/faq",
          Map.of("question", each.get(0), "answer", each.get(1), "language", "en"));
    }
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    assertThat(page.getByText("prices differ: €40 or €55")).isVisible();
    assertNothingSerious(page);

    button(
            page,
            "Both are right: “Can I hire a tandem for a day?” and “Could I hire a tandem for one day?”")
        .click();
    assertThat(page.getByText("No two entries are asked for in the same way.")).isVisible();
  }

  @Test
  void aFileShowsWhatItWouldChangeBeforeItDoes() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    choosesBells(page);
    Locator changes = page.getByLabel("What would change");
    assertThat(changes.getByRole(AriaRole.LISTITEM)).hasCount(1);
    assertThat(changes).containsText("Do you sell bells?");

    page.getByLabel("This file is the whole FAQ").check();
    assertThat(page.getByText("6 removed")).isVisible();
    assertNothingSerious(page);
    page.getByLabel("This file is the whole FAQ").uncheck();
    assertThat(page.getByText("0 removed")).isVisible();
    imports(page);
    assertThat(page.getByText("Do you sell bells?")).isVisible();
    assertThat(page.getByText("When are you open?")).isVisible();
  }

  @Test
  void whatSomebodyAddsAfterTheDryRunIsShownBeforeItIsRemoved() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    choosesBells(page);
    page.getByLabel("This file is the whole FAQ").check();
    assertThat(page.getByText("6 removed")).isVisible();
    ada.post(
        "/api/v1/sites/demo/faq",
        Map.of("question", "Do you sell unicycles?", "answer", "No.", "language", "en"));

    imports(page);
    assertThat(page.getByText("Somebody changed the FAQ first")).isVisible();
    assertThat(page.getByText("7 removed")).isVisible();
    assertThat(page.getByLabel("What would change")).containsText("Do you sell unicycles?");

    imports(page);
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.getByText("Do you sell bells?")).isVisible();
    assertThat(page.getByText("When are you open?")).hasCount(0);
  }

  private static void choosesBells(Page page) {
    button(page, "Import").first().click();
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload(
            "faq.md",
            "text/markdown",
            "## Do you sell bells?\n<!--\nid: bells\n-->\nYes.\n".getBytes(UTF_8)));
  }

  private static void imports(Page page) {
    page.getByRole(AriaRole.DIALOG)
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Import").setExact(true))
        .click();
  }

  @Test
  void anAnswerSaysHowItReadsWhileItIsWritten() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "Add entry").click();
    field(page, "Answer").fill("We are proud of our parcels.");
    assertThat(page.getByText("It speaks of us 2 times")).isVisible();

    field(page, "Answer").fill("Your parcel reaches you in two days.");
    assertThat(page.getByText("About the visitor")).isVisible();
    field(page, "Language").fill("nl");
    assertThat(page.getByText("About the visitor")).hasCount(0);
  }

  @Test
  void oneClickTeachesAPhrasingAndShowsWhatItWouldHaveAnswered() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("May my cargo of unicycles rent the moon for an opera?");
      long askBack = visitor.event(BotAskedBack.class, 0).seq();
      visitor.does(id -> key -> new VisitorCommand.Choose(id, key, askBack, "none"));
      visitor.hears(Escalated.class);
    }
    Page page = signedIn("/admin/#/questions", TestHouse.ADA);
    button(page, "Add to “Can I rent a cargo bike?”").click();

    assertThat(page.getByText("would have answered 1 of these 1 wordings")).isVisible();
    assertThat(page.getByText("Nothing is missing")).isVisible();
  }

  @Test
  void anUnansweredQuestionBecomesAnEntryWithThePersonsAnswer() {
    String asked = "My unicycle hums an opera whenever the moon is full";
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var visitor = Visitor.newAt(at)) {
      visitor.says(asked);
      visitor.hears(Escalated.class);
      String chat = visitor.conversation();
      maria.rings(chat);
      maria.replies(chat, maria.accepts(chat), "Tighten its spokes.");
    }
    Page page = signedIn("/admin/#/questions", TestHouse.ADA);
    assertThat(page.locator(".group__reply")).containsText("Tighten its spokes.");
    button(page, "New entry").press("Enter");
    assertThat(field(page, "Question")).hasValue(asked);
    assertThat(field(page, "Answer")).hasValue("Tighten its spokes.");
    button(page, "Save").click();

    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(page.getByText("Nothing is missing")).isVisible();
    page.navigate(at.page("/admin/#/faq").toString());
    assertThat(button(page, "Edit “" + asked + "”")).isVisible();
  }

  @Test
  void anEntryKeepsAllThatIsWrittenAndIsFoundByIt() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    button(page, "Add entry").click();
    field(page, "Question").fill("Do you mend unicycles?");
    field(page, "Other ways to ask it").fill("one wheel\nmono cycle");
    field(page, "Answer").fill("Yes, on **Mondays**.");
    assertThat(page.getByLabel("As visitors see it").locator("strong")).hasText("Mondays");
    field(page, "Category").fill("repairs");
    field(page, "Quick replies").fill("Book a day\nWhat does it cost?");
    button(page, "Save").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

    page.reload();
    page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true)).fill("mono");
    assertThat(page.locator(".entries > li")).hasCount(1);
    button(page, "Edit “Do you mend unicycles?”").click();
    assertThat(field(page, "Other ways to ask it")).hasValue("one wheel\nmono cycle");
    assertThat(field(page, "Category")).hasValue("repairs");
    assertThat(field(page, "Quick replies")).hasValue("Book a day\nWhat does it cost?");
  }

  @Test
  void theTestBoxSaysWhatItWouldDoAndWhy() {
    Page page = signedIn("/admin/#/faq", TestHouse.ADA);
    page.getByLabel("Question", new Page.GetByLabelOptions().setExact(true))
        .fill("puncture repair price");
    button(page, "Ask").click();

    Locator result = page.locator(".test__result");
    assertThat(result).containsText("Answers");
    assertThat(result).containsText("Mending a puncture costs 14 euros");
    assertThat(result.getByRole(AriaRole.ROW).first())
        .containsText("How much does it cost to mend");
    assertThat(result.getByRole(AriaRole.ROW).first()).containsText("%");
    assertThat(result.locator(".why__words").first()).containsText("puncture");
    assertThat(result.getByRole(AriaRole.ROW).nth(1)).isVisible();
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
