package dev.firsthand.gateway;

import dev.firsthand.conversation.Decision;
import dev.firsthand.protocol.Codec;

/** A decision as the protocol writes it, for those who show it elsewhere. */
public final class WhyJson {

  private WhyJson() {}

  public static String of(Decision decision) {
    return Codec.writeWhy(AgentEventView.why(decision));
  }
}
