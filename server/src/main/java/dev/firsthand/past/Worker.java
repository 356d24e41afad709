package dev.firsthand.past;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.Roster;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * An agent with the hours at which they work; half an hour's break is in the middle of them.
 *
 * @param known as routing and visitors know them
 */
public record Worker(Roster.Known known, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  static final int BREAK_MINUTES = 30;

  AgentId id() {
    return known.profile().id();
  }

  LocalTime pause() {
    return from.plusMinutes((to.toSecondOfDay() - from.toSecondOfDay()) / 120L);
  }
}
