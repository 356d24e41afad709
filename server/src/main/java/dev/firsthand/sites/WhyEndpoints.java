package dev.firsthand.sites;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why a turn was taken: the decision as it was stored, and as the policy of that time makes it again
 * of what was stored with it.
 */
public final class WhyEndpoints {

  /**
   * The answer.
   *
   * @param again the decision made again; null where too little was kept to make it
   * @param same whether both are the same, byte for byte; null where there is nothing to compare
   * @param policy the policy's version of that time; null if it is gone
   */
  private record WhyAnswer(
      String conversation,
      long seq,
      Instant at,
      JsonNode why,
      @Nullable JsonNode again,
      @Nullable Boolean same,
      PolicyJson.@Nullable Form policy) {}

  private static final Pattern CONVERSATION =
      Pattern.compile("[A-Za-z0-9_-]{1,64}\\.[1-9][0-9]{0,17}");

  private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,9}");

  private final Guard guard;
  private final ConversationLog log;
  private final PolicyDirectory policies;
  private final Function<Decision, String> json;

  /**
   * The endpoint.
   *
   * @param json a decision as the protocol writes it
   */
  public WhyEndpoints(
      Guard guard, ConversationLog log, PolicyDirectory policies, Function<Decision, String> json) {
    this.guard = guard;
    this.log = log;
    this.policies = policies;
    this.json = json;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get(
        "/api/v1/conversations/{conversation}/why/{seq}", guard.role(Role.SUPERVISOR, this::show));
  }

  private Response show(Request request) {
    String conversation = request.pathVariable("conversation");
    String seq = request.pathVariable("seq");
    if (!CONVERSATION.matcher(conversation).matches() || !SEQ.matcher(seq).matches()) {
      return Answers.missing("That turn");
    }
    var id = new ConversationId(conversation);
    return event(id, Long.parseLong(seq))
        .flatMap(recorded -> answer(id, recorded))
        .map(Answers::ok)
        .orElseGet(() -> Answers.missing("That turn"));
  }

  private Optional<WhyAnswer> answer(ConversationId id, Recorded recorded) {
    Decision stored = recorded.event().decision();
    return stored == null ? Optional.empty() : Optional.of(answer(id, recorded, stored));
  }

  private WhyAnswer answer(ConversationId id, Recorded recorded, Decision stored) {
    Optional<PolicyVersion> policy =
        site(id).flatMap(site -> policies.version(site, stored.policyVersion()));
    String why = json.apply(stored);
    String again = policy
        .flatMap(version -> EscalationRules.replay(version, stored))
        .map(json)
        .orElse(null);
    return new WhyAnswer(
        id.value(),
        recorded.seq(),
        recorded.event().at(),
        Json.mapper().readTree(why),
        again == null ? null : Json.mapper().readTree(again),
        again == null ? null : again.equals(why),
        policy.map(PolicyVersion::policy).map(PolicyJson::of).orElse(null));
  }

  private Optional<Recorded> event(ConversationId id, long seq) {
    return log.read(id, seq - 1, 1).stream().filter(r -> r.seq() == seq).findFirst();
  }

  private Optional<SiteKey> site(ConversationId id) {
    return event(id, 1)
        .map(Recorded::event)
        .flatMap(first -> first instanceof ConversationEvent.Started started
            ? Optional.of(started.site())
            : Optional.empty());
  }
}
