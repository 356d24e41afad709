package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An admin gives the chat words and a colour of the site's own. */
@Timeout(90)
class OwnTextsTest {

  private static Tabs tabs;

  private TestHouse house;
  private Address at;

  @BeforeAll
  static void launch() {
    tabs = new Tabs();
  }

  @AfterAll
  static void quit() {
    tabs.close();
  }

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.withShop(data);
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    tabs.closePages();
    house.close();
  }

  @Test
  void aTextIsFoundChangedSeenInThePreviewAndReadByVisitorsOfThatLanguage() {
    Page admin = tabs.siteAndLook(at);
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
    Tabs.press(admin, "Save");
    assertThat(admin.getByText("One of your texts (en) still needs a look.")).isVisible();
    admin.getByLabel("{count} characters left").fill("{count} to go");
    Tabs.press(admin, "Save");
    assertThat(admin.getByText("Saved. Visitors see it from now on.")).isAttached();

    Page page = tabs.desktop();
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);
    assertThat(chat.button("<b>Ask</b> a gardener")).isVisible();
    chat.field().fill("x".repeat(3_990));
    assertThat(chat.frame().getByText("10 to go")).isVisible();

    Page german = tabs.desktop();
    german.addInitScript("addEventListener('DOMContentLoaded',"
        + " () => { document.documentElement.lang = 'de'; }, { capture: true })");
    german.navigate(at.page("/").toString());
    assertThat(OpenChat.in(german).button("Mit einem Menschen sprechen")).isVisible();

    admin.reload();
    admin.getByLabel("Search the texts").fill("gardener");
    Tabs.press(admin, "Back to the original");
    assertThat(preview.locator(".head-deeds")).containsText("Talk to a person");
  }

  @Test
  void aColourThatNobodyWouldSeeIsRefusedAndMended() {
    Page admin = tabs.siteAndLook(at);
    admin
        .getByLabel("Accent colour", new Page.GetByLabelOptions().setExact(true))
        .fill("#ffee99");
    Tabs.press(admin, "Save");
    assertThat(admin.getByText("This colour can hardly be seen on a white page"))
        .isVisible();
    admin.getByText("Darken it").click();
    Tabs.press(admin, "Save");
    assertThat(admin.getByText("Saved. Visitors see it from now on.")).isAttached();
    assertThat(admin
            .getByLabel("Accent colour", new Page.GetByLabelOptions().setExact(true))
            .inputValue())
        .isNotEqualTo("#ffee99");
  }
}
