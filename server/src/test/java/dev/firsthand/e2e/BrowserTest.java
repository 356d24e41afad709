package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.accept;
import static dev.firsthand.e2e.ConsolePages.acceptButton;
import static dev.firsthand.e2e.ConsolePages.beAvailable;
import static dev.firsthand.e2e.ConsolePages.button;
import static dev.firsthand.e2e.ConsolePages.reply;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.Escalated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, against a whole server. */
class BrowserTest extends InTheShop {

  private static final int HIGH = 800;
  private static final int NARROW = 320;
  private static final double ONE_LINE = 36;

  @Test
  void theBotAnswersAVisitorOfTheShop() {
    OpenChat chat = visit();
    chat.says("When are you open?");

    assertThat(chat.log()).containsText("10 to 18");
    assertThat(chat.frame().getByText("Was this helpful?")).isVisible();
  }

  @Test
  void whoWaitsWithNobodyThereHasOneWayToLeaveAMessage() {
    OpenChat chat = visit();
    chat.button("Talk to a person").click();
    chat.button("Back to the chat").click();

    assertThat(chat.button("Leave a message instead")).hasCount(1);
  }

  @Test
  void aMessageOrACallCanBeAskedForAtAnyTime() {
    OpenChat chat = visit();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Leave a message").click();
    assertNothingSerious(chat.page());
    chat.button("Ask for a call back instead").click();
    chat.frame().getByLabel("Your phone number").fill("+49 30 1234567");
    chat.button("Ask for the call").click();
    assertThat(chat.log()).containsText("we have your number");

    chat.button("Leave a message").click();
    chat.frame().getByLabel("What can we do for you?").fill("My chain is off");
    chat.button("Leave message").click();
    assertThat(chat.log()).containsText("My chain is off");
    assertThat(chat.frame().getByText("We will get back to you")).isVisible();
  }

  @Test
  void aReloadedPageShowsTheSameChat() {
    OpenChat chat = visit();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");

    chat.page().reload();

    OpenChat again = OpenChat.in(chat.page());
    assertThat(again.log()).containsText("When are you open?");
    assertThat(again.log()).containsText("10 to 18");
  }

  @Test
  void aPersonIsAskedForRingsAcceptsRepliesAndIsRated() {
    Page console = console(TestHouse.MARIA);
    beAvailable(console);
    OpenChat chat = visit();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Talk to a person").click();

    accept(console);
    assertThat(chat.frame().getByRole(AriaRole.HEADING)).containsText(TestHouse.MARIAS_NAME);
    reply(console, "Good morning, what can I do for you?");
    assertThat(chat.log()).containsText("Good morning, what can I do for you?");
    chat.says("My chain is off");
    assertThat(console.getByRole(AriaRole.LOG)).containsText("My chain is off");

    chat.button("End chat").click();
    chat.frame().getByLabel("5 of 5").check(new Locator.CheckOptions().setForce(true));
    chat.button("Send rating").click();
    assertThat(chat.frame().getByText("Thank you for your rating.")).isVisible();
  }

  @Test
  void aThresholdChangedOnTheAdminPageIsFeltAtOnce() {
    OpenChat chat = visit();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");

    Page admin = signedIn("/admin/#/thresholds", TestHouse.ADA);
    for (String field : List.of("Answer threshold", "Ask-back threshold")) {
      Locator number = admin.getByRole(
          AriaRole.SPINBUTTON, new GetByRoleOptions().setName(field).setExact(true));
      number.fill("100");
      number.blur();
    }
    admin
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save as new version"))
        .click();
    assertThat(admin.getByText("Saved. The bot follows the new version from now on."))
        .isVisible();

    chat.says("Can I rent a cargo bike?");
    assertThat(chat.log()).containsText("passing your question on to a person");
  }

  @Test
  void bothPagesGoOnAfterTheServerWasGone() {
    Page console = console(TestHouse.MARIA);
    beAvailable(console);
    OpenChat chat = visit();
    chat.button("Talk to a person").click();
    accept(console);
    reply(console, "First words");
    assertThat(chat.log()).containsText("First words");

    house.restart();

    chat.says("Written by the visitor after the restart");
    reply(console, "Written by the agent after the restart");
    assertThat(chat.log()).containsText("Written by the agent after the restart");
    assertThat(console.getByRole(AriaRole.LOG))
        .containsText("Written by the visitor after the restart");
    for (String once : List.of(
        "First words",
        "Written by the visitor after the restart",
        "Written by the agent after the restart")) {
      assertThat(chat.bubbles(once)).hasCount(1);
    }
  }

  /** Pages that were refused for a while come back after up to 30 s, by chance. */
  private static final LocatorAssertions.ContainsTextOptions LONGEST_RETREAT =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  @Test
  void bothPagesGoOnAfterAKillInMidChat(@TempDir Path other) {
    TestHouse.furnish(other);
    try (var first = TestProcess.start(other, 0, "bot.semantic=false", "times.grace=30s")) {
      at = first.at();
      Page console = console(TestHouse.MARIA);
      beAvailable(console);
      Page page = newPage(desktop());
      page.navigate(at.page("/widget/?site=" + TestHouse.SITE).toString());
      OpenChat chat = new OpenChat(page, page.mainFrame());
      chat.button("Talk to a person").click();
      accept(console);
      reply(console, "Before the kill");
      assertThat(chat.log()).containsText("Before the kill");

      first.kill();
      chat.says("Written while nobody was there");
      try (var second =
          TestProcess.start(other, portOf(at), "bot.semantic=false", "times.grace=30s")) {
        assertThat(second.at().origin()).isEqualTo(at.origin());
        assertThat(console.getByRole(AriaRole.LOG))
            .containsText("Written while nobody was there", LONGEST_RETREAT);
        reply(console, "After the kill");
        assertThat(chat.log()).containsText("After the kill");
        var inOrder =
            List.of("Before the kill", "Written while nobody was there", "After the kill");
        for (String once : inOrder) {
          assertThat(chat.bubbles(once)).hasCount(1);
        }
        assertThat(chat.log())
            .containsText(Pattern.compile(String.join(".*", inOrder), Pattern.DOTALL));
      }
    }
  }

  @Test
  void whatTheBotDoesNotKnowRingsAtAPersonWithTheQuestion() {
    Page console = console(TestHouse.MARIA);
    beAvailable(console);
    OpenChat chat = visit();
    chat.says("Does the moon have opening quotas for lobsters?");

    assertThat(chat.log()).containsText("passing your question on to a person");
    assertThat(
            console.getByText("Does the moon have opening quotas for lobsters?").first())
        .isVisible();
    accept(console);
    assertThat(chat.frame().getByRole(AriaRole.HEADING)).containsText(TestHouse.MARIAS_NAME);
  }

  @Test
  void whoeverLosesTheirAgentIsPassedOnToTheNext(@TempDir Path other) {
    house.close();
    house = TestHouse.withShop(other, "times.grace=1s");
    at = new Address(house.port());
    Page maria = console(TestHouse.MARIA);
    beAvailable(maria);
    OpenChat chat = visit();
    chat.button("Talk to a person").click();
    accept(maria);
    Page jonas = console(TestHouse.JONAS);
    beAvailable(jonas);

    maria.close();

    assertThat(chat.log()).containsText("has lost the connection");
    accept(jonas);
    assertThat(chat.frame().getByRole(AriaRole.HEADING)).containsText("Jonas");
    reply(jonas, "I have read everything.");
    assertThat(chat.log()).containsText("I have read everything.");
  }

  @Test
  void onAPhoneTheChatFillsTheScreen() {
    Page page = newPage(
        new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);

    BoundingBox box = Objects.requireNonNull(chat.frame().locator("main").boundingBox());
    assertThat(box.width).isEqualTo(390);
    assertThat(box.height).isEqualTo(844);
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
  }

  @Test
  void oneKeyJudgesTheHandoffAndAnotherChangesIt() {
    Page console = console(TestHouse.MARIA);
    beAvailable(console);
    OpenChat chat = visit();
    chat.says("Do you sell gift vouchers for repairs of a tandem in winter?");
    accept(console);
    Locator right = judgement(console, "Right to escalate");
    Locator sooner = judgement(console, "Should have come sooner");
    assertThat(right).isVisible();
    console.keyboard().press("Escape");

    console.keyboard().press("1");
    assertThat(right).hasAttribute("aria-pressed", "true");
    assertThat(console.getByText("Noted. Thank you.")).isAttached();

    console.keyboard().press("3");
    assertThat(sooner).hasAttribute("aria-pressed", "true");
    assertThat(right).hasAttribute("aria-pressed", "false");
    console.reload();
    assertThat(judgement(console, "Should have come sooner")).hasAttribute("aria-pressed", "true");
    assertNothingSerious(console);
  }

  @Test
  void aColleagueIsAskedByKeyboardAndAnswersWhereTheVisitorReadsNothing() {
    Page maria = console(TestHouse.MARIA);
    beAvailable(maria);
    OpenChat chat = visit();
    chat.button("Talk to a person").click();
    accept(maria);
    maria.keyboard().press("Escape");
    maria.keyboard().press("q");
    Locator jonasToAsk = maria.getByRole(
        AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("Jonas Weber")));
    jonasToAsk.check();
    assertThat(maria.getByText("Jonas Weber is offline.")).isVisible();
    maria.getByLabel("Your question").fill("May I give a rebate?");
    assertNothingSerious(maria);
    button(maria, "Ask").click();
    assertThat(maria.getByText("They find your question when they come back.")).isVisible();

    Page jonas = console(TestHouse.JONAS);
    Locator question = jonas.getByRole(
        AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("May I give a rebate")));
    assertThat(jonas.getByText("A colleague asks you")).isVisible();
    jonas.reload();
    assertThat(question).isVisible();
    jonas.keyboard().press("q");
    assertThat(jonas.getByRole(AriaRole.LOG)).containsText("May I give a rebate?");
    Locator answer = jonas.getByLabel("Private words among colleagues");
    answer.fill("Ten per cent, gladly.");
    answer.press("Enter");
    assertThat(maria.getByRole(AriaRole.LOG)).containsText("Ten per cent, gladly.");
    assertThat(jonas.locator(".message--going")).hasCount(0);
    assertThat(question).containsText("Answered");
    assertNothingSerious(jonas);
    assertNothingSerious(maria);

    reply(maria, "I may give you something off.");
    assertThat(chat.log()).containsText("I may give you something off.");
    assertThat(chat.frame().content()).doesNotContain("rebate", "Ten per cent");
    button(maria, "Settled").click();
    assertThat(question).hasCount(0);
    assertThat(maria.getByLabel("Private words among colleagues")).hasCount(0);
    assertThat(maria.getByRole(AriaRole.LOG)).containsText("ended the talk among colleagues");
  }

  @Test
  void aChatIsPassedOnAndGivenBackByKeyboardWithoutLosingTheFocus() {
    Page maria = console(TestHouse.MARIA);
    beAvailable(maria);
    OpenChat chat = visit();
    chat.button("Talk to a person").click();
    accept(maria);

    Locator transfer = button(maria, "Transfer (T)");
    transfer.press("Enter");
    assertThat(maria.getByText("Who should go on?")).isVisible();
    maria.keyboard().press("Escape");
    assertThat(transfer).isFocused();

    maria.keyboard().press("b");
    maria.locator(".dialog__foot .button--primary").press("Enter");
    assertThat(maria.getByText("The bot answers here.")).isVisible();
    assertThat(maria.getByRole(AriaRole.LOG)).isFocused();
  }

  @Test
  void theNarrowestPhoneShowsTheNameInOneLine() {
    Page page = newPage(new NewContextOptions().setViewportSize(NARROW, HIGH));
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you open?");
    assertThat(chat.button("End chat")).isVisible();

    Locator name = chat.frame().getByRole(AriaRole.HEADING).first();
    assertThat(name.boundingBox().height).isLessThan(ONE_LINE);
    assertNothingSerious(page);
  }

  @Test
  void aGestureGoesFromTheAdminsPageToTheVisitorsHands() {
    Page admin = signedIn("/admin/#/gestures", TestHouse.ADA);
    button(admin, "Add gesture").click();
    admin.getByLabel("Gesture", exactly()).fill("Apology voucher");
    admin.getByLabel("Text to the visitor").fill("Sorry! Your code is {code}.");
    admin.getByLabel("Amount", exactly()).fill("10");
    assertNothingSerious(admin);
    button(admin, "Save").click();
    admin.getByLabel("New codes").fill("SORRY-1\nSORRY-1");
    button(admin, "Add codes").click();
    assertThat(admin.getByText("Line 2, SORRY-1: stands further up already")).isVisible();
    assertNothingSerious(admin);
    button(admin, "Done").click();

    Page maria = console(TestHouse.MARIA);
    beAvailable(maria);
    OpenChat chat = visit();
    chat.button("Talk to a person").click();
    accept(maria);
    maria.keyboard().press("Escape");
    maria.keyboard().press("g");
    maria
        .getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("Apology")))
        .check();
    assertThat(maria.getByText("Sorry! Your code is ••••••.")).isVisible();
    assertThat(maria.getByText(Pattern.compile("Left: 5 times"))).isVisible();
    assertNothingSerious(maria);
    maria.keyboard().press("Enter");
    assertThat(maria.getByRole(AriaRole.LOG)).containsText("Sorry! Your code is SORRY-1.");

    assertThat(chat.log()).containsText("€10.00");
    chat.button("Copy code: SORRY-1").click();
    assertThat(chat.frame().getByText("The code is copied.")).isVisible();
    assertNothingSerious(chat.page());

    admin.reload();
    assertThat(admin.getByText("“Apology voucher” has no codes left")).isVisible();
    assertThat(admin.getByRole(AriaRole.ROW).last()).containsText(TestHouse.MARIAS_NAME);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Locator judgement(Page console, String name) {
    return console.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
  }

  @Test
  void anUnansweredQuestionBecomesAnEntryByOneClick() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("My unicycle hums an opera whenever the moon is full");
      visitor.hears(Escalated.class);
    }
    Page admin = signedIn("/admin/#/questions", TestHouse.ADA);

    admin
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("New entry"))
        .click();
    assertThat(admin.getByLabel("Question", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("My unicycle hums an opera whenever the moon is full");
    admin
        .getByLabel("Answer", new Page.GetByLabelOptions().setExact(true))
        .fill("Tighten its spokes.");
    admin.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();

    assertThat(admin.getByText("Nothing is missing")).isVisible();
    OpenChat chat = visit();
    chat.says("My unicycle hums an opera whenever the moon is full");
    assertThat(chat.log()).containsText("Tighten its spokes.");
  }

  @Test
  void nothingSeriousStandsInAnybodysWayInTheChat() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = newPage(desktop().setColorScheme(scheme));
      page.navigate(at.page("/").toString());
      OpenChat chat = OpenChat.in(page);
      chat.says("When are you open?");
      assertThat(chat.frame().getByText("Was this helpful?")).isVisible();
      assertNothingSerious(page);
      page.navigate(at.page("/widget/?site=" + TestHouse.SITE).toString());
      assertThat(page.getByRole(AriaRole.TEXTBOX)).isVisible();
      assertNothingSerious(page);
    }
  }

  @Test
  void nothingSeriousStandsInAnybodysWayInTheConsole() {
    Page signIn = newPage(desktop());
    signIn.navigate(at.page("/console/").toString());
    assertThat(signIn.getByLabel("Password")).isVisible();
    assertNothingSerious(signIn);

    Page console = console(TestHouse.MARIA);
    beAvailable(console);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.asksForPerson();
      assertThat(acceptButton(console)).isVisible();
      assertNothingSerious(console);
      accept(console);
      assertThat(console.getByRole(AriaRole.LOG)).containsText("When are you open?");
      assertNothingSerious(console);
    }
  }

  @Test
  void nothingSeriousStandsInAnybodysWayOnTheAdminPages() {
    Page admin = signedIn("/admin/", TestHouse.ADA);
    var said = new ArrayList<String>();
    admin.onConsoleMessage(message -> said.add(message.text()));
    admin.onPageError(said::add);
    List<String> pages =
        admin.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).all().stream()
            .map(Locator::innerText)
            .map(String::strip)
            .toList();
    assertThat(pages)
        .contains("Overview", "Escalation rules", "Teams", "Opening hours", "Canned responses");
    for (String name : pages) {
      Locator link =
          admin.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
      link.click();
      assertThat(link).hasAttribute("aria-current", "page");
      assertThat(admin.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
          .isVisible();
      assertThat(admin.locator(".skeleton")).hasCount(0);
      assertNothingSerious(admin);
    }
    assertThat(said).isEmpty();
  }

  @Test
  void anAdminsLinkLeadsToTheFirstSteps() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    String link = ada.post("/api/v1/staff/" + ada.id() + "/link", Map.of())
        .body()
        .get("link")
        .asString();
    Page page = newPage(desktop());
    page.navigate(at.page(link.substring(link.indexOf("/console/"))).toString());
    page.locator("input[type=password]").first().fill(TestHouse.PASSWORD);
    page.locator("input[type=password]").last().fill(TestHouse.PASSWORD);
    page.locator("button[type=submit]").click();

    assertThat(page.getByText("2 of 3 done.")).isVisible();
    page.getByText("Put the chat on your website").click();
    assertThat(page).hasURL(Pattern.compile("/admin/#/site$"));
  }

  @Test
  void aPageBeforeTheSignInLogsNoError() {
    for (String path : List.of("/console/", "/admin/")) {
      Page page = newPage(desktop());
      var said = new ArrayList<String>();
      page.onConsoleMessage(message -> said.add(message.text()));
      page.navigate(at.page(path).toString());
      assertThat(page.getByLabel("Password")).isVisible();
      assertThat(said).isEmpty();
    }
  }

  private static int portOf(Address address) {
    return address.page("/").getPort();
  }
}
