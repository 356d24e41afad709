package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A house with many agents and a long queue, as measures need it. */
public final class Crowd {

  private Crowd() {}

  /**
   * Puts agents and waiting conversations into the database, without a server.
   *
   * @param data the server's folder
   * @param capacity how many conversations each agent may have
   * @param settings {@code key=value}; may name another database
   * @return the Cookie header of each agent's session
   */
  public static List<String> furnish(
      Path data, int agents, int capacity, int waiting, String... settings) {
    var random = new SecureRandom();
    var config = TestHouse.config(data, TestHouse.all(settings));
    TestHouse.furnishElsewhere(data, settings);
    try (var house = new House(config, Clock.systemUTC(), random)) {
      var cookies = new ArrayList<String>();
      for (int i = 0; i < agents; i++) {
        StaffMember member = house.register.create(
            new StaffDraft(
                "agent" + i, "Agent " + i, "", null, Role.AGENT, List.of("en"), "", capacity, true),
            null,
            Author.HOUSE);
        cookies.add(Guard.COOKIE + "=" + session(house, member));
      }
      Instant now = Clock.systemUTC().instant();
      for (int i = 0; i < waiting; i++) {
        queue(house.database.log(), i, now.minusSeconds(waiting - i));
      }
      return cookies;
    }
  }

  private static String session(House house, StaffMember member) {
    String token = house.tokens.secret();
    long now = Clock.systemUTC().millis();
    house
        .database
        .jdbi()
        .useHandle(handle -> handle.execute(
            "insert into staff_session (token_hash, staff, created_at, seen_at) values (?, ?, ?, ?)",
            hash(token),
            member.id().value(),
            now,
            now));
    return token;
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  private static void queue(ConversationLog log, int number, Instant at) {
    var id = ConversationId.of(new VisitorId("visitor-" + number), 1);
    List<ConversationEvent> events = List.of(
        new ConversationEvent.Started(
            at, new SiteKey(TestHouse.SITE), id.visitor(), "en", "/", "Hello!"),
        new ConversationEvent.VisitorSaid(at, "k1", "My parcel " + number + " has not come."),
        new ConversationEvent.AskedForHuman(at, "k2"),
        new ConversationEvent.Escalated(
            at, EscalationReason.VISITOR_ASKED, 0, null, "I find somebody for you.", null));
    var before = Conversation.empty(id);
    var after = before.after(events);
    log.append(new ConversationLog.Appending(
        id, 0, events, after, Claims.between(before.state(), after.state()), null));
  }
}
