package dev.firsthand.gestures;

import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import dev.firsthand.gestures.Gesture.Budget;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.text.Normalizer;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A gesture as an admin wrote it, before it has an id and a version. */
public record GestureDraft(
    String name,
    String text,
    Worth worth,
    CodeKind codes,
    @Nullable String code,
    Budget budget,
    int lowAt,
    boolean enabled,
    List<SiteKey> sites) {

  static final int LONGEST_NAME = 80;
  static final int LONGEST_TEXT = 1000;
  static final int LONGEST_WORDING = 80;
  static final int LONGEST_CODE = 100;
  static final int MOST_GIVEN = 100_000;
  static final long MOST_AMOUNT = 1_000_000_000_000L;
  static final int MOST_LOW = 100_000;

  public GestureDraft {
    sites = List.copyOf(sites);
  }

  /**
   * The same draft, tidied.
   *
   * @throws BadInput if a value can't be taken by itself, naming it
   */
  GestureDraft checked() {
    String tidyCode =
        codes == CodeKind.FIXED ? checkedCode("code", code == null ? "" : code) : null;
    String tidyText = plain("text", text, LONGEST_TEXT).replace("\r\n", "\n");
    if (codes == CodeKind.NONE && tidyText.contains(Gesture.PLACE_OF_CODE)) {
      throw new BadInput(
          "text", "The text names {code}, but there is none: choose where the codes come from.");
    }
    if (key().length() > LONGEST_NAME) {
      throw new BadInput(
          "name", "This name has letters that stand for several, such as ™: make it shorter.");
    }
    return new GestureDraft(
        plain("name", name, LONGEST_NAME),
        tidyText,
        checkedWorth(),
        codes,
        tidyCode,
        checkedBudget(),
        lowAt,
        enabled,
        sites.stream().distinct().toList());
  }

  private Worth checkedWorth() {
    Long amount = worth.amount();
    if (amount == null) {
      String wording = worth.wording();
      return Worth.of(plain("wording", wording == null ? "" : wording, LONGEST_WORDING));
    }
    if (amount < 1 || amount > MOST_AMOUNT) {
      throw new BadInput("amount", "An amount is more than nothing.");
    }
    String currency = worth.currency();
    return Worth.of(amount, checkedCurrency(currency == null ? "" : currency));
  }

  private static String checkedCurrency(String currency) {
    String tidy = currency.strip().toUpperCase(Locale.ROOT);
    boolean known = tidy.length() == 3
        && Currency.getAvailableCurrencies().stream()
            .anyMatch(each -> each.getCurrencyCode().equals(tidy));
    if (!known) {
      throw new BadInput("currency", "A currency has three letters, such as EUR, USD or GBP.");
    }
    return tidy;
  }

  private Budget checkedBudget() {
    Integer most = budget.mostGiven();
    Long sum = budget.mostAmount();
    if (most == null && sum == null) {
      throw new BadInput(
          "mostGiven", "Say how often, or up to which sum, an agent may give it in a month.");
    }
    if (sum != null && worth.amount() == null) {
      throw new BadInput(
          "mostAmount", "A sum can only be counted of amounts: limit the number instead.");
    }
    if (sum != null && worth.amount() != null && sum < worth.amount()) {
      throw new BadInput(
          "mostAmount", "The sum is less than one gesture is worth: nobody could give it.");
    }
    return budget;
  }

  /** A code as it can be given: one line, without spaces around it. */
  static String checkedCode(String field, String code) {
    String tidy = code.strip();
    if (tidy.isEmpty() || tidy.length() > LONGEST_CODE || !isOneLine(tidy)) {
      throw new BadInput(field, "A code is one line of 1 to " + LONGEST_CODE + " characters.");
    }
    return tidy;
  }

  static boolean isOneLine(String text) {
    return Input.isClean(text) && text.chars().noneMatch(c -> c < ' ');
  }

  private static String plain(String field, String text, int most) {
    String tidy = text.strip();
    if (tidy.isEmpty() || tidy.length() > most || !Input.isClean(tidy)) {
      throw new BadInput(field, "Give 1 to " + most + " plain characters for the " + field + ".");
    }
    return tidy;
  }

  Gesture named(GestureId id, long version) {
    return new Gesture(id, version, name, text, worth, codes, code, budget, lowAt, enabled, sites);
  }

  /** What makes a name unique: the same for every way to capitalise or compose it. */
  String key() {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
