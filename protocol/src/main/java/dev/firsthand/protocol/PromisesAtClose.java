package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of open promises when an agent is done with a conversation. */
@Doc("What becomes of open promises when an agent is done with a conversation.")
public enum PromisesAtClose {
  @JsonProperty("kept")
  @Doc("They are kept.")
  KEPT,
  @JsonProperty("followUp")
  @Doc("The conversation is a follow-up until they are.")
  FOLLOW_UP
}
