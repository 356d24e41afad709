package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;

/** When the bot stepped aside: how often in all, and the latest moments. Confined to one thread. */
final class Escalations {

  private final int most;
  private final ArrayDeque<Moment> moments = new ArrayDeque<>();
  private int all;

  /** A visitor who wants a person from now on. */
  record Moment(Instant at, ConversationId id) {}

  Escalations(int most) {
    this.most = most;
  }

  void add(Instant at, ConversationId id) {
    all++;
    moments.add(new Moment(at, id));
    if (moments.size() > most) {
      moments.remove();
    }
  }

  int all() {
    return all;
  }

  List<Moment> latest() {
    return moments.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList();
  }

  /** Of those kept, by the hour of the day. */
  int[] byHour(ZoneId zone) {
    var hours = new int[24];
    moments.forEach(moment -> hours[moment.at().atZone(zone).getHour()]++);
    return hours;
  }
}
