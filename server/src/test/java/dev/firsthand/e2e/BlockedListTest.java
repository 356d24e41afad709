package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who looks after others finds all who are blocked, from the console; who only answers does not. */
class BlockedListTest extends AtTheConsole {

  @Test
  void aSupervisorComesFromTheConsoleToAllBlocksAndLiftsOne() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    var maria = Staff.signIn(at, TestHouse.MARIA);
    ada.patch(
        "/api/v1/staff/" + Staff.signIn(at, TestHouse.JONAS).id(), Map.of("role", "supervisor"));
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("You are all fools.");
      String id = visitor.conversation().substring(0, visitor.conversation().lastIndexOf('.'));
      var blocked =
          maria.put("/api/v1/visitors/" + id + "/block", Map.of("reason", "only insults"), null);
      assertThat(blocked.status()).isEqualTo(200);
    }
    Page console = pages.console(at, TestHouse.JONAS);
    button(console, "Menu").click();
    console
        .getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Blocked visitors"))
        .click();

    assertThat(console.getByText("only insults")).isVisible();
    // Blocked visitors and reports.
    assertThat(console.locator("a.room[href^='#/']")).hasCount(2);
    assertNothingSerious(console);
    button(console, "Lift the block").click();
    console
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON)
        .getByText("Lift the block")
        .click();
    assertThat(console.getByText("only insults")).hasCount(0);
    // No other page opens for them, whatever the address says.
    console.navigate(at.page("/admin/#/agents").toString());
    assertThat(console.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Blocked")))
        .isVisible();
  }

  @Test
  void whoOnlyAnswersIsNotLedThere() {
    Page console = pages.console(at, TestHouse.MARIA);
    button(console, "Menu").click();
    assertThat(console.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Alerts …")))
        .isVisible();
    assertThat(console.getByRole(
            AriaRole.MENUITEM, new GetByRoleOptions().setName("Blocked visitors")))
        .hasCount(0);
    console.navigate(at.page("/admin/").toString());
    assertThat(console.getByText("this part is for admins")).isVisible();
  }
}
