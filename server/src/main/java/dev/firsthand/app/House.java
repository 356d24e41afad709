package dev.firsthand.app;

import dev.firsthand.access.AccessEndpoints;
import dev.firsthand.access.AgentAuth;
import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.ApiKeys;
import dev.firsthand.access.Audit;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.FirstPassword;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OneTimeLinks;
import dev.firsthand.access.PasswordCost;
import dev.firsthand.access.Passwords;
import dev.firsthand.access.Sessions;
import dev.firsthand.access.SharedWrites;
import dev.firsthand.access.SignIn;
import dev.firsthand.access.SignInLimits;
import dev.firsthand.access.SignInRecord;
import dev.firsthand.access.StaffRegister;
import dev.firsthand.access.Tokens;
import dev.firsthand.access.VisitorAuth;
import dev.firsthand.canned.CannedRegister;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.faq.FaqDirectory;
import dev.firsthand.faq.FaqRegister;
import dev.firsthand.files.FileStore;
import dev.firsthand.gestures.GestureDirectory;
import dev.firsthand.hooks.EventHooks;
import dev.firsthand.hooks.SiteBots;
import dev.firsthand.http.Gathering;
import dev.firsthand.learning.AdjustmentDirectory;
import dev.firsthand.privacy.PrivacyDirectory;
import dev.firsthand.sites.HoursDirectory;
import dev.firsthand.sites.PolicyDirectory;
import dev.firsthand.sites.PolicyTrials;
import dev.firsthand.sites.SiteDirectory;
import dev.firsthand.store.Database;
import dev.firsthand.teams.TeamDirectory;
import dev.firsthand.tours.ToursSeen;
import dev.firsthand.visitors.VisitorBlocks;
import dev.firsthand.visitors.VisitorKeys;
import dev.firsthand.visitors.Visitors;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/**
 * What the house knows and keeps: the database and the rooms over it, without any server. The
 * command line works with it directly.
 */
final class House implements AutoCloseable {

  /** How long is gathered what nobody waits for. */
  private static final long GATHER_IN_MS = 250;

  final Database database;
  final Tokens tokens;
  final Audit audit;
  final DeskChanges changes;
  final AgentDirectory staff;
  final Sessions sessions;
  final ApiKeys apiKeys;
  final Guard guard;
  final StaffRegister register;
  final OneTimeLinks links;
  final Passwords passwords;
  final VisitorAuth visitorAuth;
  final Visitors visitors;
  final VisitorBlocks blocks;
  final VisitorKeys visitorKeys;
  final SiteDirectory sites;
  final PolicyDirectory policies;
  final PolicyTrials trials;
  final HoursDirectory hours;
  final PrivacyDirectory privacy;
  final AdjustmentDirectory adjustments;
  final FaqDirectory faqs;
  final FaqRegister faqRegister;
  final CannedRegister canned;
  final ToursSeen tours;
  final SiteBots bots;
  final EventHooks eventHooks;
  final TeamDirectory teams;
  final GestureDirectory gestures;
  final FileStore files;
  final SecureRandom random;
  private final SharedWrites writes;
  private final Clock clock;

  /**
   * Opens the database and brings its tables to this version's form.
   *
   * @throws dev.firsthand.store.DatabaseUnusable if it can't be used
   */
  House(Config config, Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
    tokens = new Tokens(random);
    database = Database.open(
        config.database(),
        tokens::id,
        config.workload(),
        told -> Thread.ofVirtual().name("told").start(() -> Gathering.during(told)));
    Jdbi jdbi = database.jdbi();
    audit = new Audit(jdbi, clock);
    changes = new DeskChanges(jdbi, clock);
    staff = new AgentDirectory(jdbi, database.slots());
    sessions = new Sessions(jdbi, tokens, clock, config.sessions());
    apiKeys = new ApiKeys(jdbi, tokens, clock, audit);
    guard = new Guard(sessions, apiKeys);
    register = new StaffRegister(jdbi, tokens, clock, audit, staff, sessions);
    links = new OneTimeLinks(jdbi, tokens, clock);
    passwords = new Passwords(PasswordCost.defaults(), tokens);
    writes = new SharedWrites(
        jdbi,
        task -> Thread.ofVirtual().name("writes").start(task),
        CompletableFuture.delayedExecutor(GATHER_IN_MS, TimeUnit.MILLISECONDS, Runnable::run));
    visitorAuth = new VisitorAuth(jdbi, writes, tokens, clock);
    visitors = new Visitors(jdbi, writes, database.log(), clock);
    visitorKeys = new VisitorKeys(jdbi, clock, audit, tokens);
    blocks = new VisitorBlocks(jdbi, clock, audit, changes);
    sites = new SiteDirectory(jdbi, clock, audit);
    policies = new PolicyDirectory(jdbi, clock, audit);
    trials = new PolicyTrials(jdbi, clock, audit, policies, tokens::id);
    hours = new HoursDirectory(jdbi, clock, audit);
    privacy = new PrivacyDirectory(jdbi, clock, audit);
    adjustments = new AdjustmentDirectory(jdbi, clock, audit);
    faqs = new FaqDirectory(jdbi);
    faqRegister = new FaqRegister(jdbi, clock, audit, faqs);
    canned = new CannedRegister(jdbi, tokens, audit, changes);
    tours = new ToursSeen(jdbi, clock);
    bots = new SiteBots(jdbi, clock, audit, tokens);
    eventHooks = new EventHooks(jdbi, clock, audit, tokens);
    teams = new TeamDirectory(jdbi, tokens, clock, audit, staff);
    gestures = new GestureDirectory(jdbi, tokens, clock, audit);
    files = new FileStore(jdbi, tokens, clock);
    teams.usedBy((handle, team) -> trials.rulesThatWant(team));
    teams.usedBy(canned::ofTeam);
    register.whenInactive(canned::forget);
  }

  /** The sign-in's endpoints. */
  AccessEndpoints accessEndpoints() {
    Jdbi jdbi = database.jdbi();
    var limits = new SignInLimits(clock);
    return new AccessEndpoints(
        guard,
        sessions,
        new SignIn(
            jdbi, passwords, sessions, limits, register, new SignInRecord(jdbi, audit, clock)),
        limits,
        new FirstPassword(jdbi, links, passwords, register, staff, sessions));
  }

  /** Reads anew, one by one, what is kept in memory and may have been changed elsewhere. */
  List<Runnable> readers() {
    return List.of(
        sites::refresh,
        policies::refresh,
        trials::refresh,
        hours::refresh,
        privacy::refresh,
        faqs::refresh,
        adjustments::refresh,
        staff::refresh,
        bots::refresh,
        eventHooks::refresh,
        apiKeys::refresh,
        visitorKeys::refresh,
        blocks::refresh,
        teams::refresh);
  }

  /** Whether there is such a team, as far as this node knows. */
  boolean isTeam(TeamId team) {
    return teams.current().find(team).isPresent();
  }

  Instant now() {
    return clock.instant();
  }

  AgentAuth agentAuth() {
    return new AgentAuth(guard);
  }

  @Override
  public void close() {
    try {
      writes.finish();
    } finally {
      database.close();
    }
  }
}
