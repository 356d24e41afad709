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
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site hides and how long it keeps its chats: the admin's page, in a browser. */
class PrivacyPageTest extends InTheShop {

  private static final int PHONE = 390;

  private Page privacyPage() {
    Page page = signedIn("/admin/#/privacy", TestHouse.ADA);
    assertThat(field(page, "Keep chats")).isVisible();
    return page;
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void whatIsHiddenIsTriedSavedByKeyboardAndThenHoldsForVisitors() {
    Page page = privacyPage();
    field(page, "Addresses of mail").press("Space");
    field(page, "Patterns of your own, one on each line").fill("KD-######");
    field(page, "Message").fill("kd-482913, ann@example.org");
    button(page, "Show what is stored").press("Enter");
    assertThat(page.getByText("••-••••••, •••@•••••••••••")).isVisible();

    button(page, "Save").press("Enter");
    assertThat(page.getByText("Saved. It holds from now on.")).isVisible();
    page.reload();
    assertThat(field(page, "Addresses of mail")).isChecked();
    assertThat(field(page, "Patterns of your own, one on each line")).hasValue("KD-######");

    try (var visitor = Visitor.newAt(at)) {
      visitor.says("I am KD-482913, my card is 4111 1111 1111 1111.");
      assertThat(visitor.hears(VisitorSaid.class).text())
          .isEqualTo("I am ••-••••••, my card is •••• •••• •••• 1111.");
    }
  }

  @Test
  void aPatternThatWillNotDoIsNamedAtItsField() {
    Page page = privacyPage();
    field(page, "Patterns of your own, one on each line").fill("a*b");
    button(page, "Save").press("Enter");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("“a*b”");
  }

  @Test
  void aShorterTimeSaysWhatItErasesAndIsThereAfterAReload() {
    Page page = privacyPage();
    field(page, "Keep chats").selectOption("90 days");
    assertThat(page.getByText("nothing would be erased tonight")).isVisible();
    button(page, "Save").press("Enter");
    assertThat(page.getByText("Saved. It holds from now on.")).isVisible();

    page.reload();
    assertThat(field(page, "Keep chats")).hasValue("90");
    field(page, "Keep chats").selectOption("Another number of days");
    field(page, "Days").fill("3");
    button(page, "Save").press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("from 7 to 3,650");
  }

  @Test
  void whatWouldBeErasedIsToldAndAskedBeforeItIsSaved(@TempDir Path files) throws IOException {
    Path past = files.resolve("past.jsonl");
    Files.writeString(past, """
        {"visitor": "c1", "messages": [
          {"at": "2026-01-02T10:04:05Z", "from": "visitor", "text": "My card: 4111 1111 1111 1111"}]}
        """.replaceAll("\\s*\n\\s*", " ").strip());
    assertThat(TestHouse.command(
            "import", "--site", TestHouse.SITE, "--data", data.toString(), past.toString()))
        .isZero();
    Page page = privacyPage();
    field(page, "Keep chats").selectOption("90 days");
    assertThat(page.getByText("1 chat would be erased tonight.")).isVisible();

    button(page, "Save").press("Enter");
    assertThat(page.getByText("Erase 1 chat tonight?")).isVisible();
    assertNothingSerious(page);
    button(page, "Cancel").press("Enter");
    page.reload();
    assertThat(field(page, "Keep chats")).hasValue("");

    field(page, "Keep chats").selectOption("90 days");
    assertThat(page.getByText("1 chat would be erased tonight.")).isVisible();
    button(page, "Save").press("Enter");
    button(page, "Save, and erase tonight").press("Enter");
    assertThat(page.getByText("Saved. It holds from now on.")).isVisible();
    page.reload();
    assertThat(field(page, "Keep chats")).hasValue("90");
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/privacy", TestHouse.ADA);
      assertThat(field(page, "Keep chats")).isVisible();
      field(page, "Keep chats").selectOption("30 days");
      assertThat(page.getByText("nothing would be erased tonight")).isVisible();
      button(page, "Show what is stored").press("Enter");
      assertThat(page.getByText("What would be stored").last()).isVisible();
      assertNothingSerious(page);

      page.setViewportSize(PHONE, 844);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);
    }
  }
}
