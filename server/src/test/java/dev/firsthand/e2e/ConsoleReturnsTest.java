package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.SharedEvent.AgentReplied;
import dev.firsthand.protocol.SharedEvent.Requeued;
import dev.firsthand.protocol.StateName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A console that was asleep, cut off, signed out, or overtaken by a colleague: nothing typed is lost,
 * and what was not sent says so.
 */
class ConsoleReturnsTest extends AtTheConsole {

  private static final String NOT_SENT = "Not sent";

  private BadLine cable;

  @Override
  String[] settings() {
    return new String[] {"times.heartbeat=2s", "times.grace=8s", "times.offer=4s"};
  }

  @BeforeEach
  void layCable() {
    cable = new BadLine(at);
  }

  @AfterEach
  void unplug() {
    cable.close();
  }

  private Page maria() {
    Page console = pages.console(cable.end(), TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    return console;
  }

  @Test
  void asleepWithSixChatsAndAwakeAgainNothingTypedIsLostAndAllThatIsShownIsTrue() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    String mariasId = Staff.signIn(at, TestHouse.MARIA).id();
    ada.patch("/api/v1/staff/" + mariasId, Map.of("capacity", 8));
    Page console = maria();
    var visitors = new ArrayList<Visitor>();
    for (String words : List.of("one", "two", "three", "four", "five", "six")) {
      visitors.add(chatOf(console, words + " is my question"));
      composer(console).fill("a draft for " + words);
    }
    try (var late = Visitor.newAt(at)) {
      late.asksForPerson();
      assertThat(console.getByRole(AriaRole.REGION).locator(".ring")).isVisible();

      CDPSession machine = console.context().newCDPSession(console);
      lifecycle(machine, "frozen");
      cable.fallSilent();
      visitors.forEach(visitor -> visitor.hears(Requeued.class));
      late.is(StateName.QUEUED);
      try (var jonas = Agent.at(Staff.signIn(at, TestHouse.JONAS))) {
        String second = visitors.get(1).conversation();
        takes(jonas, visitors.getFirst().conversation());
        jonas.replies(second, takes(jonas, second), "Maria's line is bad; I go on.");
        cable.mend();
        lifecycle(machine, "active");

        for (int i = 0; i < visitors.size(); i++) {
          console.navigate(
              cable.end().page("/console/#/c/" + visitors.get(i).conversation()).toString());
          String words = List.of("one", "two", "three", "four", "five", "six").get(i);
          assertThat(log(console)).containsText(words + " is my question");
          assertThat(console.getByText("a draft for " + words)).isVisible();
        }
        console.navigate(cable.end().page("/console/#/c/" + second).toString());
        assertThat(log(console)).containsText("Maria's line is bad; I go on.");
        assertThat(console.locator(".talk__title")).containsText("with Jonas Weber");
        assertThat(console.getByText("a draft for two")).isVisible();
        assertNothingSerious(console);
      }
    } finally {
      visitors.forEach(Visitor::close);
    }
  }

  private static long takes(Agent agent, String conversation) {
    long epoch = agent.summary(conversation, StateName.QUEUED, null);
    agent.does((id, key) -> new AgentCommand.Take(id, key, conversation, epoch));
    return agent.owns(conversation);
  }

  private static void lifecycle(CDPSession machine, String state) {
    var how = new JsonObject();
    how.addProperty("state", state);
    machine.send("Page.setWebLifecycleState", how);
  }

  @Test
  void whatIsWrittenWhileTheCableIsCutSaysSoAndGoesOutOnceInItsOrder() {
    Page console = maria();
    try (var visitor = chatOf(console, "Is anybody there?")) {
      cable.cut();
      assertThat(console.getByText("No connection.").first()).isVisible();
      for (String words : List.of("First.", "Second.", "Third.")) {
        composer(console).fill(words);
        composer(console).press("Enter");
      }
      composer(console).fill("a fourth, half typ");
      assertThat(console.getByText("Waits for the connection")).hasCount(3);
      assertThat(console.getByText("3 not sent yet")).isVisible();
      assertNothingSerious(console);
      cable.mend();

      assertThat(console.getByText("Waits for the connection")).hasCount(0);
      AgentReplied third = visitor.events.when(
          "three replies",
          all -> all.stream()
              .filter(each ->
                  each.event() instanceof AgentReplied said && said.text().equals("Third."))
              .map(each -> (AgentReplied) each.event())
              .findFirst());
      assertThat(third.text()).isEqualTo("Third.");
      assertThat(visitor.events.all().stream()
              .filter(each -> each.event() instanceof AgentReplied)
              .map(each -> ((AgentReplied) each.event()).text()))
          .containsExactly("First.", "Second.", "Third.");
      assertThat(composer(console)).hasValue("a fourth, half typ");
    }
  }

  @Test
  void signedOutWhileTypingOneSignsInInPlaceAndGoesOnTyping() {
    Page console = maria();
    try (var visitor = chatOf(console, "Is anybody there?")) {
      cable.cut();
      composer(console).fill("This was written in time.");
      composer(console).press("Enter");
      assertThat(console.getByText("Waits for the connection")).isVisible();
      composer(console).fill("half a sen");
      endSession(console, cable.end());
      cable.mend();
      // Who types is not torn away from it: the words go where they were meant to go.
      composer(console).pressSequentially("tence, and more");
      assertThat(composer(console)).hasValue("half a sentence, and more");
      Locator dialog = console.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("Please sign in again");
      assertNothingSerious(console);
      dialog.getByLabel("Password").fill("not this one");
      dialog.getByRole(AriaRole.BUTTON).last().click();
      assertThat(dialog
              .getByRole(AriaRole.ALERT)
              .or(dialog.locator(".field__error"))
              .first())
          .isVisible();
      dialog.getByLabel("Password").fill(TestHouse.PASSWORD);
      dialog.getByLabel("Password").press("Enter");

      assertThat(dialog).hasCount(0);
      assertThat(composer(console)).hasValue("half a sentence, and more");
      assertThat(visitor.hears(AgentReplied.class).text()).isEqualTo("This was written in time.");
    }
  }

  @Test
  void aServerThatIsStartedAgainIsFoundAgainAndTheReplyIsThere() {
    Page console = maria();
    try (var visitor = chatOf(console, "Is anybody there?")) {
      composer(console).fill("a half");
      house.restart();
      composer(console).pressSequentially(" and another");
      composer(console).press("Enter");

      assertThat(visitor.hears(AgentReplied.class).text()).isEqualTo("a half and another");
      assertThat(composer(console)).hasValue("");
    }
  }

  @Test
  void whatAColleagueWasFasterWithComesBackAndSaysSo() {
    Page console = maria();
    try (var visitor = chatOf(console, "Is anybody there?");
        var other = chatOf(console, "I have another question");
        var jonas = Agent.at(Staff.signIn(at, TestHouse.JONAS))) {
      String chat = visitor.conversation();
      console.navigate(cable.end().page("/console/#/c/" + chat).toString());
      assertThat(log(console)).containsText("Is anybody there?");
      cable.fallSilent();
      composer(console).fill("The answer is 42.");
      composer(console).press("Enter");
      composer(console).fill("And to your other que");
      visitor.hears(Requeued.class);
      takes(jonas, chat);
      cable.mend();

      // Wherever one looks: what was not sent says so.
      assertThat(log(console)).containsText(NOT_SENT);
      assertThat(console.getByText("And to your other que")).isVisible();
      console.navigate(cable.end().page("/console/#/c/" + other.conversation()).toString());
      assertThat(log(console)).containsText("another question");
      assertThat(console.getByText("1 message was not sent")).isVisible();
      assertNothingSerious(console);
      button(console, "Show it").click();
      assertThat(log(console)).containsText("The answer is 42.");
      button(console, "Move it to a note").click();
      assertThat(composer(console)).hasValue("And to your other que");
      assertThat(visitor.events.all())
          .noneMatch(each ->
              each.event() instanceof AgentReplied said && said.text().startsWith("The answer"));
    }
  }
}
