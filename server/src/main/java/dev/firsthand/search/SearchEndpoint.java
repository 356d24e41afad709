package dev.firsthand.search;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.engine.TranscriptIndex.Hit;
import dev.firsthand.engine.TranscriptIndex.Search;
import dev.firsthand.engine.TranscriptIndex.Speaker;
import dev.firsthand.engine.TranscriptIndex.Term;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Search over all transcripts. Whoever may open a conversation may find it: that is all of the staff.
 * The words shown are read from the log at that moment, so that what was erased is not shown.
 */
public final class SearchEndpoint {

  private static final int PAGE = 20;
  private static final int MOST = 50;
  private static final int LONGEST_QUERY = 200;
  private static final int LONGEST_ID = 64;
  private static final String ME = "me";

  private static final Map<String, List<String>> STATES = Map.of(
      "open", List.of("BOT", "QUEUED", "RINGING", "HUMAN", "FOLLOW_UP"),
      "bot", List.of("BOT"),
      "waiting", List.of("QUEUED", "RINGING"),
      "human", List.of("HUMAN"),
      "followUp", List.of("FOLLOW_UP"),
      "closed", List.of("CLOSED"));

  private record Page(List<Found> found, @Nullable String next) {}

  /**
   * A conversation that fits.
   *
   * @param seq number of its latest message that fits; null where no words were looked for
   * @param matches how many messages fit
   */
  private record Found(
      String conversation,
      String site,
      String state,
      @Nullable String visitorName,
      @Nullable Named agent,
      @Nullable String team,
      Instant lastAt,
      @Nullable Long seq,
      Instant at,
      @Nullable String by,
      @Nullable Named speaker,
      int matches,
      List<Snippet.Piece> snippet,
      List<String> tags,
      List<Ratings.Rating> ratings) {}

  /** An agent; the name is empty where there is no such agent any more. */
  private record Named(String id, String name) {}

  private final Guard guard;
  private final TranscriptIndex index;
  private final ConversationLog log;
  private final AgentDirectory agents;
  private final Function<List<ConversationId>, Map<ConversationId, List<String>>> tags;
  private final Ratings ratings;

  /**
   * Search.
   *
   * @param tags the tags of each of these conversations that has some
   */
  public SearchEndpoint(
      Guard guard,
      TranscriptIndex index,
      ConversationLog log,
      AgentDirectory agents,
      Function<List<ConversationId>, Map<ConversationId, List<String>>> tags,
      Ratings ratings) {
    this.guard = guard;
    this.index = index;
    this.log = log;
    this.agents = agents;
    this.tags = tags;
    this.ratings = ratings;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get("/api/v1/search", guard.role(Role.AGENT, this::page));
  }

  private Response page(Request request, StaffSession who) {
    String typed = request.query("q").orElse("");
    if (typed.length() > LONGEST_QUERY) {
      throw new BadInput("q", "must have at most " + LONGEST_QUERY + " characters.");
    }
    List<Term> terms = Wanted.terms(typed);
    if (terms.isEmpty() && !typed.isBlank()) {
      return Answers.ok(new Page(List.of(), null));
    }
    String agent = id(request, "agent");
    var search = new Search(
        terms,
        speaker(request),
        agent == null ? null : agent.equals(ME) ? who.who().id() : new AgentId(agent),
        id(request, "team"),
        text(request, "tag"),
        id(request, "site"),
        visitor(request),
        states(request),
        moment(request, "from"),
        moment(request, "to"),
        request.query("before").filter(cursor -> !cursor.isBlank()).orElse(null),
        limit(request));
    TranscriptIndex.Page page = found(search);
    List<ConversationId> ids =
        page.hits().stream().map(hit -> hit.summary().id()).toList();
    Map<ConversationId, List<String>> tagged = tags.apply(ids);
    Map<ConversationId, List<Ratings.Rating>> rated = ratings.of(ids);
    return Answers.ok(new Page(
        page.hits().stream()
            .map(hit -> found(
                hit,
                terms,
                tagged.getOrDefault(hit.summary().id(), List.of()),
                rated.getOrDefault(hit.summary().id(), List.of())))
            .toList(),
        page.next()));
  }

  private TranscriptIndex.Page found(Search search) {
    try {
      return index.find(search);
    } catch (IllegalArgumentException noCursor) {
      throw new BadInput("before", "must be the next of a page before, as it was given.");
    }
  }

  private Found found(Hit hit, List<Term> terms, List<String> tagged, List<Ratings.Rating> rated) {
    ConversationSummary summary = hit.summary();
    Speaker by = hit.by();
    return new Found(
        summary.id().value(),
        summary.site().value(),
        word(summary.state()),
        summary.visitorName(),
        named(summary.owner()),
        summary.team() == null ? null : summary.team().value(),
        summary.lastAt(),
        hit.seq() == 0 ? null : hit.seq(),
        hit.at(),
        by == null ? null : by.name(),
        named(hit.agent()),
        hit.many(),
        snippet(hit, terms),
        tagged,
        rated);
  }

  private List<Snippet.Piece> snippet(Hit hit, List<Term> terms) {
    if (hit.seq() == 0) {
      String preview = hit.summary().preview();
      return preview == null ? List.of() : List.of(new Snippet.Piece(preview, false));
    }
    Optional<String> text = log.read(hit.summary().id(), hit.seq() - 1, 1).stream()
        .findFirst()
        .flatMap(recorded -> Spoken.in(recorded.event()))
        .map(Spoken::text);
    return text.map(words -> Snippet.of(words, terms)).orElse(List.of());
  }

  private @Nullable Named named(@Nullable AgentId agent) {
    return agent == null
        ? null
        : new Named(agent.value(), agents.find(agent).map(StaffMember::name).orElse(""));
  }

  private static String word(String state) {
    return switch (state) {
      case "FOLLOW_UP" -> "followUp";
      default -> state.toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable String text(Request request, String name) {
    return request
        .query(name)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  private static @Nullable String id(Request request, String name) {
    String id = text(request, name);
    if (id != null && id.length() > LONGEST_ID) {
      throw new BadInput(name, "must be an id of at most " + LONGEST_ID + " characters.");
    }
    return id;
  }

  private static @Nullable VisitorId visitor(Request request) {
    String visitor = id(request, "visitor");
    try {
      return visitor == null ? null : new VisitorId(visitor);
    } catch (IllegalArgumentException noId) {
      throw new BadInput("visitor", "must be a visitor's id.");
    }
  }

  private static @Nullable Speaker speaker(Request request) {
    String by = text(request, "by");
    if (by == null) {
      return null;
    }
    try {
      return Speaker.valueOf(by);
    } catch (IllegalArgumentException unknown) {
      throw new BadInput("by", "must be VISITOR, BOT, AGENT or COLLEAGUE.");
    }
  }

  private static List<String> states(Request request) {
    String state = text(request, "state");
    if (state == null) {
      return List.of();
    }
    List<String> states = STATES.get(state);
    if (states == null) {
      throw new BadInput("state", "must be open, bot, waiting, human, followUp or closed.");
    }
    return states;
  }

  private static @Nullable Instant moment(Request request, String name) {
    String text = text(request, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadInput(name, "must be a time such as 2026-03-04T00:00:00Z.");
    }
  }

  private static int limit(Request request) {
    String limit = request.query("limit").orElse(Integer.toString(PAGE));
    if (limit.matches("[1-9][0-9]?") && Integer.parseInt(limit) <= MOST) {
      return Integer.parseInt(limit);
    }
    throw new BadInput("limit", "must be from 1 to " + MOST + ".");
  }
}
