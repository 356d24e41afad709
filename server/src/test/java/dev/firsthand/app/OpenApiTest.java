package dev.firsthand.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.firsthand.access.ApiKeyEndpoints;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.House;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.access.SessionTimes;
import dev.firsthand.access.SharedWrites;
import dev.firsthand.access.VisitorAuth;
import dev.firsthand.agents.AgentsEndpoints;
import dev.firsthand.canned.CannedEndpoints;
import dev.firsthand.canned.CannedRegister;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Masking;
import dev.firsthand.engine.Submission;
import dev.firsthand.faq.FaqCheckEndpoints;
import dev.firsthand.faq.FaqDirectory;
import dev.firsthand.faq.FaqEndpoints;
import dev.firsthand.faq.FaqHistory;
import dev.firsthand.faq.FaqHistoryEndpoints;
import dev.firsthand.faq.FaqRegister;
import dev.firsthand.faq.FaqTest;
import dev.firsthand.faq.FaqUsageEndpoint;
import dev.firsthand.faq.LexicalRehearsal;
import dev.firsthand.faq.ModelState;
import dev.firsthand.files.FileEndpoints;
import dev.firsthand.files.FileStore;
import dev.firsthand.gestures.GestureDirectory;
import dev.firsthand.gestures.GestureEndpoints;
import dev.firsthand.gestures.GivenRecord;
import dev.firsthand.gestures.GivingEndpoints;
import dev.firsthand.hooks.BotEndpoints;
import dev.firsthand.hooks.BotTrial;
import dev.firsthand.hooks.EventHookRoom;
import dev.firsthand.hooks.EventHooks;
import dev.firsthand.hooks.SiteBots;
import dev.firsthand.hooks.WebhookBot;
import dev.firsthand.lab.LabDesk;
import dev.firsthand.lab.LabEndpoints;
import dev.firsthand.lab.SeenPreviews;
import dev.firsthand.learning.AdjustmentDirectory;
import dev.firsthand.learning.ConfidenceEndpoints;
import dev.firsthand.learning.DoublesDesk;
import dev.firsthand.learning.DoublesEndpoints;
import dev.firsthand.learning.FaqPen;
import dev.firsthand.learning.LexicalBot;
import dev.firsthand.learning.MissedDesk;
import dev.firsthand.learning.MissedEndpoints;
import dev.firsthand.learning.QuestionDesk;
import dev.firsthand.learning.QuestionEndpoints;
import dev.firsthand.learning.SetAside;
import dev.firsthand.mail.TranscriptEndpoint;
import dev.firsthand.mail.Transcripts;
import dev.firsthand.overview.AuditEndpoints;
import dev.firsthand.overview.CautionsEndpoint;
import dev.firsthand.overview.ChoicesEndpoint;
import dev.firsthand.overview.PromisesEndpoint;
import dev.firsthand.overview.SnapshotEndpoint;
import dev.firsthand.privacy.PrivacyDirectory;
import dev.firsthand.privacy.PrivacyEndpoints;
import dev.firsthand.privacy.Retention;
import dev.firsthand.push.PushRoom;
import dev.firsthand.push.PushServices;
import dev.firsthand.reports.ReportDesk;
import dev.firsthand.reports.ReportEndpoints;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import dev.firsthand.search.Ratings;
import dev.firsthand.search.SearchEndpoint;
import dev.firsthand.search.TagEndpoints;
import dev.firsthand.search.Tags;
import dev.firsthand.sites.HoursDirectory;
import dev.firsthand.sites.HoursEndpoints;
import dev.firsthand.sites.PolicyDirectory;
import dev.firsthand.sites.PolicyDrafts;
import dev.firsthand.sites.PolicyEndpoints;
import dev.firsthand.sites.PolicyTrials;
import dev.firsthand.sites.SiteDirectory;
import dev.firsthand.sites.SiteEndpoints;
import dev.firsthand.sites.TrialEndpoints;
import dev.firsthand.sites.WhyEndpoints;
import dev.firsthand.teams.TeamDirectory;
import dev.firsthand.teams.TeamEndpoints;
import dev.firsthand.tours.TourEndpoints;
import dev.firsthand.tours.ToursSeen;
import dev.firsthand.visitors.VisitorBlockEndpoints;
import dev.firsthand.visitors.VisitorBlocks;
import dev.firsthand.visitors.VisitorKeyEndpoints;
import dev.firsthand.visitors.VisitorKeys;
import dev.firsthand.visitors.VisitorNoteEndpoints;
import dev.firsthand.visitors.VisitorNotes;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the REST interface says what the routers answer, and nothing else. */
class OpenApiTest {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Test
  void everyRouteIsDescribedAndEveryDescriptionHasARoute() throws IOException {
    try (var house = new House(RoomDatabase.sqlite())) {
      addRooms(house);

      var routes = house.router.routes().stream()
          .map(route -> route.method() + " " + nameless(route.pattern()))
          .collect(Collectors.toCollection(TreeSet::new));

      assertEquals(routes, described());
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    var document = document();
    for (var reference : document.findValuesAsString("$ref")) {
      assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
    }
  }

  @Test
  void everyOperationHasANameOfItsOwn() throws IOException {
    var names = document().path("paths").findValuesAsString("operationId");

    assertEquals(names.size(), Set.copyOf(names).size());
    assertEquals(described().size(), names.size());
  }

  private static void addRooms(House house) {
    var jdbi = house.database.jdbi();
    var sites = new SiteDirectory(jdbi, house.clock, house.audit);
    var policies = new PolicyDirectory(jdbi, house.clock, house.audit);
    var visitors =
        new VisitorAuth(jdbi, new SharedWrites(jdbi, Runnable::run), house.tokens, house.clock);
    new SiteEndpoints(house.guard, sites, house.directory, 1_000_000, true).addTo(house.router);
    var drafts = new PolicyDrafts(policies, PolicyDrafts.Previewed.UNASKED);
    new PolicyEndpoints(house.guard, sites, policies, team -> true, drafts).addTo(house.router);
    new TrialEndpoints(
            house.guard,
            new PolicyTrials(jdbi, house.clock, house.audit, policies, house.tokens::id),
            drafts,
            sites::exists)
        .addTo(house.router);
    new TranscriptEndpoint(
            visitors,
            visitor -> false,
            id -> Conversation.empty(id),
            (conversation, address, zone) -> new Transcripts.Sent.Nothing())
        .addTo(house.router);
    new WhyEndpoints(house.guard, house.database.whole().log(), policies, decision -> "{}")
        .addTo(house.router);
    new HoursEndpoints(
            house.guard,
            sites,
            new HoursDirectory(jdbi, house.clock, house.audit),
            (site, hours, nobody, at, language) -> "",
            house.clock)
        .addTo(house.router);
    new EventHookRoom(
            new EventHooks(jdbi, house.clock, house.audit, house.tokens),
            house.database.whole().log()::read,
            jdbi,
            house.database.whole()::backlog,
            house.guard,
            sites::exists,
            house.tokens,
            Runnable::run,
            house.clock)
        .addTo(house.router);
    new ApiKeyEndpoints(house.guard, house.keys).addTo(house.router);
    var privacies = new PrivacyDirectory(jdbi, house.clock, house.audit);
    new PrivacyEndpoints(
            house.guard,
            privacies,
            new Retention(
                privacies,
                house.database.whole().oldChats(),
                id -> {},
                site -> ZoneOffset.UTC,
                house.clock),
            sites::exists)
        .addTo(house.router);
    new AgentsEndpoints(
            house.guard,
            house.register,
            house.directory,
            house.links,
            house.audit,
            jdbi,
            id -> "offline")
        .addTo(house.router);
    var changes = new DeskChanges(jdbi, house.clock);
    new CannedEndpoints(house.guard, new CannedRegister(jdbi, house.tokens, house.audit, changes))
        .addTo(house.router);
    new TourEndpoints(house.guard, new ToursSeen(jdbi, house.clock)).addTo(house.router);
    new VisitorKeyEndpoints(
            house.guard,
            new VisitorKeys(jdbi, house.clock, house.audit, house.tokens),
            sites::exists)
        .addTo(house.router);
    new FileEndpoints(
            house.guard,
            visitors,
            visitor -> false,
            new FileStore(jdbi, house.tokens, house.clock),
            1_000_000,
            house.clock)
        .addTo(house.router);
    new TeamEndpoints(
            house.guard,
            new TeamDirectory(jdbi, house.tokens, house.clock, house.audit, house.directory),
            sites::exists)
        .addTo(house.router);
    var gestures = new GestureDirectory(jdbi, house.tokens, house.clock, house.audit);
    new GestureEndpoints(house.guard, gestures, sites::exists).addTo(house.router);
    new GivingEndpoints(
            house.guard,
            gestures,
            new GivenRecord(jdbi),
            sites::exists,
            site -> ZoneOffset.UTC,
            house.directory,
            house.clock)
        .addTo(house.router);
    var faqs = new FaqDirectory(jdbi);
    new FaqEndpoints(
            house.guard,
            new FaqRegister(jdbi, house.clock, house.audit, faqs),
            faqs,
            (site, text, language, at) -> new FaqTest.Result("ANSWER", null, text, "{}", null),
            site -> new ModelState.Now("lexical", "absent", null),
            sites::exists,
            site -> ZoneOffset.UTC,
            house.clock)
        .addTo(house.router);
    new FaqHistoryEndpoints(
            house.guard,
            new FaqRegister(jdbi, house.clock, house.audit, faqs),
            faqs,
            new FaqHistory(jdbi),
            sites::exists,
            site -> ZoneOffset.UTC)
        .addTo(house.router);
    new FaqUsageEndpoint(house.guard, jdbi, sites::exists, house.clock).addTo(house.router);
    new FaqCheckEndpoints(
            house.guard,
            faqs,
            house.database.whole().turns(),
            house.database.whole().log(),
            new LexicalRehearsal(),
            sites::exists,
            site -> ZoneOffset.UTC,
            Runnable::run,
            house.clock)
        .addTo(house.router);
    new BotEndpoints(
            house.guard,
            new SiteBots(jdbi, house.clock, house.audit, house.tokens),
            new WebhookBot(house.clock, Duration.ofSeconds(2)),
            (site, text, language) -> new BotTrial.Turn("ANSWER", null, text, "{}"),
            sites::exists)
        .addTo(house.router);
    var bot = new LexicalBot(faqs);
    new LabEndpoints(
            house.guard,
            new LabDesk(
                jdbi,
                policies::current,
                faqs::current,
                new RoutingRules(Duration.ofMinutes(1)),
                site -> ZoneOffset.UTC),
            new PolicyHistory(policies),
            new SeenPreviews(house.tokens::id),
            sites::exists,
            Runnable::run,
            house.tokens::id,
            house.clock)
        .addTo(house.router);
    new ConfidenceEndpoints(
            house.guard,
            new AdjustmentDirectory(jdbi, house.clock, house.audit),
            house.database.whole().turns(),
            bot,
            sites::exists,
            house.clock)
        .addTo(house.router);
    new QuestionEndpoints(
            house.guard,
            new QuestionDesk(
                house.database.whole().turns(),
                house.database.whole().log(),
                bot,
                new SetAside(jdbi, house.clock, house.audit),
                house.directory::find),
            (site, basedOn, entry, text, by) -> new FaqPen.Written.Missing(),
            sites::exists,
            house.clock,
            Runnable::run)
        .addTo(house.router);
    new DoublesEndpoints(
            house.guard,
            new DoublesDesk(bot, new SetAside(jdbi, house.clock, house.audit)),
            sites::exists,
            Runnable::run)
        .addTo(house.router);
    new MissedEndpoints(
            house.guard,
            new MissedDesk(
                jdbi,
                house.database.whole().log(),
                policies::current,
                faqs::current,
                (id, command) -> new Submission.Done(1, house.clock.instant()),
                house.directory::find,
                house.audit,
                house.clock),
            sites::exists,
            Runnable::run,
            house.clock)
        .addTo(house.router);
    new SnapshotEndpoint(
            house.guard,
            house.database.whole().log(),
            house.directory,
            () -> Teams.NONE,
            id -> false,
            "node",
            house.database.whole().waits(),
            house.clock)
        .addTo(house.router);
    new PromisesEndpoint(
            house.guard, house.database.whole().promises(), house.directory, house.clock)
        .addTo(house.router);
    new ChoicesEndpoint(house.guard, house.database.whole().log(), house.directory)
        .addTo(house.router);
    var tags = new Tags(jdbi, house.clock, changes);
    new SearchEndpoint(
            house.guard,
            house.database.whole().transcripts(),
            house.database.whole().log(),
            house.directory,
            tags::of,
            new Ratings(jdbi))
        .addTo(house.router);
    new TagEndpoints(house.guard, tags, house.database.whole().log()).addTo(house.router);
    new VisitorNoteEndpoints(
            house.guard,
            new VisitorNotes(jdbi, house.clock, changes),
            house.database.whole().log(),
            house.directory,
            Masking.NONE)
        .addTo(house.router);
    new VisitorBlockEndpoints(
            house.guard,
            new VisitorBlocks(jdbi, house.clock, house.audit, changes),
            house.database.whole().log(),
            house.directory,
            (id, command) -> {},
            house.clock)
        .addTo(house.router);
    new CautionsEndpoint(house.guard, List::of).addTo(house.router);
    new AuditEndpoints(house.guard, jdbi, Runnable::run).addTo(house.router);
    try (var push = new PushRoom(
        new PushRoom.Terms(new PushServices(List.of()), "", Duration.ofSeconds(5)),
        jdbi,
        house.audit,
        house.guard,
        SessionTimes.defaults(),
        new SecureRandom(),
        house.clock)) {
      push.addTo(house.router);
    }
    new ReportEndpoints(
            house.guard,
            new ReportDesk(
                jdbi, faqs::current, () -> Teams.NONE, agent -> "", () -> 0, () -> false),
            sites::exists,
            site -> ZoneOffset.UTC,
            Runnable::run,
            house.clock)
        .addTo(house.router);
  }

  private static Set<String> described() throws IOException {
    var described = new TreeSet<String>();
    for (var path : document().path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          described.add(
              operation.getKey().toUpperCase(Locale.ROOT) + " " + nameless(path.getKey()));
        }
      }
    }
    return described;
  }

  private static String nameless(String pattern) {
    return pattern.replaceAll("\\{[^}]*\\}", "{}");
  }

  private static JsonNode document() throws IOException {
    try (var in = requireNonNull(OpenApiTest.class.getResourceAsStream("/api/openapi.yaml"))) {
      return new YAMLMapper().readTree(in);
    }
  }
}
