package dev.firsthand.protocol;

/** Names and numbers of the protocol itself. */
public final class Protocol {

  /** Version of the protocol, as said in every welcome. Changes within a version only add. */
  public static final int VERSION = 1;

  /** The WebSocket subprotocol that both sides name. */
  public static final String SUBPROTOCOL = "firsthand.v1";

  /** Where visitors connect. */
  public static final String VISITOR_PATH = "/ws/visitor";

  /** Where agents connect. */
  public static final String AGENT_PATH = "/ws/agent";

  private Protocol() {}
}
