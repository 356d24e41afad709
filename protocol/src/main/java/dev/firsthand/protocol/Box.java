package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of the agent's inbox. */
@Doc("A part of the agent's inbox.")
public enum Box {
  @JsonProperty("mine")
  MINE,
  @JsonProperty("queue")
  QUEUE,
  @JsonProperty("followUps")
  FOLLOW_UPS,
  @JsonProperty("bot")
  BOT,
  @JsonProperty("closed")
  CLOSED
}
