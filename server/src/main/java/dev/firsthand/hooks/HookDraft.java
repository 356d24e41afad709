package dev.firsthand.hooks;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an admin wants a webhook to be. */
record HookDraft(
    String name,
    String url,
    Set<HookEvent> events,
    @Nullable SiteKey site,
    boolean withWords) {

  private static final int LONGEST_NAME = 80;

  HookDraft {
    events = Set.copyOf(events);
  }

  /**
   * The draft in a request.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  static HookDraft of(Input input, Predicate<SiteKey> exists) {
    String url = input.text("url", 1, 500);
    HookAddress.check(url);
    return new HookDraft(
        input.text("name", 1, LONGEST_NAME),
        url,
        events(input),
        site(input, exists),
        input.flag("withWords"));
  }

  private static Set<HookEvent> events(Input input) {
    var events = EnumSet.noneOf(HookEvent.class);
    for (String word : input.texts("events", HookEvent.values().length, 60)) {
      events.add(HookEvent.named(word)
          .orElseThrow(() -> input.flaw("events", "has none that is called “" + word + "”.")));
    }
    if (events.isEmpty()) {
      throw input.flaw("events", "is empty: choose at least one.");
    }
    return events;
  }

  private static @Nullable SiteKey site(Input input, Predicate<SiteKey> exists) {
    if (!input.has("site")) {
      return null;
    }
    var site = new SiteKey(input.text("site", 1, 64));
    if (!exists.test(site)) {
      throw input.flaw("site", "is no site of this server.");
    }
    return site;
  }
}
