package dev.firsthand.conversation;

/** Hides in what people write what a site doesn't want to keep, such as card numbers. */
@FunctionalInterface
public interface Masking {

  /** Hides nothing. */
  Masking NONE = (site, text) -> text;

  /** The text as it is to be stored; masked twice it is the same. */
  String masked(SiteKey site, String text);
}
