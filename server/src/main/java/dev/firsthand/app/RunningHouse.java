package dev.firsthand.app;

import dev.firsthand.access.ApiKeyEndpoints;
import dev.firsthand.access.Author;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.Answerer;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Duties;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.Matchmaker;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.Roster;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.engine.Sweeper;
import dev.firsthand.engine.Transfers;
import dev.firsthand.engine.WaitEstimator;
import dev.firsthand.engine.WaitRecord;
import dev.firsthand.escalation.PolicyTerms;
import dev.firsthand.gateway.Gateway;
import dev.firsthand.gateway.Supervision;
import dev.firsthand.hooks.HookFailure;
import dev.firsthand.hooks.WebhookBot;
import dev.firsthand.http.Drain;
import dev.firsthand.http.EchoEndpoint;
import dev.firsthand.http.Gathering;
import dev.firsthand.http.HttpServer;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import dev.firsthand.retrieval.OnnxEncoder;
import dev.firsthand.retrieval.Shelves;
import dev.firsthand.routing.Openness;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.sites.TrialWatch;
import dev.firsthand.telemetry.Health;
import dev.firsthand.telemetry.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server, wired and running. */
final class RunningHouse implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RunningHouse.class);
  private static final int HOT_CONVERSATIONS = 50_000;
  private static final Duration HOT_FOR = Duration.ofMinutes(30);
  private static final Duration LOOK_FOR_CHANGES = Duration.ofMillis(500);
  private static final Duration LOOK_AT_TRIALS = Duration.ofSeconds(30);
  static final long DEEP_STACK = 256L << 20;
  private static final long MAY_END_WITHIN_SECONDS = 5;
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final House house;
  private final Config config;
  private final Clock clock;
  private final HttpServer server;
  private final ConversationLog store;
  private final Metrics metrics;
  private final WebhookBot webhook;
  private final @Nullable MailDesk mail;
  private final PushDesk push;
  private final EventHookDesk eventHooks;
  private final RoutingTable table;
  private final Work work = new Work();
  private final ExecutorService indexing;
  private final EncoderLoader encoder;
  private final Shelves shelves;
  private final CompletableFuture<Void> indexed = new CompletableFuture<>();
  private final ExecutorService grouping;
  private final ExecutorService scanning;
  private final SearchDesk search;
  private final ReportRoom reports;
  private final AtomicBoolean draining = new AtomicBoolean();

  /**
   * Starts everything; when this returns, the server answers.
   *
   * @param withShop whether the demo's shop stands at the root
   */
  RunningHouse(
      House house,
      Config config,
      Clock clock,
      RandomGenerator random,
      boolean withShop,
      String version) {
    this.house = house;
    this.config = config;
    this.clock = clock;
    indexing = oneThread("index");
    grouping = oneThread("grouping");
    scanning = oneThread("scanning");

    metrics = new Metrics(config.metricsToken());
    store = TimedLog.of(
        house.database.log(),
        metrics.timer("firsthand.store.append", "Time of an append, until it is durable"));
    if (config.tests().any()) {
      log.atWarn().log("test.settings-are-on");
    }
    var shipped = new HouseWords();
    Words words = new SiteWords(house.sites, house.hours, shipped);
    var times = new SiteTimes(house.hours, shipped);
    encoder = config.semantic()
        ? new EncoderLoader(() -> OnnxEncoder.bundled(config.data().resolve("native")), indexing)
        : EncoderLoader.off();
    shelves = Shelves.in(config.data().resolve("vectors"));
    var indexes = new FaqIndexes(encoder, indexing, shelves);
    house.faqs.onChange((site, faq) -> indexes.put(site.value(), faq));
    var builtIn = new BotDesk(
        indexed,
        indexes,
        this::faq,
        house.policies::current,
        house.trials::policyOf,
        house.adjustments::current,
        words,
        FaqIndex::read);
    webhook = new WebhookBot(clock, config.times().bot());
    var bot = new HookedBot(
        builtIn,
        house.bots,
        house.adjustments::current,
        webhook,
        store,
        this::faq,
        house.tokens::id,
        clock);
    var testBox = new TestBox(builtIn, bot, words);

    table = new RoutingTable(HOT_CONVERSATIONS, HOT_FOR);
    var engine = new ConversationEngine(
        new ConversationRules(
            config.times(), words, times, new PolicyTerms(house.trials::policyOf), house.privacy),
        store,
        table,
        task -> work.execute(() -> Gathering.during(task)),
        Gathering::afterwards,
        clock);
    var agentsAtTheDoor = new AgentsAtTheDoor(house.agentAuth(), house.staff, words, house.files);
    var gateway = new Gateway(
        engine,
        store,
        house.database.slots(),
        house.database.marks(),
        house.database.promises(),
        house.database.mentions(),
        new VisitorsAtTheDoor(
            house.sites,
            house.visitorAuth,
            house.visitors,
            house.visitorKeys,
            house.blocks,
            house.files),
        agentsAtTheDoor,
        work,
        work,
        clock,
        random,
        house.tokens::id,
        config.heartbeat(),
        config.visitorLimit());
    var presence = new PresenceAndMatches(engine, gateway, agentsAtTheDoor::known, clock);
    var duties = new Duties(
        engine, answerer(bot), presence.matchmaker::wake, presence.transfers, work, work, clock);
    var sweeper = new Sweeper(
        engine,
        store,
        duties,
        presence.presence,
        presence.matchmaker::lookAround,
        clock,
        gateway::endPauses);
    gateway.onFreed(presence.matchmaker::wake);
    mail = MailDesk.of(config.mail(), house, engine, store, words, clock, work);
    if (mail != null) {
      duties.mailBy(mail.room());
    }
    engine.listen(duties);
    engine.listen(presence.matchmaker);
    gateway.show(
        new Supervision(
            house.database.floors(),
            house.teams::current,
            config.service(),
            house.hours::zone,
            this::readsUnseen),
        presence.presence);
    house.staff.onChange(changed -> {
      gateway.colleaguesChanged();
      presence.matchmaker.wake();
    });
    house.teams.onChange(changed -> {
      gateway.colleaguesChanged();
      presence.matchmaker.wake();
    });
    house.hours.onChange(presence.matchmaker::wake);
    house.sessions.onEnded(ended -> gateway.signedOut(ended.staff(), ended.session()));

    var router = new Router().answerTo(LogUnavailable.class, outage());
    gateway.open(
        router,
        presence.presence,
        presence.transfers,
        new Giving(engine, house.gestures),
        presence.estimator);
    new Health(version)
        .part("database", house.database::health)
        .part(
            "drain",
            () -> draining.get() ? Optional.of("The server is draining.") : Optional.empty())
        .notice(
            "mail", () -> mail == null ? Optional.empty() : mail.room().health().trouble())
        .addTo(router);
    metrics.addTo(router);
    new Rooms(
            house,
            config,
            clock,
            store,
            engine,
            gateway,
            presence.presence,
            encoder,
            indexes,
            webhook,
            testBox,
            times,
            grouping,
            scanning)
        .addTo(router);
    if (mail != null) {
      mail.addTo(router, house);
    }
    var privacy = new PrivacyDesk(house, store, table, clock);
    privacy.addTo(router);
    new ApiKeyEndpoints(house.guard, house.apiKeys).addTo(router);
    eventHooks = new EventHookDesk(house, store, work, clock);
    eventHooks.addTo(router);
    push = PushDesk.of(config, house, clock);
    push.addTo(router);
    int cores = Runtime.getRuntime().availableProcessors();
    IntSupplier underWay = () -> engine.busy() / cores;
    search = new SearchDesk(house, store, underWay, clock);
    search.addTo(router);
    reports = new ReportRoom(house, store, underWay, clock);
    reports.addTo(router, scanning);
    router.post("/api/v1/drain", house.guard.role(dev.firsthand.access.Role.ADMIN, request -> {
      work.execute(this::drain);
      return Response.json(202, "{\"draining\":true}");
    }));
    if (config.tests().echo()) {
      router.socket("/echo", new EchoEndpoint());
    }
    new Pages(house.sites).addTo(router, withShop);

    server = HttpServer.start(config.http(), router, clock, house.tokens::id);
    metrics.http(server.counters());
    counted(gateway, engine);
    Cautions.of(config, house.staff.all())
        .forEach(caution -> log.atWarn()
            .addKeyValue("setting", caution.setting())
            .addKeyValue("says", caution.says())
            .log("settings.caution"));
    presence.presence.settleAll();
    work.every(SWEEP, sweeper::sweep);
    work.every(LOOK_FOR_CHANGES, new ChangeWatch(house.audit::mark, house.readers())::look);
    work.every(LOOK_AT_TRIALS, new TrialWatch(house.trials)::look);
    work.every(SWEEP, gateway::alertOfWaits);
    work.every(SWEEP, gateway::lookForColleagues);
    push.start(house, store, this::openness, presence.presence::isConnected, work);
    gateway.show(new DeskNews(house.changes));
    work.every(LOOK_FOR_CHANGES, gateway::lookForChanges);
    presence.matchmaker.wake();
    privacy.start(work);
    eventHooks.start(engine, work);
    search.start(engine);
    reports.start(engine);
    indexing.execute(() -> index(indexes));
    encoder.start();
    if (house.bots.isAnyWebhook()) {
      work.execute(webhook::prepare);
    }
  }

  /** The port that the server listens on. */
  int port() {
    return server.port();
  }

  /** Who looks after others may read unseen, and is on record for it. */
  private void readsUnseen(AgentId who, ConversationId conversation) {
    Author author = house.staff.find(who).map(Author::of).orElse(Author.HOUSE);
    house
        .database
        .jdbi()
        .useHandle(handle -> house.audit.write(
            handle, author, "conversation.read", null, conversation.value(), null, null));
  }

  /** Waits until the bot can read each site's questions, by words at least. */
  void awaitIndexes() {
    indexed.join();
  }

  /** Empties the memory of conversations; nothing is lost by it. For tests. */
  void forgetAll() {
    table.forgetAll();
  }

  /** Tells the clients to come back later and waits for them to leave. Only the first call works. */
  void drain() {
    if (draining.compareAndSet(false, true)) {
      log.atInfo().log("drain.begins");
      letBalancersSee();
      Drain drained = server.drain(config.drain());
      log.atInfo()
          .addKeyValue("told", drained.told())
          .addKeyValue("left", drained.left())
          .log("drain.ends");
    }
  }

  /** While {@code /readyz} says no and everything still works, balancers send clients elsewhere. */
  private void letBalancersSee() {
    try {
      Thread.sleep(config.drain().dividedBy(5));
    } catch (InterruptedException wantedNow) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.close();
    work.close();
    search.close();
    push.close();
    eventHooks.close();
    reports.close();
    webhook.close();
    encoder.close();
    end(indexing);
    shelves.close();
    end(grouping);
    end(scanning);
    metrics.close();
    house.close();
  }

  /**
   * Whatever comes after its end is dropped: it was for a server that is no more. Its stack is deep
   * because ONNX Runtime's telemetry, where the environment doesn't switch it off, reads the process's
   * command line by a recursion that overflows 1 MB at some 3,000 characters (seen with 1.29.0).
   */
  private static ExecutorService oneThread(String name) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name(name).stackSize(DEEP_STACK).factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Begun when the server answers already: a question waits for it, the start does not. */
  private void index(FaqIndexes indexes) {
    try {
      house.sites.all().forEach(site -> indexes.put(site.key().value(), faq(site.key())));
      indexed.complete(null);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("faq.index.failed");
      indexed.completeExceptionally(e);
    }
  }

  /** An index in the making still reads the database; it gets a moment to end. */
  private static void end(ExecutorService indexing) {
    indexing.shutdownNow();
    try {
      if (!indexing.awaitTermination(MAY_END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        log.atWarn().log("faq.index.abandoned");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private Faq faq(SiteKey site) {
    return house.faqs.current(site);
  }

  private Answerer answerer(HookedBot bot) {
    Config.Tests tests = config.tests();
    return tests.botDelay().isZero() && !tests.botFails()
        ? bot
        : new FaultyBot(bot, tests.botDelay(), tests.botFails());
  }

  /** What the REST interface and the agents' door say while the database can't be reached. */
  private static Response outage() {
    return Answers.problem(
            503,
            "UNAVAILABLE",
            "The database can't be reached; nothing was changed. Try again soon.")
        .withHeader("Retry-After", "1");
  }

  private Openness openness(@Nullable SiteKey site, Instant since, Instant now) {
    return site == null ? Openness.OPEN : house.hours.of(site).openness(since, now);
  }

  private WaitRecord.Accuracy waits() {
    return house.database.waits().accuracySince(clock.instant().minus(A_DAY));
  }

  private void counted(Gateway gateway, ConversationEngine engine) {
    push.counted(metrics);
    eventHooks.counted(metrics);
    if (mail != null) {
      metrics
          .counter(
              "firsthand.mail.sent",
              "Letters that the mail server took",
              mail.room().health()::sent)
          .counter(
              "firsthand.mail.refused", "Letters refused for good", mail.room().health()::refused)
          .counter(
              "firsthand.mail.failures",
              "Tries that failed for now",
              mail.room().health()::failures);
    }
    metrics
        .gauge("firsthand.visitors", "Visitors' sockets", gateway::visitors)
        .gauge("firsthand.agents", "Agents' windows", gateway::agents)
        .gauge("firsthand.unacknowledged", "Commands without an answer yet", gateway::unanswered)
        .counter(
            "firsthand.wait.alerts",
            "Waits that supervisors were told of, for they were too long",
            gateway::waitAlerts)
        .gauge("firsthand.search.behind", "Conversations not yet read for search", search::behind)
        .gauge("firsthand.lanes", "Conversations at work", engine::busy)
        .gauge("firsthand.hot.conversations", "Conversations in memory", table::size)
        .gauge(
            "firsthand.queue.length",
            "Conversations that wait for a person",
            house.database.log()::queueLength)
        .gauge(
            "firsthand.wait.told",
            "Waits of 24 hours whose end was told ahead",
            () -> waits().told())
        .gauge(
            "firsthand.wait.right",
            "Those of them that ended as told",
            () -> waits().right())
        .counter("firsthand.webhook.answers", "Answers of webhook bots", webhook.health()::answers);
    for (HookFailure.Kind kind : HookFailure.Kind.values()) {
      metrics.counter(
          "firsthand.webhook.failures",
          "Calls of webhook bots that failed",
          "kind",
          kind.name(),
          () -> webhook.health().failures(kind));
    }
  }

  /** Who is there, and who gets whom: the two need each other. */
  private final class PresenceAndMatches {
    final Presence presence;
    final Matchmaker matchmaker;
    final Transfers transfers;
    final WaitEstimator estimator;

    PresenceAndMatches(ConversationEngine engine, Gateway gateway, Roster roster, Clock clock) {
      var wake = new Runnable[1];
      wake[0] = () -> {};
      presence = new Presence(
          engine,
          store,
          house.database.slots(),
          new InOrder(work),
          clock,
          config.times().grace(),
          () -> {
            gateway.colleaguesChanged();
            wake[0].run();
          });
      var rules = new RoutingRules(config.rest(), config.fit());
      matchmaker = new Matchmaker(
          engine,
          store,
          house.database.slots(),
          rules,
          house.teams::current,
          presence::isConnected,
          roster,
          RunningHouse.this::openness,
          work,
          work,
          clock);
      estimator = new WaitEstimator(
          house.database.slots(),
          house.database.waits(),
          house.teams::current,
          presence::isConnected,
          RunningHouse.this::openness);
      wake[0] = matchmaker::wake;
      transfers =
          new Transfers(engine, rules, house.teams::current, matchmaker::agents, work, clock);
    }
  }
}
