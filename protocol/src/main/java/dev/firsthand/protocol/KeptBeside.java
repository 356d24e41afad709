package dev.firsthand.protocol;

/** What staff keep beside the conversations' logs. */
@Doc("What staff keep beside the conversations' logs.")
public enum KeptBeside {
  @Doc("The tags of a conversation.")
  TAGS,
  @Doc("The note about a visitor.")
  NOTE,
  @Doc("Whether a visitor is blocked.")
  BLOCK,
  @Doc("The canned responses.")
  CANNED
}
