package dev.firsthand.app;

import dev.firsthand.agents.AgentsEndpoints;
import dev.firsthand.canned.CannedEndpoints;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Presence;
import dev.firsthand.faq.FaqCheckEndpoints;
import dev.firsthand.faq.FaqEndpoints;
import dev.firsthand.faq.FaqHistory;
import dev.firsthand.faq.FaqHistoryEndpoints;
import dev.firsthand.faq.FaqUsageEndpoint;
import dev.firsthand.files.FileEndpoints;
import dev.firsthand.gateway.Gateway;
import dev.firsthand.gateway.WhyJson;
import dev.firsthand.gestures.GestureEndpoints;
import dev.firsthand.gestures.GivenRecord;
import dev.firsthand.gestures.GivingEndpoints;
import dev.firsthand.hooks.BotEndpoints;
import dev.firsthand.hooks.WebhookBot;
import dev.firsthand.http.Router;
import dev.firsthand.lab.LabDesk;
import dev.firsthand.lab.LabEndpoints;
import dev.firsthand.lab.SeenPreviews;
import dev.firsthand.learning.ConfidenceEndpoints;
import dev.firsthand.learning.DoublesDesk;
import dev.firsthand.learning.DoublesEndpoints;
import dev.firsthand.learning.MissedDesk;
import dev.firsthand.learning.MissedEndpoints;
import dev.firsthand.learning.QuestionDesk;
import dev.firsthand.learning.QuestionEndpoints;
import dev.firsthand.learning.SetAside;
import dev.firsthand.overview.AuditEndpoints;
import dev.firsthand.overview.CautionsEndpoint;
import dev.firsthand.overview.ChoicesEndpoint;
import dev.firsthand.overview.PromisesEndpoint;
import dev.firsthand.overview.SnapshotEndpoint;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.sites.HoursEndpoints;
import dev.firsthand.sites.PolicyDrafts;
import dev.firsthand.sites.PolicyDrafts.Previewed;
import dev.firsthand.sites.PolicyEndpoints;
import dev.firsthand.sites.SiteEndpoints;
import dev.firsthand.sites.TrialEndpoints;
import dev.firsthand.sites.WhyEndpoints;
import dev.firsthand.teams.TeamEndpoints;
import dev.firsthand.tours.TourEndpoints;
import dev.firsthand.visitors.VisitorBlockEndpoints;
import dev.firsthand.visitors.VisitorKeyEndpoints;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** What admins and staff keep over HTTP: one room after the other, each with its endpoints. */
record Rooms(
    House house,
    Config config,
    Clock clock,
    ConversationLog store,
    ConversationEngine engine,
    Gateway gateway,
    Presence presence,
    EncoderLoader encoder,
    FaqIndexes indexes,
    WebhookBot webhook,
    TestBox testBox,
    SiteTimes times,
    ExecutorService grouping,
    ExecutorService scanning) {

  /** So long admins are told of what happened by itself. */
  private static final Duration TELL_FOR = Duration.ofDays(7);

  void addTo(Router router) {
    house.accessEndpoints().addTo(router);
    new SiteEndpoints(
            house.guard, house.sites, house.staff, config.fileBytes(), config.mail() != null)
        .addTo(router);
    var lab = new LabDesk(
        house.database.jdbi(),
        house.policies::current,
        house.faqs::current,
        new RoutingRules(config.rest(), config.fit()),
        this::zone);
    var previews = new SeenPreviews(house.tokens::id);
    var drafts = new PolicyDrafts(
        house.policies,
        (site, policy, word) -> previews
            .find(site, policy, word)
            .map(seen -> new Previewed.Look(true, seen.prediction()))
            .orElseGet(() -> new Previewed.Look(!lab.hasPast(site, clock.instant()), null)));
    new PolicyEndpoints(house.guard, house.sites, house.policies, house::isTeam, drafts)
        .addTo(router);
    new TrialEndpoints(house.guard, house.trials, drafts, house.sites::exists).addTo(router);
    new WhyEndpoints(house.guard, store, house.policies, WhyJson::of).addTo(router);
    new HoursEndpoints(house.guard, house.sites, house.hours, times, clock).addTo(router);
    new AgentsEndpoints(
            house.guard,
            house.register,
            house.staff,
            house.links,
            house.audit,
            house.database.jdbi(),
            gateway::statusWord)
        .addTo(router);
    new VisitorKeyEndpoints(house.guard, house.visitorKeys, house.sites::exists).addTo(router);
    new TeamEndpoints(house.guard, house.teams, house.sites::exists).addTo(router);
    new CannedEndpoints(house.guard, house.canned).addTo(router);
    new TourEndpoints(house.guard, house.tours).addTo(router);
    new GestureEndpoints(house.guard, house.gestures, house.sites::exists).addTo(router);
    new GivingEndpoints(
            house.guard,
            house.gestures,
            new GivenRecord(house.database.jdbi()),
            house.sites::exists,
            this::zone,
            house.staff,
            clock)
        .addTo(router);
    new FaqEndpoints(
            house.guard,
            house.faqRegister,
            house.faqs,
            testBox,
            new ModelAtWork(encoder, indexes),
            house.sites::exists,
            this::zone,
            clock)
        .addTo(router);
    new FaqHistoryEndpoints(
            house.guard,
            house.faqRegister,
            house.faqs,
            new FaqHistory(house.database.jdbi()),
            house.sites::exists,
            this::zone)
        .addTo(router);
    var atWork = new ReadingBot(encoder, indexes, house.faqs::current, house.bots, clock);
    new FaqUsageEndpoint(house.guard, house.database.jdbi(), house.sites::exists, clock)
        .addTo(router);
    new FaqCheckEndpoints(
            house.guard,
            house.faqs,
            house.database.turns(),
            store,
            new RehearsedBot(indexes, atWork, house.policies::current, house.adjustments::current),
            house.sites::exists,
            this::zone,
            grouping,
            clock)
        .addTo(router);
    new ConfidenceEndpoints(
            house.guard,
            house.adjustments,
            house.database.turns(),
            atWork,
            house.sites::exists,
            clock)
        .addTo(router);
    new LabEndpoints(
            house.guard,
            lab,
            new PolicyHistory(house.policies),
            previews,
            house.sites::exists,
            grouping,
            house.tokens::id,
            clock)
        .addTo(router);
    new QuestionEndpoints(
            house.guard,
            new QuestionDesk(
                house.database.turns(),
                store,
                atWork,
                new SetAside(house.database.jdbi(), clock, house.audit),
                house.staff::find),
            new PenOfRegister(house.faqRegister),
            house.sites::exists,
            clock,
            grouping)
        .addTo(router);
    new DoublesEndpoints(
            house.guard,
            new DoublesDesk(atWork, new SetAside(house.database.jdbi(), clock, house.audit)),
            house.sites::exists,
            grouping)
        .addTo(router);
    new MissedEndpoints(
            house.guard,
            new MissedDesk(
                house.database.jdbi(),
                store,
                house.policies::current,
                house.faqs::current,
                (id, command) -> engine.submit(id, command).join(),
                house.staff::find,
                house.audit,
                clock),
            house.sites::exists,
            scanning,
            clock)
        .addTo(router);
    new VisitorBlockEndpoints(
            house.guard,
            house.blocks,
            store,
            house.staff,
            (id, command) -> engine.submit(id, command).join(),
            clock)
        .addTo(router);
    new FileEndpoints(
            house.guard,
            house.visitorAuth,
            house.blocks::isBlocked,
            house.files,
            config.fileBytes(),
            clock)
        .addTo(router);
    new BotEndpoints(house.guard, house.bots, webhook, testBox, house.sites::exists).addTo(router);
    new SnapshotEndpoint(
            house.guard,
            store,
            house.staff,
            house.teams::current,
            presence::isConnected,
            config.node(),
            house.database.waits(),
            clock)
        .addTo(router);
    new ChoicesEndpoint(house.guard, store, house.staff).addTo(router);
    new PromisesEndpoint(house.guard, house.database.promises(), house.staff, clock).addTo(router);
    new CautionsEndpoint(house.guard, this::cautions).addTo(router);
    new AuditEndpoints(house.guard, house.database.jdbi(), scanning).addTo(router);
  }

  private ZoneId zone(SiteKey site) {
    return house.hours.of(site).at(clock.instant()).zone();
  }

  private List<CautionsEndpoint.Caution> cautions() {
    var cautions = new ArrayList<>(Cautions.of(config, house.staff.all()));
    cautions.addAll(Cautions.ofGestures(house.gestures.all()));
    cautions.addAll(Cautions.ofTrials(house.trials.brokenSince(clock.instant().minus(TELL_FOR))));
    cautions.addAll(Cautions.ofWebhooks(house.eventHooks.stopped()));
    return cautions;
  }
}
