package dev.firsthand.e2e;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the keyboard is on a page, looked for through the launcher's tree and the chat's frame.
 *
 * @param name what it is called; empty where the keyboard has no place
 * @param shown whether it can be seen that it is here: it has a ring, and nothing lies over it
 */
record Focus(String name, boolean shown) {

  private static final int MOST_STEPS = 60;

  private static final String DEEPEST = """
      () => {
        let at = document.activeElement;
        for (let next = at; next && next !== next.ownerDocument.body; ) {
          at = next;
          next = at.shadowRoot?.activeElement ?? at.contentDocument?.activeElement;
        }
        if (!at || at === document.body || at.tagName === 'IFRAME') return { name: '', shown: false };
        const shape = at.getBoundingClientRect();
        const drawn = shape.width <= 1 ? at.closest('label') : at;
        const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
        const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        const { left, top, width, height } = drawn.getBoundingClientRect();
        const over = drawn.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
        const free = over !== null && (drawn.contains(over) || over.contains(drawn));
        const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText;
        return { name: (name || at.title || '').trim(), shown: ring && free };
      }""";

  static Focus on(Page page) {
    var found = (Map<?, ?>) page.evaluate(DEEPEST);
    return new Focus((String) found.get("name"), (boolean) found.get("shown"));
  }

  /** Presses {@code key} until the keyboard is at {@code name}; gives the names on the way there. */
  static List<String> moves(Page page, String key, String name) {
    var way = new ArrayList<String>();
    for (int i = 0; i < MOST_STEPS; i++) {
      page.keyboard().press(key);
      Focus here = on(page);
      if (!here.name().isEmpty() && !here.shown()) {
        throw new AssertionError(
            "It can't be seen that the keyboard is at " + here.name() + " after " + way);
      }
      way.add(here.name());
      if (here.name().equals(name)) {
        return way;
      }
    }
    throw new AssertionError("No way to " + name + " by " + key + ": " + way);
  }
}
