package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a gesture is worth: an amount of money, or something in words.
 *
 * @param amount in the currency's smallest unit; null where it is told in words
 * @param currency ISO 4217; there with an amount, and only then
 * @param wording such as "free shipping"; null where it is an amount
 */
public record Worth(
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable String wording) {

  public static Worth of(long amount, String currency) {
    return new Worth(amount, currency, null);
  }

  public static Worth of(String wording) {
    return new Worth(null, null, wording);
  }
}
