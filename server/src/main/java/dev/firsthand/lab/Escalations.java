package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;

/** When the bot stepped aside: how often, at which hours, and the latest moments. Confined to one thread. */
final class Escalations {

  private static final int HOURS = 24;

  private final int most;
  private final ZoneId zone;
  private final double[] hours = new double[HOURS];
  private final ArrayDeque<Moment> moments = new ArrayDeque<>();
  private double all;

  /** A visitor who wants a person from now on. */
  record Moment(Instant at, ConversationId id) {}

  /**
   * None yet.
   *
   * @param most so many moments are kept
   * @param zone in which the hours are
   */
  Escalations(int most, ZoneId zone) {
    this.most = most;
    this.zone = zone;
  }

  void add(Instant at, ConversationId id) {
    all++;
    hours[at.atZone(zone).getHour()]++;
    moments.add(new Moment(at, id));
    if (moments.size() > most) {
      moments.remove();
    }
  }

  /** So many more are to be expected at an hour of the day. */
  void expect(int hour, double many) {
    hours[hour] += many;
    all += many;
  }

  /** One of those that are expected, drawn. */
  void draw(Moment moment) {
    moments.add(moment);
  }

  int all() {
    return (int) Math.round(all);
  }

  List<Moment> latest() {
    return moments.stream().sorted((a, b) -> a.at().compareTo(b.at())).toList();
  }

  /** All of them, by the hour of the day. */
  double[] byHour() {
    return hours.clone();
  }
}
