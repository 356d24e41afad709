package dev.firsthand.protocol.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a visitor is, as said in hello.
 *
 * @param site the site's public key
 * @param language BCP 47, or null
 * @param address the page's address, or null
 */
public record Page(
    String site, @Nullable String language, @Nullable String address) {

  /** A page of {@code site} of which nothing else is known. */
  public static Page of(String site) {
    return new Page(site, null, null);
  }
}
