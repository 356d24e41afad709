package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as routing sees them at one moment.
 *
 * @param connected whether a console of theirs is connected
 * @param available whether they said so; neither busy nor away
 * @param ringing whether an offer rings there already
 * @param idleSince when their load last fell; null if never
 * @param languages BCP 47; empty means any
 * @param skills what they can do
 * @param weight what their conversations weigh together, in hundredths
 * @param room whether the house may give them one more
 * @param sparedUntil until when they get no more, for they have just come back; null if they may
 */
public record AgentView(
    AgentId id,
    boolean connected,
    boolean available,
    boolean ringing,
    int load,
    int capacity,
    @Nullable Instant idleSince,
    List<String> languages,
    List<String> skills,
    int weight,
    boolean room,
    @Nullable Instant sparedUntil) {

  public AgentView {
    languages = List.copyOf(languages);
    skills = List.copyOf(skills);
  }

  /** An agent whose conversations all count in full. */
  public AgentView(
      AgentId id,
      boolean connected,
      boolean available,
      boolean ringing,
      int load,
      int capacity,
      @Nullable Instant idleSince,
      List<String> languages,
      List<String> skills) {
    this(
        id,
        connected,
        available,
        ringing,
        load,
        capacity,
        idleSince,
        languages,
        skills,
        load * Workload.WHOLE,
        load < capacity,
        null);
  }

  /** An agent without any particular skill. */
  public AgentView(
      AgentId id,
      boolean connected,
      boolean available,
      boolean ringing,
      int load,
      int capacity,
      @Nullable Instant idleSince,
      List<String> languages) {
    this(id, connected, available, ringing, load, capacity, idleSince, languages, List.of());
  }

  /** Whether they could be asked now, if nothing else spoke against it. */
  public boolean isFree() {
    return connected && available && !ringing && room && load < capacity && sparedUntil == null;
  }

  /** The same agent, with an offer that rings. */
  public AgentView rung() {
    return new AgentView(
        id,
        connected,
        available,
        true,
        load,
        capacity,
        idleSince,
        languages,
        skills,
        weight,
        room,
        sparedUntil);
  }

  /** The same agent with one more conversation; the store knows exactly whether another fits. */
  public AgentView busier() {
    return new AgentView(
        id,
        connected,
        available,
        ringing,
        load + 1,
        capacity,
        idleSince,
        languages,
        skills,
        weight + Workload.WHOLE,
        room && load + 1 < capacity,
        sparedUntil);
  }
}
