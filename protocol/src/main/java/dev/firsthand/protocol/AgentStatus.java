package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an agent says of themselves. {@code OFFLINE} is seen, never said. */
@Doc("What an agent says of themselves; offline is seen, never said.")
public enum AgentStatus {
  @JsonProperty("available")
  AVAILABLE,
  @JsonProperty("busy")
  BUSY,
  @JsonProperty("away")
  AWAY,
  @JsonProperty("offline")
  OFFLINE
}
