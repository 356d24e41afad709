package dev.firsthand.conversation;

/** Whose key it is: keys are unique for their sender only. */
public record Sender(String value) {

  /** The conversation's visitor. */
  public static final Sender VISITOR = new Sender("");

  static Sender of(AgentId agent) {
    return new Sender(agent.value());
  }
}
