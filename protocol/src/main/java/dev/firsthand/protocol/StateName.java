package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who owes the visitor the next word, as told on the wire. */
@Doc("Who owes the visitor the next word.")
public enum StateName {
  @JsonProperty("bot")
  BOT,
  @JsonProperty("queued")
  QUEUED,
  @JsonProperty("ringing")
  RINGING,
  @JsonProperty("human")
  HUMAN,
  @JsonProperty("followUp")
  FOLLOW_UP,
  @JsonProperty("closed")
  CLOSED
}
