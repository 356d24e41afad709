package dev.firsthand.store;

import dev.firsthand.engine.ConversationSummary;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a box ended. Opaque to clients.
 *
 * @param lastAt milliseconds since 1970
 * @param id the last conversation's
 */
record Cursor(long lastAt, String id) {

  private static final int LONGEST = 256;
  private static final int LONGEST_SHOWN = 40;

  /** Before everything; {@code ~} sorts after all that an id may hold. */
  private static final Cursor FIRST = new Cursor(Long.MAX_VALUE, "~");

  static Cursor after(ConversationSummary summary) {
    return new Cursor(summary.lastAt().toEpochMilli(), summary.id().value());
  }

  static Cursor of(@Nullable String text) {
    if (text == null) {
      return FIRST;
    }
    try {
      if (text.length() <= LONGEST) {
        String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        int space = decoded.indexOf(' ');
        if (space > 0) {
          return new Cursor(
              Long.parseLong(decoded.substring(0, space)), decoded.substring(space + 1));
        }
      }
    } catch (IllegalArgumentException e) {
      throw bad(text, e);
    }
    throw bad(text, null);
  }

  private static IllegalArgumentException bad(String text, @Nullable Throwable cause) {
    String shown = text.substring(0, Math.min(LONGEST_SHOWN, text.length()));
    return new IllegalArgumentException(
        "The cursor \"" + shown + "\" is none of the inbox: leave it out to begin at the top.",
        cause);
  }

  String text() {
    byte[] bytes = (lastAt + " " + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
