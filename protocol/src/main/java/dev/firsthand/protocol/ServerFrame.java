package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the server says on every socket, to visitors and agents alike. */
public sealed interface ServerFrame extends VisitorFrame, AgentFrame {

  @JsonTypeName("ok")
  @Doc("The command was carried out. For a keyed command: its event is durable, at number seq.")
  record Ok(
      String id,
      @Nullable String key,

      @Doc("Number of the event that the command became, or of the first one for a repeated key.")
      @Nullable
      Long seq,

      Instant at)
      implements ServerFrame {}

  @JsonTypeName("refused")
  @Doc("The command was not carried out; nothing was changed.")
  record Refused(
      @Doc("The command's id, or null where none could be read.") @Nullable
      String id,

      @Nullable String key,
      ErrorCode code,
      @Doc("What is wrong and how to mend it.") String message,
      @Doc("The field at fault.") @Nullable String field,
      @Doc("Whether the same may succeed later.") boolean retry,
      @Nullable Long retryInMs,

      @Doc("Finds the failure in the server's log.") @Nullable
      String reference)
      implements ServerFrame {}

  @JsonTypeName("pong")
  @Doc("Answers ping.")
  record Pong(String id, Instant at) implements ServerFrame {}

  @JsonTypeName("draining")
  @Doc("The server is about to close this socket: come back after reconnectInMs.")
  record Draining(long reconnectInMs) implements ServerFrame {}
}
