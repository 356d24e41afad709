package dev.firsthand.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * What a server is started with.
 *
 * @param agents who have an account
 * @param capacity conversations that each may have
 * @param relay how a {@link Relay} passes on: raw, json or all
 * @param heap options of the JVM
 * @param settings of the product, {@code key=value}, besides those that every bench needs
 * @param stored messages that are in the database already
 * @param everyCore whether the server may use the whole machine, and not one core
 */
record Plan(
    int agents,
    int capacity,
    String relay,
    List<String> heap,
    List<String> settings,
    int stored,
    boolean everyCore) {

  static final List<String> STEADY = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");
  static final List<String> SHRINKING = List.of(
      "-Xms64m", "-Xmx1g", "-XX:+UseG1GC", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

  private static final int MOST_CAPACITY = 100;

  Plan {
    heap = List.copyOf(heap);
    settings = List.copyOf(settings);
  }

  /** So many agents that all these visitors can be with one at the same time. */
  static Plan of(int visitors, int agents, List<String> heap) {
    int each = Math.ceilDiv(visitors, agents);
    return new Plan(agents, each, "raw", heap, List.of("bot.semantic=false"), 0, false);
  }

  Plan withRelay(String how) {
    return new Plan(agents, capacity, how, heap, settings, stored, everyCore);
  }

  /** Agents have room for visitors whom the bot hands over besides. */
  Plan withRoom() {
    return new Plan(agents, MOST_CAPACITY, relay, heap, settings, stored, everyCore);
  }

  Plan with(String setting) {
    var more = new ArrayList<>(settings);
    more.removeIf(each -> each.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
    more.add(setting);
    return new Plan(agents, capacity, relay, heap, more, stored, everyCore);
  }

  Plan withStored(int messages) {
    return new Plan(agents, capacity, relay, heap, settings, messages, everyCore);
  }

  /** Nothing is put into the database: the server finds it empty. */
  Plan withoutAgents() {
    return new Plan(0, 0, relay, heap, settings, stored, everyCore);
  }

  Plan onEveryCore() {
    return new Plan(agents, capacity, relay, heap, settings, stored, true);
  }
}
