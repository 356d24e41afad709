package dev.firsthand.bench.load;

/**
 * A visitor and the agent who has them. Confined to the clients' event loop.
 *
 * @param conversation its id; at a relay the visitor's number
 */
record Pair(Sockets.Link visitor, Sockets.Link agent, String conversation, long epoch) {

  void visitorSays(long number) {
    visitor.send(Words.say(number));
  }

  void visitorTypes() {
    visitor.send("{\"type\":\"typing\",\"on\":true}");
  }

  /** The agent answers message {@code number}. */
  void agentReplies(long number) {
    agent.send(Words.reply(number, conversation, epoch));
  }
}
