package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import org.junit.jupiter.api.Test;

/** An admin gives the chat words and a colour of the site's own. */
class OwnTextsTest extends InTheShop {

  @Test
  void aTextIsFoundChangedSeenInThePreviewAndReadByVisitorsOfThatLanguage() {
    Page admin = signedIn("/admin/#/site", TestHouse.ADA);
    FrameLocator preview = admin.frameLocator(".mock__frame");
    admin.getByLabel("Search the texts").fill("talk to a person");
    admin
        .getByLabel("Talk to a person", new Page.GetByLabelOptions().setExact(true))
        .fill("<b>Ask</b> a gardener");
    assertThat(preview.locator(".head-deeds")).containsText("<b>Ask</b> a gardener");
    admin.getByLabel("Search the texts").fill("characters left");
    admin.getByLabel("{count} characters left").fill("{coun} to go");
    assertThat(admin.getByText("Keep {count}: it is filled in when the text is shown."))
        .isVisible();
    press(admin, "Save");
    assertThat(admin.getByText("One of your texts (en) still needs a look.")).isVisible();
    admin.getByLabel("{count} characters left").fill("{count} to go");
    press(admin, "Save");
    assertThat(admin.getByText("Saved. Visitors see it from now on.")).isAttached();

    Page page = newPage(desktop());
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);
    assertThat(chat.button("<b>Ask</b> a gardener")).isVisible();
    chat.field().fill("x".repeat(3_990));
    assertThat(chat.frame().getByText("10 to go")).isVisible();

    Page german = newPage(desktop());
    german.addInitScript("addEventListener('DOMContentLoaded',"
        + " () => { document.documentElement.lang = 'de'; }, { capture: true })");
    german.navigate(at.page("/").toString());
    assertThat(OpenChat.in(german).button("Mit einem Menschen sprechen")).isVisible();

    admin.reload();
    admin.getByLabel("Search the texts").fill("gardener");
    press(admin, "Back to the original");
    assertThat(preview.locator(".head-deeds")).containsText("Talk to a person");
  }

  @Test
  void aColourThatNobodyWouldSeeIsRefusedAndMended() {
    Page admin = signedIn("/admin/#/site", TestHouse.ADA);
    admin
        .getByLabel("Accent colour", new Page.GetByLabelOptions().setExact(true))
        .fill("#ffee99");
    press(admin, "Save");
    assertThat(admin.getByText("This colour can hardly be seen on a white page"))
        .isVisible();
    admin.getByText("Darken it").click();
    press(admin, "Save");
    assertThat(admin.getByText("Saved. Visitors see it from now on.")).isAttached();
    assertThat(admin
            .getByLabel("Accent colour", new Page.GetByLabelOptions().setExact(true))
            .inputValue())
        .isNotEqualTo("#ffee99");
  }

  /** Presses a button of a page by its whole name. */
  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
