package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an agent says of themselves. {@code LAST_CHAT} takes no new chats and becomes {@code AWAY}
 * when the last one has ended; {@code OFFLINE} is seen, never said.
 */
@Doc(
    "What an agent says of themselves. \"lastChat\" takes no new chats and becomes \"away\" when the"
        + " last one has ended; \"offline\" is seen, never said.")
public enum AgentStatus {
  @JsonProperty("available")
  AVAILABLE,
  @JsonProperty("busy")
  BUSY,
  @JsonProperty("away")
  AWAY,
  @JsonProperty("lastChat")
  LAST_CHAT,
  @JsonProperty("offline")
  OFFLINE
}
