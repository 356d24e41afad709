package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.AgentReplied;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.Closed;
import dev.firsthand.protocol.VisitorAttribute;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A chat as an agent has it on the desk: who it is with, what the bot did, the card, and what both do. */
class ConsoleChatTest extends AtTheConsole {

  private static final Pattern STATUS = Pattern.compile("^Your status");

  private static final String EARLIER_CHAT = """
      {"found":[{"conversation":"ann.1","site":"demo","state":"closed","lastAt":"2026-03-04T12:00:00Z",
      "at":"2026-03-04T12:00:00Z","matches":0,"snippet":[],"tags":["vip"],
      "ratings":[{"stars":2,"of":"BOT"},{"stars":5,"of":"PERSON"}]}]}""";

  private static Locator side(Page console, String part) {
    return console.getByRole(
        AriaRole.REGION, new GetByRoleOptions().setName(part).setExact(true));
  }

  private static void isCalled(Visitor visitor, String name) {
    visitor.does(id -> key -> new VisitorCommand.Identify(
        id,
        key,
        name,
        "ida@mail.example",
        List.of(new VisitorAttribute("plan", "business")),
        null));
  }

  private static void chooses(Page console, String status) {
    console.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(STATUS)).click();
    console
        .getByRole(AriaRole.MENUITEMRADIO, new GetByRoleOptions().setName(status))
        .click();
  }

  private static Locator status(Page console) {
    return console.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(STATUS));
  }

  @Test
  void whoTalksWithTheBotIsKnownAndTheCardComesAsSoonAsAPersonHasTheChat() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);
      console.keyboard().press("Alt+4");
      console.locator("button.line").click();

      assertThat(log(console)).containsText("10 to 18");
      assertThat(side(console, "Visitor")).containsText("First chat");
      isCalled(visitor, "Ida");
      assertThat(side(console, "Visitor")).containsText("Ida");
      assertThat(side(console, "Visitor")).containsText("ida@mail.example");
      assertThat(side(console, "Visitor")).containsText("plan");
      assertThat(side(console, "Visitor")).containsText("business");
      assertThat(side(console, "Visitor").getByText("not verified")).hasCount(2);
      assertThat(console.getByText("No handoff card")).isVisible();
      Locator why = log(console).locator("details.why");
      why.locator("summary").press("Enter");
      assertThat(why).containsText("When are you open?");
      assertThat(why).containsText("%");
      assertNothingSerious(console);

      log(console).focus();
      console.keyboard().press("o");
      assertThat(composer(console)).isFocused();
      assertThat(side(console, "Handoff")).containsText("When are you open?");
      assertThat(side(console, "Handoff")).containsText("An agent took over from the bot.");
      assertThat(side(console, "Visitor")).containsText("Ida");
      button(console, "Insert the answer to “When are you open?”").click();
      assertThat(composer(console)).hasValue(Pattern.compile("10 to 18"));
      assertNothingSerious(console);
    }
  }

  @Test
  void earlierChatsTellHowTheirBotAndTheirPersonWereRated() {
    Page console = pages.console(at, TestHouse.MARIA);
    console.route(
        "**/api/v1/search?visitor=*",
        route -> route.fulfill(
            new Route.FulfillOptions().setContentType("application/json").setBody(EARLIER_CHAT)));
    ConsolePages.beAvailable(console);
    try (var visitor = chatOf(console, "It is I again.")) {
      Locator earlier =
          console.getByLabel("Other chats of this visitor").getByRole(AriaRole.BUTTON);
      assertThat(earlier).containsText("2 of 5 for the bot");
      assertThat(earlier).containsText("5 of 5 for the person");
      visitor.says("Do you remember me?");
      assertThat(log(console)).containsText("Do you remember me?");
      assertNothingSerious(console);
    }
  }

  @Test
  void bothSeeThatTheOtherTypesAndTheAgentSeesWhatWasRead() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    try (var visitor = chatOf(console, "Where is my parcel?")) {
      visitor.client.mention(new VisitorCommand.Typing(true));
      assertThat(console.locator(".typing")).containsText("is typing");
      assertThat(console.locator("button.line")).containsText("typing …");
      visitor.client.mention(new VisitorCommand.Typing(false));
      assertThat(console.locator(".typing")).not().containsText("is typing");

      composer(console).pressSequentially("It **left** today, [see](javascript:alert(1))");
      visitor.isTold(
          VisitorFrame.Typing.class, typing -> typing.who().equals("AGENT") && typing.on());
      composer(console).press("Enter");
      visitor.isTold(
          VisitorFrame.Typing.class, typing -> typing.who().equals("AGENT") && !typing.on());
      Locator said = log(console).locator(".message--own").last();
      assertThat(said.locator(".message__text strong")).hasText("left");
      assertThat(said.locator("a")).hasCount(0);
      assertThat(said).containsText("Sent");
      long seq = visitor.event(AgentReplied.class, 0).seq();
      visitor.client.mention(new VisitorCommand.Seen(seq));
      assertThat(said).containsText("Seen");
    }
  }

  @Test
  void aColleagueReadsTheBriefBeforeAndAfterTakingTheChat() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    Page jonas = pages.console(at, TestHouse.JONAS);
    try (var visitor = chatOf(maria, "The invoice is wrong.")) {
      ConsolePages.beAvailable(jonas);
      log(maria).focus();
      maria.keyboard().press("t");
      maria
          .getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("Jonas Weber")))
          .check();
      maria.getByLabel("What should they know?").fill("Billed twice, please refund");
      button(maria, "Ask to take over").press("Enter");

      assertThat(jonas.locator(".ring")).containsText("Billed twice, please refund");
      jonas.keyboard().press("a");
      assertThat(side(jonas, "Handoff")).containsText("Billed twice, please refund");
      assertThat(maria.locator(".talk__title")).containsText("with Jonas Weber");
      ConsolePages.reply(jonas, "I am on it.");
      visitor.hears(AgentReplied.class);
    }
  }

  @Test
  void awayHasAReasonAndAfterTheLastChatComesAPause() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    try (var visitor = chatOf(console, "A short question")) {
      chooses(console, "Last chat, then pause");
      assertThat(status(console)).containsText("Last chat");
      log(console).focus();
      console.keyboard().press("e");
      console.locator(".dialog__foot .button--primary").click();
      assertThat(status(console)).containsText("Away");
      visitor.hears(Closed.class);

      chooses(console, "Away");
      assertThat(console.getByRole(AriaRole.DIALOG)).containsText("No new chats come to you");
      assertNothingSerious(console);
      button(console, "Meeting").press("Enter");
      Page ada = pages.console(at, TestHouse.ADA);
      ada.keyboard().press("w");
      assertThat(ada.locator(".desk--wall")).containsText("Meeting");
    }
  }
}
