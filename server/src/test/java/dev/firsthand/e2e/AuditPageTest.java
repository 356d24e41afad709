package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import org.junit.jupiter.api.Test;

/** The record of who changed what, in a browser. */
class AuditPageTest extends InTheShop {

  private static final int NARROW = 320;

  /** Changes the site's name as its page does. */
  private static void rename(Page page, String name) {
    page.evaluate("""
        async (name) => {
          const session = await (await fetch('/api/v1/session')).json();
          await fetch('/api/v1/sites/demo', {
            method: 'PATCH',
            headers: { 'Content-Type': 'application/json', 'X-Firsthand-CSRF': session.csrf },
            body: JSON.stringify({ name }),
          });
        }""", name);
  }

  private static Locator changes(Page page) {
    return page.getByLabel("Changes, the latest first").locator(".audit > li");
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void aChangeIsFoundByWhoAndWhatAndOpenedByKeyboard() {
    Page page = signedIn("/admin/#/site", TestHouse.ADA);
    rename(page, "Spokes & Wheels");
    page.navigate(at.page("/admin/#/audit").toString());
    page.reload();
    assertThat(changes(page).first()).containsText("Changed a site");
    assertThat(changes(page).first()).containsText("Ada Moreau");
    assertThat(changes(page).nth(1)).containsText("Signed in");

    field(page, "Who").selectOption("Ada Moreau");
    field(page, "What").selectOption("Changed a site");
    assertThat(changes(page)).hasCount(1);
    Locator change = changes(page).first().locator("summary");
    change.press("Enter");

    Locator row = page.getByRole(
        AriaRole.ROW, new GetByRoleOptions().setName("name Spoke & Wheel Spokes & Wheels"));
    assertThat(row).isVisible();

    field(page, "Last day").fill("2020-01-01");
    assertThat(page.getByText("No such changes")).isVisible();
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/audit", TestHouse.ADA);
      assertThat(changes(page).first()).isVisible();
      changes(page).locator("summary").first().press("Enter");
      assertNothingSerious(page);

      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}
