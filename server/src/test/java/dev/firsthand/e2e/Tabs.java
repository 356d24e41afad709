package dev.firsthand.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.firsthand.app.TestHouse;
import java.util.ArrayList;
import java.util.List;

/** Pages of people who know nothing of each other, in one browser that starts with the first. */
final class Tabs implements AutoCloseable {

  private static final double PATIENCE_MS = 15_000;

  /** The launcher's own tree is closed to pages; a test looks into it. */
  private static final String OPEN_SHADOWS = """
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (how) {
        return attach.call(this, { ...how, mode: 'open' });
      };
      """;

  private final Browsers browsers = new Browsers();
  private final List<BrowserContext> contexts = new ArrayList<>();

  Tabs() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  Page desktop() {
    return page(new NewContextOptions().setViewportSize(1280, 800));
  }

  Page phone() {
    return page(
        new NewContextOptions().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true));
  }

  private Page page(NewContextOptions options) {
    BrowserContext context =
        browsers.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.add(context);
    Page page = context.newPage();
    page.addInitScript(OPEN_SHADOWS);
    return page;
  }

  /** The admin page on which a site's look is set. */
  Page siteAndLook(Address at) {
    Page admin = desktop();
    admin.navigate(at.page("/admin/#/site").toString());
    admin.getByLabel("E-mail or sign-in name").fill(TestHouse.ADA);
    admin.getByLabel("Password").fill(TestHouse.PASSWORD);
    admin
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
        .click();
    return admin;
  }

  /** Presses a button of a page by its whole name. */
  static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  void closePages() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }

  @Override
  public void close() {
    browsers.close();
  }
}
