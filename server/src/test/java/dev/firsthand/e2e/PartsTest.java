package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.firsthand.app.TestHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parts of the chat that come after it: how they come where something is in their way. */
class PartsTest extends InTheShop {

  private static final Pattern SOON = part("soon");

  /** Drops a file on the chat; whether it is kept from being opened in the chat's place. */
  private static final String DROPS_A_FILE = """
      () => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['leaf'], 'leaf.txt', { type: 'text/plain' }));
        const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector('.log').dispatchEvent(drop);
        return drop.defaultPrevented;
      }""";

  /** As browsers do that remember of a module that it could not be had. */
  @Test
  void aPartWhoseAddressIsLostComesByAnother() {
    Page page = newPage(desktop());
    page.route(SOON, Route::abort);
    OpenChat chat = shop(page);

    assertThat(chat.button("Attach a file")).isVisible();
  }

  @Test
  void whereAPartIsGoneTheChatLoadsAnewOnceAndPeopleAreHeard() {
    Page page = newPage(desktop());
    var loads = new AtomicInteger();
    page.onRequest(request -> {
      if (request.isNavigationRequest() && request.url().contains("/widget/")) {
        loads.incrementAndGet();
      }
    });
    page.route(url -> url.contains("transcript-people"), route -> {
      if (loads.get() > 1) {
        route.resume();
      } else {
        route.fulfill(new Route.FulfillOptions().setStatus(404));
      }
    });
    OpenChat chat = shop(page);
    chat.button("Talk to a person").click();
    try (Agent maria = Agent.available(at, TestHouse.MARIA)) {
      String conversation = conversation(chat);
      maria.rings(conversation);
      long epoch = maria.accepts(conversation);
      maria.replies(conversation, epoch, "A torn leaf heals");

      page.waitForCondition(() -> chat.log().innerText().contains("A torn leaf heals"));
      assertThat(loads).hasValue(2);
    }
  }

  /** Live logs are read out when something in them is put in the place of something else. */
  @Test
  void wordsStayAsTheyAreWhenWhatDrawsThemBetterComes() {
    Page page = newPage(desktop());
    List<Route> held = holds(page);
    OpenChat chat = shop(page);
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.frame().evaluate("""
        () => {
          window.first = document.querySelector('.said--visitor .bubble').lastChild;
          window.greeting = document.querySelector('.said--bot p, .said p').firstChild;
        }""");

    page.waitForCondition(() -> !held.isEmpty());
    held.forEach(Route::resume);
    assertThat(chat.button("Attach a file")).isVisible();
    assertThat((boolean)
            chat.frame().evaluate("() => window.first.isConnected && window.greeting.isConnected"))
        .isTrue();
  }

  @Test
  void aFileIsNeverOpenedInTheChatsPlaceAndLiesOnNoHiddenTray() {
    Page page = newPage(desktop());
    List<Route> held = holds(page);
    OpenChat chat = shop(page);
    assertThat((boolean) chat.frame().evaluate(DROPS_A_FILE)).isTrue();

    page.waitForCondition(() -> !held.isEmpty());
    held.forEach(Route::resume);
    assertThat(chat.button("Attach a file")).isVisible();
    chat.button("Talk to a person").click();
    assertThat(chat.frame().getByLabel("What can we do for you?")).isVisible();
    assertThat((boolean) chat.frame().evaluate(DROPS_A_FILE)).isTrue();
    chat.frame().getByLabel("What can we do for you?").fill("Nothing");
    assertThat(chat.frame().locator(".tray")).hasCount(0);
  }

  /** Keeps what comes soon waiting; what is in the list goes on when the test lets it. */
  private static List<Route> holds(Page page) {
    var held = new ArrayList<Route>();
    page.route(SOON, held::add);
    return held;
  }

  private OpenChat shop(Page page) {
    page.navigate(at.page("/").toString());
    return OpenChat.in(page);
  }

  /** The address of a part as it is asked for first. */
  private static Pattern part(String name) {
    return Pattern.compile("/assets/" + name + "-[^?]*$");
  }
}
