package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.conversation.Worth;
import dev.firsthand.gestures.CodeKind;
import dev.firsthand.gestures.Gesture;
import dev.firsthand.gestures.Gesture.Budget;
import dev.firsthand.gestures.GestureDraft;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the demo's agents may give to make up for something. */
final class DemoGestures {

  private static final int CODES = 40;
  private static final int LOW = 5;

  private DemoGestures() {}

  /** Defines them in a house that has none. */
  static void install(House house) {
    if (!house.gestures.all().isEmpty()) {
      return;
    }
    Gesture voucher = house.gestures.create(
        new GestureDraft(
            "Apology voucher",
            "We are sorry for the trouble. This is off your next order, with the code {code}.",
            Worth.of(1000, "EUR"),
            CodeKind.POOL,
            null,
            new Budget(5, null),
            LOW,
            true,
            List.of()),
        Author.HOUSE);
    house.gestures.addCodes(
        voucher.id(),
        IntStream.range(0, CODES)
            .mapToObj(i -> "SORRY-" + house.tokens.id().substring(0, 6).toUpperCase(Locale.ROOT))
            .toList(),
        Author.HOUSE);
    house.gestures.create(
        new GestureDraft(
            "Free shipping",
            "Your next order ships for free. There is nothing to type in: we noted it for you.",
            Worth.of("Free shipping"),
            CodeKind.NONE,
            null,
            new Budget(20, null),
            LOW,
            true,
            List.of()),
        Author.HOUSE);
  }
}
