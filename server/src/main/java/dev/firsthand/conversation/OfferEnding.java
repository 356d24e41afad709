package dev.firsthand.conversation;

/** How an offer ended that was not accepted. */
public enum OfferEnding {
  DECLINED,
  MISSED,
  AGENT_GONE,
  VISITOR_LEFT,
  VISITOR_WAITS
}
