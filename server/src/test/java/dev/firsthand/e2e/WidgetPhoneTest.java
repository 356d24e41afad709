package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.WidgetWindowTest.frame;
import static dev.firsthand.e2e.WidgetWindowTest.isOpen;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The chat on a phone, where it is the whole screen. */
class WidgetPhoneTest extends InTheShop {

  private static final int WIDE = 390;
  private static final int HIGH = 844;
  private static final int KEYBOARD = 336;
  private static final int NOTCH = 47;
  private static final int BAR = 34;
  private static final int SWIPE_STEPS = 10;
  private static final int SWIPE_STEP = 20;
  private static final int LEAST_THAT_IS_NOT_ZOOMED = 16;

  /** What a phone's browser says of what is seen of the page; a test moves it as a keyboard does. */
  private static final String SEEN = """
      const seen = Object.assign(new EventTarget(),
        { width: 390, height: 844, offsetTop: 0, offsetLeft: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: seen });
      window.sees = (now) => {
        Object.assign(seen, now);
        for (const type of ['resize', 'scroll']) seen.dispatchEvent(new Event(type));
      };
      """;

  private static final String IS_SEEN = """
      (part) => {
        const all = [...document.querySelectorAll(part)];
        const { top, bottom } = all[all.length - 1].getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }""";

  /** What is written into, smaller than what phones enlarge when it gets the keyboard. */
  private static final String TOO_SMALL = """
      (least) => [...document.querySelectorAll('input, select, textarea')]
        .filter((field) => field.checkVisibility() && !/radio|checkbox|file/.test(field.type))
        .filter((field) => parseFloat(getComputedStyle(field).fontSize) < least)
        .map((field) => field.name || field.type)""";

  private static Page phone(String... scripts) {
    Page page = newPage(
        new NewContextOptions().setViewportSize(WIDE, HIGH).setIsMobile(true).setHasTouch(true));
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    List.of(scripts).forEach(page::addInitScript);
    return page;
  }

  private OpenChat chatIn(Page page) {
    page.navigate(at.page("/").toString());
    return OpenChat.in(page);
  }

  @Test
  void onAPhoneTheBackButtonClosesTheChatAndLeavesThePageWhereItWas() {
    Page page = phone();
    page.addInitScript(
        "window.heard = []; addEventListener('popstate', (event) => heard.push(event.state))");
    page.navigate(at.page("/").toString());
    page.evaluate("() => history.replaceState({ mine: 7 }, '')");
    OpenChat chat = OpenChat.in(page);
    page.waitForCondition(
        () -> Boolean.TRUE.equals(page.evaluate("() => 'firsthand' in (history.state ?? {})")));
    String address = page.url();
    chat.field().fill("half a sen");

    page.evaluate("() => history.back()");
    page.waitForCondition(() -> !isOpen(page));
    assertThat(page.url()).isEqualTo(address);
    assertThat(page.evaluate("() => history.state.mine")).isEqualTo(7);

    OpenChat again = OpenChat.in(page);
    assertThat(again.field()).hasValue("half a sen");
    again.button("Close chat").click();
    page.waitForCondition(
        () -> Boolean.TRUE.equals(page.evaluate("() => !('firsthand' in history.state)")));
    assertThat(page.evaluate("() => heard.every(it => it.mine === 7 && !('firsthand' in it))"))
        .isEqualTo(true);

    page.evaluate("() => { heard.length = 0; }");
    page.evaluate("() => { history.pushState({ next: 1 }, '', '#next'); history.back(); }");
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate("() => heard.length === 1")));
  }

  @Test
  void onAPhoneTheChatIsTheWholeScreenAndNothingIsZoomed() {
    Page page = phone();
    OpenChat chat = chatIn(page);
    BoundingBox box = frame(page).boundingBox();
    assertThat(box.width).isEqualTo(390);
    assertThat(box.height).isEqualTo(844);
    assertThat(chat.field().evaluate("field => parseFloat(getComputedStyle(field).fontSize)"))
        .isEqualTo(16);
  }

  @Test
  void whereTheKeyboardIsWhatWasSaidLastAndWhatIsWrittenStayInSightAndThePageStaysWhereItWas() {
    Page page = phone(SEEN);
    page.navigate(at.page("/").toString());
    page.evaluate("() => scrollTo(0, 120)");
    OpenChat chat = OpenChat.in(page);
    for (String question : List.of("When are you open?", "Can I rent a cargo bike?")) {
      chat.says(question);
    }
    assertThat(chat.log()).containsText("25 euros");
    page.waitForCondition(() -> isHeeded(page, 0, HIGH));

    chat.field().tap();
    sees(page, HIGH - KEYBOARD, 60, 1);
    page.waitForCondition(() -> isHeeded(page, 60, HIGH - KEYBOARD));
    page.waitForCondition(() -> seen(chat, ".said--bot .bubble") && seen(chat, ".composer"));
    assertThat(seen(chat, ".head")).isTrue();
    chat.says("Which cards do you accept?");
    assertThat(chat.log()).containsText("all common cards");
    page.waitForCondition(() -> seen(chat, ".said--bot .bubble"));
    assertThat(page.evaluate("() => scrollY")).isEqualTo(120);

    sees(page, HIGH, 0, 1);
    page.waitForCondition(() -> isHeeded(page, 0, HIGH));
    page.waitForCondition(() -> seen(chat, ".said--bot .bubble") && seen(chat, ".composer"));
    chat.button("Close chat").tap();
    page.waitForCondition(() -> !isOpen(page));
    assertThat(page.evaluate("() => scrollY")).isEqualTo(120);
  }

  /** The browser's own visual viewport: what two fingers enlarge. */
  @Test
  void whoEnlargesThePageByTwoFingersWandersAboutInAChatThatStaysAsItIs() {
    Page page = phone();
    chatIn(page);
    page.waitForCondition(() -> isHeeded(page, 0, HIGH));
    var twice = new JsonObject();
    twice.addProperty("pageScaleFactor", 2);
    devtools(page).send("Emulation.setPageScaleFactor", twice);
    page.waitForCondition(
        () -> Boolean.TRUE.equals(page.evaluate("() => visualViewport.scale === 2")));
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");

    assertThat(isHeeded(page, 0, HIGH)).isTrue();
  }

  @Test
  void aFingerOnTheChatDoesNotMoveThePageBehindItAndThePageMovesAgainAfterwards() {
    Page page = phone();
    page.navigate(at.page("/").toString());
    page.evaluate("() => { document.documentElement.style.overflow = 'auto'; }");
    OpenChat chat = OpenChat.in(page);
    page.waitForCondition(() -> isHeeded(page, 0, HIGH));

    swipesUp(page, chat.frame().locator(".head").boundingBox());
    BoundingBox here = chat.log().boundingBox();
    swipesUp(page, here);
    assertThat(page.evaluate("() => scrollY")).isEqualTo(0);

    chat.button("Close chat").tap();
    page.waitForCondition(() -> !isOpen(page));
    assertThat(page.evaluate("() => document.documentElement.style.overflow")).isEqualTo("auto");
    swipesUp(page, here);
    page.waitForCondition(() -> ((Number) page.evaluate("() => scrollY")).doubleValue() > 0);
  }

  @Test
  void nothingThatIsWrittenIntoIsSoSmallThatAPhoneEnlargesIt() {
    Staff ada = Staff.signIn(at, TestHouse.ADA);
    var welcome = Map.of("askName", true, "askEmail", true);
    assertThat(ada.patch("/api/v1/sites/demo", Map.of("look", Map.of("welcome", welcome)))
            .status())
        .isEqualTo(200);
    Page page = phone();
    page.navigate(at.page("/").toString());
    page.waitForFunction("() => window.firsthand !== undefined");
    page.evaluate("() => window.firsthand.open()");
    page.waitForCondition(() -> page.frames().size() == 2);
    var chat = new OpenChat(page, page.frames().get(1));
    assertThat(chat.frame().getByLabel("Your name")).isVisible();
    assertThat(tooSmall(chat)).isEmpty();
    chat.button("Start the chat").click();
    assertThat(chat.field()).isVisible();
    assertThat(tooSmall(chat)).isEmpty();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Leave a message").click();
    assertThat(chat.frame().getByLabel("What can we do for you?")).isVisible();
    assertThat(tooSmall(chat)).isEmpty();
    chat.button("Ask for a call back instead").click();
    assertThat(chat.frame().getByLabel("Your phone number")).isVisible();
    assertThat(tooSmall(chat)).isEmpty();
    chat.button("Back to the chat").click();
    chat.button("End chat").click();
    chat.frame().getByLabel("5 of 5").check(new Locator.CheckOptions().setForce(true));
    assertThat(chat.frame().getByLabel("Would you like to add something?")).isVisible();
    assertThat(tooSmall(chat)).isEmpty();
  }

  private static List<?> tooSmall(OpenChat chat) {
    return (List<?>) chat.frame().evaluate(TOO_SMALL, LEAST_THAT_IS_NOT_ZOOMED);
  }

  private static boolean seen(OpenChat chat, String part) {
    return Boolean.TRUE.equals(chat.frame().evaluate(IS_SEEN, part));
  }

  private static void sees(Page page, int height, int offsetTop, double scale) {
    page.evaluate(
        "(now) => sees(now)", Map.of("height", height, "offsetTop", offsetTop, "scale", scale));
  }

  /** Whether the frame keeps to so much of the page, from there on. */
  private static boolean isHeeded(Page page, int top, int height) {
    BoundingBox box = frame(page).boundingBox();
    return box.y == top && box.height == height && box.width == WIDE;
  }

  @Test
  void nothingOfTheChatLiesUnderTheNotchOrTheBarAtTheEnd() {
    Page page = phone();
    OpenChat chat = chatIn(page);
    var insets = new JsonObject();
    insets.addProperty("top", NOTCH);
    insets.addProperty("bottom", BAR);
    var override = new JsonObject();
    override.add("insets", insets);
    devtools(page).send("Emulation.setSafeAreaInsetsOverride", override);

    BoundingBox head = chat.frame().locator(".head").boundingBox();
    BoundingBox foot = chat.frame().locator(".foot").boundingBox();
    assertThat(head.y).isEqualTo(NOTCH);
    assertThat(foot.y + foot.height).isEqualTo(HIGH - BAR);
    // Frames may be told of the notch or not: room for it is made once, by the page's own part.
    assertThat(padding(chat, ".head", "Top")).isLessThan(NOTCH / 2);
    assertThat(padding(chat, ".foot", "Bottom")).isLessThan(BAR / 2);
  }

  private static int padding(OpenChat chat, String part, String side) {
    return (int) chat.frame()
        .locator(part)
        .evaluate("(part, side) => parseInt(getComputedStyle(part)['padding' + side])", side);
  }

  /** Moves a finger upwards from the middle of a part, as the browser is told of it. */
  private static void swipesUp(Page page, BoundingBox from) {
    CDPSession devtools = devtools(page);
    double x = from.x + from.width / 2;
    double y = from.y + from.height / 2;
    touches(devtools, "touchStart", new double[] {x, y});
    for (int step = 1; step <= SWIPE_STEPS; step++) {
      touches(devtools, "touchMove", new double[] {x, y - step * SWIPE_STEP});
    }
    touches(devtools, "touchEnd");
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
  }

  private static void touches(CDPSession devtools, String type, double[]... fingers) {
    var points = new JsonArray();
    for (double[] finger : fingers) {
      var point = new JsonObject();
      point.addProperty("x", finger[0]);
      point.addProperty("y", finger[1]);
      points.add(point);
    }
    var touch = new JsonObject();
    touch.addProperty("type", type);
    touch.add("touchPoints", points);
    devtools.send("Input.dispatchTouchEvent", touch);
  }

  private static CDPSession devtools(Page page) {
    return page.context().newCDPSession(page);
  }
}
