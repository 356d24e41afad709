package dev.firsthand.access;

import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Json;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A house of staff for tests: one admin, cheap passwords, a clock that is moved by hand. */
public final class House implements Closeable {

  public static final String PASSWORD = "correct horse battery";
  public static final String HOST = "chat.example";

  public final RoomDatabase database;
  public final SetClock clock = new SetClock();
  public final Tokens tokens = new Tokens(new SecureRandom());
  public final FakeSlots slots = new FakeSlots();
  public final Audit audit;
  public final AgentDirectory directory;
  public final Sessions sessions;
  public final StaffRegister register;
  public final OneTimeLinks links;
  public final Passwords passwords = new Passwords(new PasswordCost(64, 1, 1), tokens);
  public final ApiKeys keys;
  public final Guard guard;
  public final AgentAuth agentAuth;
  public final AccessEndpoints endpoints;
  public final Router router = new Router();

  public House(RoomDatabase database) {
    this.database = database;
    var jdbi = database.jdbi();
    audit = new Audit(jdbi, clock);
    directory = new AgentDirectory(jdbi, slots);
    sessions = new Sessions(jdbi, tokens, clock, SessionTimes.defaults());
    register = new StaffRegister(jdbi, tokens, clock, audit, directory, sessions);
    links = new OneTimeLinks(jdbi, tokens, clock);
    keys = new ApiKeys(jdbi, tokens, clock, audit);
    guard = new Guard(sessions, keys);
    agentAuth = new AgentAuth(guard);
    var limits = new SignInLimits(clock);
    endpoints = new AccessEndpoints(
        guard,
        sessions,
        new SignIn(jdbi, passwords, sessions, limits, register, SignInWitness.NONE),
        limits,
        new FirstPassword(jdbi, links, passwords, register, directory, sessions));
    endpoints.addTo(router);
  }

  public static House onSqlite() {
    return new House(RoomDatabase.sqlite());
  }

  /** Takes somebody on who can sign in with {@link #PASSWORD}. */
  public StaffMember hire(String login, Role role) {
    return register.create(
        StaffDraft.of(login, "Nobody " + login, role), passwords.hash(PASSWORD), Author.HOUSE);
  }

  /** Signs somebody in and speaks for them. */
  public Browser signedIn(String login) {
    var browser = new Browser(this);
    var answer = browser.post("/api/v1/session", Map.of("login", login, "password", PASSWORD));
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.text());
    }
    browser.csrf = json(answer).get("csrf").asString();
    return browser;
  }

  public Browser stranger() {
    return new Browser(this);
  }

  public static JsonNode json(Response response) {
    return Json.mapper().readTree(response.body());
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
