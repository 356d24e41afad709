package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import dev.firsthand.app.TestHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site's settings and its pages make of the chat's looks and its language. */
class WidgetLooksTest extends InTheShop {

  private static final String STYLE = "(part, name) => getComputedStyle(part)[name]";

  @Test
  void colourPlaceWordsCornersAndFacesAreTheSites() {
    Staff ada = Staff.signIn(at, TestHouse.ADA);
    String face = "/demo/pictures/maria.svg";
    assertThat(ada.patch("/api/v1/staff/" + idOf(ada, TestHouse.MARIA), Map.of("picture", face))
            .status())
        .isEqualTo(200);
    looks(Map.of(
        "accent", "#123456",
        "position", "left",
        "launcher", "Ask a gardener",
        "style", Map.of("radius", 4)));
    Page page = shop("#fff", ColorScheme.LIGHT);
    Locator launcher =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask a gardener"));
    assertThat(launcher).isVisible();
    assertThat(launcher).hasCSS("background-color", "rgb(18, 52, 86)");
    assertThat(launcher.boundingBox().x).isLessThan(40);

    OpenChat chat = OpenChat.in(page);
    Locator frame = page.locator("firsthand-chat iframe");
    assertThat(frame).hasCSS("border-radius", "4px");
    assertThat(frame.boundingBox().x).isLessThan(40);
    assertThat(chat.frame().locator(".head-team img")).hasAttribute("src", face);
    assertThat(chat.frame().locator(".send")).isVisible();
    assertThat(
            chat.frame()
                .evaluate(
                    "() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"))
        .isEqualTo("#123456");

    looks(Map.of("style", Map.of("faces", false)));
    assertThat(OpenChat.in(shop("#fff", ColorScheme.LIGHT)).frame().locator(".head-team"))
        .hasCount(0);
  }

  @Test
  void whereTheSiteWantsItTheChatIsAsLightOrDarkAsThePageAroundIt() {
    looks(Map.of("style", Map.of("scheme", "page")));
    assertThat(theme(shop("#10151c", ColorScheme.LIGHT))).isEqualTo("dark");
    assertThat(theme(shop("#fdfaf4", ColorScheme.DARK))).isEqualTo("light");
    assertThat(theme(shop("oklch(0.98 0.01 90)", ColorScheme.DARK))).isEqualTo("light");
    assertThat(theme(shop("oklch(0.2 0.02 250)", ColorScheme.LIGHT))).isEqualTo("dark");
    looks(Map.of("style", Map.of("scheme", "light")));
    assertThat(theme(shop("#10151c", ColorScheme.DARK))).isEqualTo("light");
  }

  @Test
  void inForcedColoursTheButtonItsDrawingAndTheChatHaveEdgesAndOnPaperNothingIsSeen() {
    Page page = shop("#fff", ColorScheme.LIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    Locator launcher =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open chat"));
    assertThat(launcher).isVisible();
    assertThat(launcher.evaluate(STYLE, "borderTopColor"))
        .isNotEqualTo(launcher.evaluate(STYLE, "backgroundColor"));
    assertThat(launcher.locator("i").evaluate(STYLE, "backgroundColor"))
        .isNotEqualTo(launcher.evaluate(STYLE, "backgroundColor"));

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(launcher).isHidden();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    assertThat(launcher).isVisible();
    OpenChat.in(page);
    assertThat(page.locator("firsthand-chat iframe")).hasCSS("border-top-style", "solid");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Open chat, Talk to a person",
    "de-CH, Chat öffnen, Mit einem Menschen sprechen",
    "fr, Ouvrir le chat, Parler à une personne",
    "es-MX, Abrir el chat, Hablar con una persona",
    "ar, فتح المحادثة, التحدث مع شخص",
    "nl, Open chat, Talk to a person"
  })
  void itSpeaksThePagesLanguageAndLoadsNoOther(String language, String opens, String person) {
    Page page = newPage(desktop());
    var loaded = new ArrayList<String>();
    page.onRequest(request -> {
      if (request.url().endsWith(".json") && request.url().contains("/assets/")) {
        loaded.add(request.url().replaceAll(".*/assets/(\\w+)[.-].*", "$1"));
      }
    });
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    page.addInitScript("""
        addEventListener('DOMContentLoaded',
          () => { document.documentElement.lang = '%s'; }, { capture: true })""".formatted(language));
    page.navigate(at.page("/").toString());
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(opens)))
        .isVisible();
    OpenChat chat = OpenChat.in(page);
    assertThat(chat.button(person)).isVisible();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");

    String own = opens.equals("Open chat") ? "en" : language.substring(0, 2);
    assertThat(chat.frame().locator("html")).hasAttribute("lang", own);
    page.waitForCondition(() -> loaded.size() >= 2);
    assertThat(List.copyOf(loaded)).containsOnly(own);
  }

  private void looks(Map<String, Object> look) {
    assertThat(Staff.signIn(at, TestHouse.ADA)
            .patch("/api/v1/sites/demo", Map.of("look", look))
            .status())
        .isEqualTo(200);
  }

  private static String idOf(Staff admin, String login) {
    return admin.get("/api/v1/staff").body().findParents("login").stream()
        .filter(member -> member.get("login").asString().equals(login))
        .map(member -> member.get("id").asString())
        .findFirst()
        .orElseThrow();
  }

  /** The shop on a ground of this colour, as somebody sees it whose system is light or dark. */
  private Page shop(String ground, ColorScheme system) {
    Page page = newPage(desktop().setColorScheme(system));
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    page.navigate(at.page("/").toString());
    page.evaluate("(ground) => { document.body.style.background = ground; }", ground);
    return page;
  }

  private static Object theme(Page page) {
    return OpenChat.in(page).frame().evaluate("() => document.documentElement.dataset.theme");
  }
}
