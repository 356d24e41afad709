package dev.firsthand.visitors;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Blocking visitors over HTTP: every agent may block, and lift what they blocked themselves; who looks
 * after others sees all blocks and may lift any.
 */
public final class VisitorBlockEndpoints {

  private static final int LONGEST_REASON = 500;
  private static final int MOST_HOURS = 24 * 366;
  private static final int MOST_SHOWN = 500;

  private static final Response NOT_YOURS = Answers.problem(
      403,
      "NOT_YOURS",
      "Somebody else blocked this visitor. They, or a supervisor, can change or lift it.");

  private record OfOne(@Nullable Shown block) {}

  private record OfAll(List<Shown> blocks, int count) {}

  private record Shown(
      String visitor,
      @Nullable String visitorName,
      @Nullable String conversation,
      String site,
      String reason,
      Named by,
      Instant at,
      @Nullable Instant ends,
      boolean mayLift) {}

  /** An agent; the name is empty where there is no such agent any more. */
  private record Named(String id, String name) {}

  private final Guard guard;
  private final VisitorBlocks blocks;
  private final ConversationLog log;
  private final AgentDirectory agents;
  private final BiConsumer<ConversationId, ConversationCommand> engine;
  private final InstantSource clock;

  /**
   * Endpoints over blocks.
   *
   * @param engine carries a command out, if it can be
   */
  public VisitorBlockEndpoints(
      Guard guard,
      VisitorBlocks blocks,
      ConversationLog log,
      AgentDirectory agents,
      BiConsumer<ConversationId, ConversationCommand> engine,
      InstantSource clock) {
    this.guard = guard;
    this.blocks = blocks;
    this.log = log;
    this.agents = agents;
    this.engine = engine;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/blocks", guard.role(Role.SUPERVISOR, this::all))
        .get("/api/v1/visitors/{id}/block", guard.role(Role.AGENT, this::read))
        .put("/api/v1/visitors/{id}/block", guard.role(Role.AGENT, this::block))
        .delete("/api/v1/visitors/{id}/block", guard.role(Role.AGENT, this::lift));
  }

  private Response all(Request request, StaffSession who) {
    List<VisitorBlock> all = blocks.all();
    return Answers.ok(new OfAll(
        all.stream().limit(MOST_SHOWN).map(block -> shown(block, who)).toList(), all.size()));
  }

  private Response read(Request request, StaffSession who) {
    return Answers.ok(ofOne(visitor(request).flatMap(blocks::of), who));
  }

  private Response block(Request request, StaffSession who) {
    Input input = Input.of(request);
    String reason = input.text("reason", 1, LONGEST_REASON);
    int hours = input.has("hours") ? Math.toIntExact(input.whole("hours", 1, MOST_HOURS)) : 0;
    Optional<ConversationSummary> latest = visitor(request).flatMap(this::latest);
    if (latest.isEmpty()) {
      return Answers.missing("This visitor");
    }
    if (blocks
        .of(latest.get().id().visitor())
        .filter(held -> !mayLift(held, who))
        .isPresent()) {
      return NOT_YOURS; // else a shorter one of one's own would lift it
    }
    Instant ends =
        hours == 0 ? null : Instant.ofEpochMilli(clock.millis()).plus(Duration.ofHours(hours));
    var block = blocks.block(
        latest.get().id().visitor(),
        latest.get().site(),
        reason,
        ends,
        who.who().id(),
        Author.of(who.who()));
    engine.accept(
        latest.get().id(),
        new ConversationCommand.TurnAway(block.by(), "block." + block.at().toEpochMilli()));
    return Answers.ok(ofOne(Optional.of(block), who));
  }

  private Response lift(Request request, StaffSession who) {
    Optional<VisitorBlock> block = visitor(request).flatMap(blocks::of);
    if (block.isPresent() && !mayLift(block.get(), who)) {
      return NOT_YOURS;
    }
    block.ifPresent(held -> blocks.lift(held.visitor(), Author.of(who.who())));
    return Answers.ok(new OfOne(null));
  }

  private static boolean mayLift(VisitorBlock block, StaffSession who) {
    return who.who().role().includes(Role.SUPERVISOR)
        || block.by().equals(who.who().id());
  }

  private OfOne ofOne(Optional<VisitorBlock> block, StaffSession who) {
    return new OfOne(block.map(held -> shown(held, who)).orElse(null));
  }

  private Shown shown(VisitorBlock block, StaffSession who) {
    Optional<ConversationSummary> latest = latest(block.visitor());
    AgentId by = block.by();
    return new Shown(
        block.visitor().value(),
        latest.map(ConversationSummary::visitorName).orElse(null),
        latest.map(summary -> summary.id().value()).orElse(null),
        block.site().value(),
        block.reason(),
        new Named(by.value(), agents.find(by).map(StaffMember::name).orElse("")),
        block.at(),
        block.ends(),
        mayLift(block, who));
  }

  private Optional<ConversationSummary> latest(VisitorId visitor) {
    long number = log.latestOf(visitor);
    return number == 0 ? Optional.empty() : log.summary(ConversationId.of(visitor, number));
  }

  private static Optional<VisitorId> visitor(Request request) {
    try {
      return Optional.of(new VisitorId(request.pathVariable("id")));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
