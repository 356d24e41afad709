package dev.firsthand.privacy;

import java.util.List;

/**
 * What a site hides in texts before they are stored. A hidden character becomes a dot, so a text keeps its
 * length; masked twice it is the same. Takes time that grows with the text's length and not faster.
 */
public record Masks(
    boolean cards, boolean ibans, boolean emails, boolean phones, List<OwnPattern> own) {

  /** What every site begins with: nobody needs the numbers of cards in a chat. */
  public static final Masks USUAL = new Masks(true, false, false, false, List.of());

  public Masks {
    own = List.copyOf(own);
  }

  /** The text as it is to be stored. */
  public String masked(String text) {
    var hiding = new Hiding(text);
    if (cards) {
      CardNumbers.hideIn(hiding);
    }
    if (ibans) {
      Ibans.hideIn(hiding);
    }
    if (emails) {
      Emails.hideIn(hiding);
    }
    if (phones) {
      PhoneNumbers.hideIn(hiding);
    }
    own.forEach(pattern -> pattern.hideIn(hiding));
    return hiding.shown();
  }
}
