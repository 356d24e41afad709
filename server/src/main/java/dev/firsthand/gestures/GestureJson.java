package dev.firsthand.gestures;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import dev.firsthand.rest.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of gestures in the REST interface. */
final class GestureJson {

  private static final int MOST_SITES = 200;

  private GestureJson() {}

  /** A gesture as admins see it. */
  record Answer(
      String id,
      long version,
      String name,
      String text,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String wording,
      CodeKind codes,
      @Nullable String code,
      @Nullable Integer mostGiven,
      @Nullable Long mostAmount,
      int lowAt,
      boolean enabled,
      List<String> sites,
      int left,
      boolean low,
      int given) {

    static Answer of(GestureDirectory.Standing standing) {
      Gesture gesture = standing.gesture();
      return new Answer(
          gesture.id().value(),
          gesture.version(),
          gesture.name(),
          gesture.text(),
          gesture.worth().amount(),
          gesture.worth().currency(),
          gesture.worth().wording(),
          gesture.codes(),
          gesture.code(),
          gesture.budget().mostGiven(),
          gesture.budget().mostAmount(),
          gesture.lowAt(),
          gesture.enabled(),
          gesture.sites().stream().map(SiteKey::value).toList(),
          standing.left(),
          standing.isLow(),
          standing.given());
    }
  }

  static GestureDraft draft(Input input) {
    return new GestureDraft(
        input.text("name", 1, GestureDraft.LONGEST_NAME),
        input.text("text", 1, GestureDraft.LONGEST_TEXT),
        worth(input),
        input.choice("codes", CodeKind.class),
        input.optionalText("code", 1, GestureDraft.LONGEST_CODE).orElse(null),
        new Gesture.Budget(
            input.has("mostGiven") ? input.count("mostGiven", 1, GestureDraft.MOST_GIVEN) : null,
            input.has("mostAmount")
                ? input.whole("mostAmount", 1, GestureDraft.MOST_AMOUNT)
                : null),
        input.has("lowAt") ? input.count("lowAt", 0, GestureDraft.MOST_LOW) : 10,
        input.flag("enabled"),
        input.texts("sites", MOST_SITES, 64).stream().map(SiteKey::new).toList());
  }

  private static Worth worth(Input input) {
    return input.has("amount")
        ? Worth.of(input.whole("amount", 1, GestureDraft.MOST_AMOUNT), input.text("currency", 3, 3))
        : Worth.of(input.text("wording", 1, GestureDraft.LONGEST_WORDING));
  }
}
