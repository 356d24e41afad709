package dev.firsthand.gateway;

import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.InMemoryWaits;
import dev.firsthand.engine.Lanes;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.engine.Timer;
import dev.firsthand.engine.Transfers;
import dev.firsthand.engine.WaitEstimator;
import dev.firsthand.http.Router;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;

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

  /** The same, where the log is another one than the house's. */
  static Router over(
      InMemoryLog house,
      ConversationLog log,
      VisitorDoor visitors,
      AgentDoor agents,
      Executor work,
      Timer timer,
      InstantSource clock) {
    var engine = new ConversationEngine(
        new ConversationRules(HouseTimes.defaults(), (site, language, key) -> key),
        log,
        new RoutingTable(10, Duration.ofHours(1)),
        new Lanes(Runnable::run),
        clock);
    var router = new Router();
    new Gateway(
            engine,
            log,
            house,
            house,
            house.promises(),
            visitors,
            agents,
            work,
            timer,
            clock,
            new Random(1),
            () -> "reference",
            Duration.ofSeconds(30),
            VisitorLimit.DEFAULT)
        .open(
            router,
            new Presence(engine, house, house, Runnable::run, clock, () -> {}),
            new Transfers(
                engine, new RoutingRules(Duration.ZERO), () -> Teams.NONE, List::of, work, clock),
            new Giving(engine, house.gestures()),
            new WaitEstimator(
                house, new InMemoryWaits(), () -> Teams.NONE, agent -> false, SiteOpenness.ALWAYS));
    return router;
  }
}
