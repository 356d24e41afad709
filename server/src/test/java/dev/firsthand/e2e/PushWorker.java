package dev.firsthand.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The console's service worker, by the browser's own tools: what a push service would do, and a click on
 * a notification. Confined to one thread.
 */
final class PushWorker {

  private static final double PATIENCE_MS = 15_000;

  private final Page page;
  private final CDPSession ofPage;
  private final String scope;

  /** The worker of the console at {@code at}, seen from any page of that address. */
  PushWorker(Page page, Address at) {
    this.page = page;
    scope = at.page("/console/").toString();
    ofPage = page.context().newCDPSession(page);
  }

  /** Brings a message as the push service does. */
  void deliver(Address at, String text) {
    var registration = new AtomicReference<String>();
    ofPage.on(
        "ServiceWorker.workerRegistrationUpdated",
        event -> event.getAsJsonArray("registrations").forEach(each -> {
          if (each.getAsJsonObject().get("scopeURL").getAsString().equals(scope)) {
            registration.set(each.getAsJsonObject().get("registrationId").getAsString());
          }
        }));
    ofPage.send("ServiceWorker.enable");
    page.waitForCondition(
        () -> registration.get() != null,
        new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
    var message = new JsonObject();
    message.addProperty("origin", at.origin());
    message.addProperty("registrationId", registration.get());
    message.addProperty("data", text);
    ofPage.send("ServiceWorker.deliverPushMessage", message);
  }

  /** Waits until this is shown of a conversation: title and text. */
  void shows(String conversation, String title, String body) {
    page.waitForCondition(
        () -> page.evaluate("""
                async ([scope, ...wanted]) => {
                  const of = await navigator.serviceWorker.getRegistration(scope);
                  const all = await of.getNotifications();
                  return all.some(({ data, title, body }) =>
                    wanted.join() === [data.conversation, title, body].join());
                }
                """, List.of(scope, conversation, title, body)).equals(true),
        new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
  }

  /**
   * Clicks what is shown of a conversation, and gives the address that the worker then opens; empty if
   * it leads to an open window. A click that nobody made may open no window, so that is noted only.
   */
  String click(String conversation) {
    return evaluate("""
        (async () => {
          let opened = '';
          self.clients.openWindow = async url => { opened = url; };
          const all = await self.registration.getNotifications();
          const notification = all.find(({ data }) => data.conversation === '%s');
          const clicked = new NotificationEvent('notificationclick', { notification });
          let led;
          Object.defineProperty(clicked, 'waitUntil', { value: work => { led = work; } });
          self.dispatchEvent(clicked);
          await led.catch(() => undefined);
          return opened;
        })()
        """.formatted(conversation));
  }

  private String evaluate(String expression) {
    CDPSession browser = page.context().browser().newBrowserCDPSession();
    var answer = new AtomicReference<JsonObject>();
    browser.on("Target.receivedMessageFromTarget", event -> {
      JsonObject came =
          JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
      if (came.has("id")) {
        answer.set(came);
      }
    });
    var attach = new JsonObject();
    attach.addProperty("targetId", target(browser));
    attach.addProperty("flatten", false);
    String session =
        browser.send("Target.attachToTarget", attach).get("sessionId").getAsString();
    var parameters = new JsonObject();
    parameters.addProperty("expression", expression);
    parameters.addProperty("awaitPromise", true);
    parameters.addProperty("returnByValue", true);
    var call = new JsonObject();
    call.addProperty("id", 1);
    call.addProperty("method", "Runtime.evaluate");
    call.add("params", parameters);
    var message = new JsonObject();
    message.addProperty("sessionId", session);
    message.addProperty("message", call.toString());
    browser.send("Target.sendMessageToTarget", message);
    page.waitForCondition(
        () -> answer.get() != null, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
    browser.detach();
    JsonObject result = answer.get().getAsJsonObject("result");
    if (result == null || result.has("exceptionDetails")) {
      throw new AssertionError(answer.get());
    }
    return result.getAsJsonObject("result").get("value").getAsString();
  }

  private String target(CDPSession browser) {
    for (var each : browser.send("Target.getTargets").getAsJsonArray("targetInfos")) {
      var target = each.getAsJsonObject();
      if (target.get("type").getAsString().equals("service_worker")
          && target.get("url").getAsString().startsWith(scope)) {
        return target.get("targetId").getAsString();
      }
    }
    throw new AssertionError("No worker runs");
  }
}
