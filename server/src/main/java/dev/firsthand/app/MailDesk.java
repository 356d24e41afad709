package dev.firsthand.app;

import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.gateway.VisitorTranscript;
import dev.firsthand.http.Router;
import dev.firsthand.mail.Letters;
import dev.firsthand.mail.MailRoom;
import dev.firsthand.mail.MailServer;
import dev.firsthand.mail.Smtp;
import dev.firsthand.mail.TranscriptEndpoint;
import dev.firsthand.mail.Transcripts;
import dev.firsthand.sites.Site;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the house sends by mail, where a mail server is set. */
record MailDesk(MailRoom room, Transcripts transcripts, ConversationEngine engine) {

  private static final int LAST_EVENTS = 2_000;

  static @Nullable MailDesk of(
      @Nullable MailServer server,
      House house,
      ConversationEngine engine,
      ConversationLog store,
      Words words,
      Clock clock,
      Executor work) {
    if (server == null) {
      return null;
    }
    var letters = new Letters(
        engine,
        words,
        agent -> house.staff.find(agent).map(StaffMember::profile),
        site -> house.sites.find(site).map(Site::name).orElse(site.value()),
        (site, origin) -> house.sites.find(site).filter(s -> s.allows(origin)).isPresent(),
        server.from());
    var smtp = new Smtp(server, clock);
    var room = new MailRoom(engine, store, letters, smtp::send, work);
    Function<AgentId, String> nameOf =
        agent -> house.staff.find(agent).map(StaffMember::name).orElse("");
    return new MailDesk(
        room,
        new Transcripts(
            letters,
            conversation -> lines(engine, conversation, nameOf),
            smtp::send,
            room.health(),
            clock),
        engine);
  }

  void addTo(Router router, House house) {
    new TranscriptEndpoint(
            house.visitorAuth,
            house.blocks::isBlocked,
            id -> engine.catchUp(id).join(),
            transcripts::send)
        .addTo(router);
  }

  private static List<Transcripts.Line> lines(
      ConversationEngine engine, Conversation conversation, Function<AgentId, String> nameOf) {
    long after = Math.max(0, conversation.seq() - LAST_EVENTS);
    return engine.events(conversation.id(), after, LAST_EVENTS).stream()
        .flatMap(recorded -> VisitorTranscript.of(recorded.event(), nameOf).stream())
        .map(line -> new Transcripts.Line(
            line.at(),
            switch (line.speaker()) {
              case VISITOR -> Transcripts.Who.VISITOR;
              case BOT -> Transcripts.Who.BOT;
              case AGENT -> Transcripts.Who.AGENT;
              case HOUSE -> Transcripts.Who.HOUSE;
            },
            line.name(),
            line.text()))
        .toList();
  }
}
