package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Floor;
import dev.firsthand.engine.Floor.Waiting;
import dev.firsthand.engine.Floors;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.InMemoryWaits;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.engine.Timer;
import dev.firsthand.engine.Transfers;
import dev.firsthand.engine.WaitEstimator;
import dev.firsthand.http.Router;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** A gateway with both doors open, without a house around it. */
final class TestGateway {

  private TestGateway() {}

  /** The routes of a gateway over an empty house. */
  static Router over(
      InMemoryLog house,
      VisitorDoor visitors,
      AgentDoor agents,
      Executor work,
      Timer timer,
      InstantSource clock) {
    return over(house, house, visitors, agents, work, timer, clock);
  }

  /** The same, where it is on record who reads what unseen. */
  static Router over(
      InMemoryLog house,
      AgentDoor agents,
      Executor work,
      InstantSource clock,
      BiConsumer<AgentId, ConversationId> readings) {
    return over(
        house,
        house,
        new BrokenVisitorDoor(),
        agents,
        work,
        (delay, task) -> {},
        clock,
        (gateway, presence) -> gateway.show(
            new Supervision(
                new NoFloor(),
                () -> Teams.NONE,
                ServiceTarget.DEFAULT,
                () -> ZoneOffset.UTC,
                readings),
            presence));
  }

  /** The same, where the log is another one than the house's. */
  static Router over(
      InMemoryLog house,
      ConversationLog log,
      VisitorDoor visitors,
      AgentDoor agents,
      Executor work,
      Timer timer,
      InstantSource clock) {
    return over(house, log, visitors, agents, work, timer, clock, (gateway, presence) -> {});
  }

  private static Router over(
      InMemoryLog house,
      ConversationLog log,
      VisitorDoor visitors,
      AgentDoor agents,
      Executor work,
      Timer timer,
      InstantSource clock,
      BiConsumer<Gateway, Presence> furnish) {
    var engine = new ConversationEngine(
        new ConversationRules(HouseTimes.defaults(), (site, language, key) -> key),
        log,
        new RoutingTable(10, Duration.ofHours(1)),
        Runnable::run,
        clock);
    var router = new Router();
    var presence = new Presence(engine, house, house, Runnable::run, clock, () -> {});
    var gateway = new Gateway(
        engine,
        log,
        house,
        house,
        house.promises(),
        house.mentions(),
        visitors,
        agents,
        work,
        timer,
        clock,
        new Random(1),
        () -> "reference",
        Duration.ofSeconds(30),
        VisitorLimit.DEFAULT);
    furnish.accept(gateway, presence);
    gateway.open(
        router,
        presence,
        new Transfers(
            engine, new RoutingRules(Duration.ZERO), () -> Teams.NONE, List::of, work, clock),
        new Giving(engine, house.gestures()),
        new WaitEstimator(
            house, new InMemoryWaits(), () -> Teams.NONE, agent -> false, SiteOpenness.ALWAYS));
    return router;
  }

  /** Nobody looks at the wall. */
  private static final class NoFloor implements Floors {
    @Override
    public Floor read(Instant dayBegan, Duration within, Instant now) {
      throw new AssertionError("nobody looks");
    }

    @Override
    public List<Waiting> tellOf(Duration limit, Instant now, int most) {
      return List.of();
    }
  }
}
