package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.firsthand.app.TestHouse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The widget as visitors meet it, in a real browser against a whole server. */
class WidgetTest extends InTheShop {

  /** The launcher's own tree is closed to pages; a test looks into it. */
  static final String OPEN_SHADOWS = """
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (how) {
        return attach.call(this, { ...how, mode: 'open' });
      };
      """;

  @Test
  void anArabicPageHasAnArabicChatThatRunsFromRightToLeft() {
    Page page = newPage(desktop());
    page.addInitScript("addEventListener('DOMContentLoaded',"
        + " () => { document.documentElement.lang = 'ar'; }, { capture: true })");
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);

    assertThat(chat.frame().locator("html")).hasAttribute("dir", "rtl");
    assertThat(chat.button("التحدث مع شخص")).isVisible();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    double close = chat.button("إغلاق المحادثة").boundingBox().x;
    double name = chat.frame().locator("h1").boundingBox().x;
    assertThat(close).isLessThan(name);
    assertNothingSerious(page);
  }

  @Test
  void aPictureBringsInAPersonWhoSendsOneBack() {
    OpenConsole maria = OpenConsole.of(TestHouse.MARIA, newPage(desktop()), at);
    Page page = newPage(desktop());
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);

    chat.frame().locator("input[type=file]").setInputFiles(picture("torn leaf.png"));
    assertThat(chat.button("Remove torn leaf.png")).isVisible();
    chat.says("Is this plant dying?");

    assertThat(chat.log()).containsText("a real answer");
    assertThat(chat.log().locator("img[alt='torn leaf.png']")).isVisible();
    assertThat(chat.bubbles("Is this plant dying?")).hasCount(1);
    maria.accepts();
    Locator shown = maria.log().locator("img[alt='torn leaf.png']");
    assertThat(shown).isVisible();
    assertThat(shown.evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isEqualTo(40);
    assertThat(maria.log()).containsText("Is this plant dying?");

    maria.page().locator(".composer input[type=file]").setInputFiles(picture("healthy.png"));
    maria.replies("It should look like this.");
    assertThat(chat.log().locator("img[alt='healthy.png']")).isVisible();
    assertThat(chat.log()).containsText("It should look like this.");
    assertNothingSerious(page);
    assertNothingSerious(maria.page());

    house.restart();
    page.reload();
    OpenChat again = OpenChat.in(page);
    assertThat(again.log().locator("img[alt='healthy.png']")).isVisible();
  }

  @Test
  void aFileThatCanNotBeSentSaysWhatCan() {
    Page page = newPage(desktop());
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    chat.frame()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("drawing.svg", "image/svg+xml", svg));

    assertThat(chat.frame().getByRole(AriaRole.ALERT)).containsText("Only pictures (PNG");
    assertNothingSerious(page);
    chat.button("Remove drawing.svg").press("Enter");
    assertThat(chat.frame().locator(".tray")).hasCount(0);
    assertThat(chat.field()).isFocused();
  }

  @Test
  void aSitesOwnLookIsSeenInThePreviewAndInTheChat() {
    Page admin = newPage(desktop());
    admin.navigate(at.page("/admin/#/site").toString());
    admin.getByLabel("E-mail or sign-in name").fill(TestHouse.ADA);
    admin.getByLabel("Password").fill(TestHouse.PASSWORD);
    admin
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
        .click();
    admin.getByLabel("Greeting", new Page.GetByLabelOptions().setExact(true)).fill("Ahoy!");
    admin.getByLabel("Light or dark").selectOption("dark");
    admin.getByLabel("Logo").setInputFiles(picture("logo.png"));
    FrameLocator preview = admin.frameLocator(".mock__frame");
    assertThat(preview.getByRole(AriaRole.LOG)).containsText("Ahoy!");
    assertThat(preview.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(preview.locator(".head-logo")).isVisible();
    admin.getByLabel("Ask for the name").check();
    admin.getByLabel("What visitors agree to").fill("We keep what you write for a year.");
    admin
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add greeting"))
        .click();
    admin.getByLabel("Words", new Page.GetByLabelOptions().setExact(true)).fill("May we help?");
    admin.getByLabel("After seconds on the page").fill("0");
    assertNothingSerious(admin);
    admin
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true))
        .click();
    assertThat(admin.getByText("Saved. Visitors see it from now on.")).isAttached();

    Page page = newPage(desktop());
    page.addInitScript(OPEN_SHADOWS);
    page.navigate(at.page("/").toString());
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("May we help?"))
        .click();
    FrameLocator chat = page.frameLocator("firsthand-chat iframe");
    chat.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Start the chat"))
        .click();
    assertThat(chat.getByText("Please tick the box, so that we may go on.")).isVisible();
    chat.getByLabel("Your name").fill("Ida");
    chat.getByLabel("We keep what you write for a year.").check();
    assertNothingSerious(page);
    chat.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Start the chat"))
        .click();
    Locator field = chat.locator(".composer textarea");
    field.fill("When are you open?");
    field.press("Enter");
    assertThat(chat.getByRole(AriaRole.LOG)).containsText("10 to 18");
    assertThat(chat.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void aChatIsSavedAndSmiledInByKeyboard() {
    Page page = newPage(desktop());
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);
    chat.field().focus();
    chat.button("Emoji").press("Enter");
    chat.button("🌿").press("Enter");
    assertThat(chat.field()).isFocused();
    assertThat(chat.field()).hasValue("🌿");
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");

    chat.button("More").press("Enter");
    assertThat(chat.frame().getByText("Sound")).isVisible();
    assertNothingSerious(page);
    Download saved = page.waitForDownload(() -> chat.button("Save this chat").press("Enter"));
    assertThat(saved.path()).content().contains("You: When are you open?", "10 to 18");
    assertThat(chat.button("More")).isFocused();
  }

  @Test
  void aStrictPageCarriesTheChat() {
    Page page = newPage(desktop());
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    String own = at.page("/").toString().replaceAll("/$", "");
    page.route(
        own + "/strict.html",
        route -> route.fulfill(new Route.FulfillOptions()
            .setContentType("text/html")
            .setHeaders(Map.of(
                "Content-Security-Policy",
                "default-src 'none'; require-trusted-types-for 'script'; script-src %s; frame-src %s; connect-src %s"
                    .formatted(own, own, own)))
            .setBody("<!doctype html><title>Strict</title><body><script src=\"" + own
                + "/widget.js\" data-site=\"" + TestHouse.SITE + "\"></script>")));
    page.navigate(own + "/strict.html");
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you open?");

    assertThat(chat.log()).containsText("10 to 18");
    assertThat(complaints).isEmpty();
  }

  static FilePayload picture(String name) {
    var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload(name, "image/png", bytes.toByteArray());
  }
}
