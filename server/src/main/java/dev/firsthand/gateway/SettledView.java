package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Settled;
import dev.firsthand.conversation.Standing;
import dev.firsthand.protocol.Card;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settled points from and to the wire. */
final class SettledView {

  private SettledView() {}

  /** What the event's readers see; a point whose words are erased tells them nothing. */
  static @Nullable List<dev.firsthand.protocol.Settled> of(@Nullable List<Settled> settled) {
    return settled == null
        ? null
        : settled.stream()
            .filter(point -> !point.text().isBlank())
            .map(point -> new dev.firsthand.protocol.Settled(point.text(), point.entry()))
            .toList();
  }

  /** What an agent noted, without blanks around it. */
  static @Nullable List<Settled> read(@Nullable List<dev.firsthand.protocol.Settled> settled) {
    return settled == null
        ? null
        : settled.stream()
            .map(point -> new Settled(point.text().strip(), point.entry()))
            .toList();
  }

  /** What stands, for the card. */
  static List<Card.SettledBefore> of(Standing standing) {
    return standing.points().stream()
        .map(point -> new Card.SettledBefore(
            point.settled().text(), point.settled().entry(), name(point.by())))
        .toList();
  }

  private static @Nullable String name(@Nullable AgentProfile agent) {
    return agent == null ? null : agent.name();
  }
}
