package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole chat as those are told of it who hear a page, by the browser's own accessibility tree. */
class SpokenTest extends InTheShop {

  /** What can be worked, and so needs a name. */
  private static final Set<String> WORKED = Set.of(
      "button", "textbox", "link", "radio", "checkbox", "combobox", "image", "log", "region");

  @Test
  void fromTheGreetingToTheRatingEachMessageHasAnAuthorAndEachControlAName() {
    OpenChat chat = visit(desktop().setColorScheme(ColorScheme.DARK));
    tells(chat);
    JsonNode log = only(chat, "log");
    assertThat(nameOf(log)).isEqualTo("Conversation");
    assertThat(property(log, "live")).isEqualTo("polite");
    assertThat(property(log, "busy")).isNotEqualTo("true");

    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Yes, this helped").press("Enter");
    assertThat(chat.button("Yes, this helped")).hasAttribute("aria-pressed", "true");
    assertThat(names(chat, "button")).contains("Send", "Attach a file", "Emoji", "More");
    tells(chat);

    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      chat.button("Talk to a person").first().click();
      assertThat(chat.frame().locator("[role=status] strong"))
          .containsText("Somebody is being asked");
      tells(chat);
      String conversation = conversation(chat);
      maria.rings(conversation);
      long epoch = maria.accepts(conversation);
      assertThat(chat.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
      maria.replies(conversation, epoch, "Good morning.");
      maria.replies(conversation, epoch, "What can I do?");
      chat.says("My chain is off");
      chat.page().waitForCondition(() -> chat.sent().contains("My chain is off"));
      assertEachHasAnAuthor(chat);
      tells(chat);

      chat.page().context().setOffline(true);
      chat.frame().evaluate("() => dispatchEvent(new Event('offline'))");
      assertThat(chat.banner()).containsText("You are offline");
      tells(chat);
      chat.page().context().setOffline(false);
      chat.frame().evaluate("() => dispatchEvent(new Event('online'))");

      chat.button("End chat").click();
      assertThat(chat.frame().getByText("How was this chat?")).isVisible();
      chat.frame().getByLabel("4 of 5").check(new Locator.CheckOptions().setForce(true));
      assertThat(names(chat, "radio"))
          .containsExactly("1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5");
      tells(chat);
    }
  }

  /** Nothing that can be worked is without a name, and axe has nothing to say. */
  private static void tells(OpenChat chat) {
    assertThat(tree(chat).stream()
            .filter(node -> WORKED.contains(roleOf(node)) && nameOf(node).isBlank()))
        .isEmpty();
    assertNothingSerious(chat.page());
  }

  private static void assertEachHasAnAuthor(OpenChat chat) {
    Object silent = chat.frame().evaluate("""
        () => [...document.querySelectorAll('.said')].filter((said) =>
          !/You: |Assistant|Maria Lindqvist/.test(said.textContent)).map((said) => said.textContent)""");
    assertThat((List<?>) silent).isEmpty();
  }

  private static JsonNode only(OpenChat chat, String role) {
    List<JsonNode> found =
        tree(chat).stream().filter(node -> roleOf(node).equals(role)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<String> names(OpenChat chat, String role) {
    return tree(chat).stream()
        .filter(node -> roleOf(node).equals(role))
        .map(SpokenTest::nameOf)
        .toList();
  }

  /** The nodes of the chat's frame that assistive technology is told of. */
  private static List<JsonNode> tree(OpenChat chat) {
    Page page = chat.page();
    CDPSession devtools = page.context().newCDPSession(page);
    JsonNode frames = JsonMapper.shared()
        .readTree(devtools.send("Page.getFrameTree").toString())
        .at("/frameTree/childFrames/0/frame/id");
    var wanted = new JsonObject();
    wanted.addProperty("frameId", frames.asString());
    JsonNode nodes = JsonMapper.shared()
        .readTree(devtools.send("Accessibility.getFullAXTree", wanted).toString())
        .get("nodes");
    devtools.detach();
    return StreamSupport.stream(nodes.spliterator(), false)
        .filter(node -> !node.path("ignored").asBoolean())
        .toList();
  }

  private static String roleOf(JsonNode node) {
    return node.at("/role/value").asString("");
  }

  private static String nameOf(JsonNode node) {
    return node.at("/name/value").asString("");
  }

  private static String property(JsonNode node, String name) {
    return StreamSupport.stream(node.path("properties").spliterator(), false)
        .filter(property -> property.path("name").asString("").equals(name))
        .map(property -> property.at("/value/value").asString(""))
        .findFirst()
        .orElse("");
  }
}
