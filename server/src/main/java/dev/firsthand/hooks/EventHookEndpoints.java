package dev.firsthand.hooks;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffEndpoint;
import dev.firsthand.access.StaffSession;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.hooks.HookOutbox.Delivery;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP: for admins. */
final class EventHookEndpoints {

  private static final String HOOKS = "/api/v1/webhooks";
  private static final String HOOK = HOOKS + "/{id}";
  private static final int DELIVERIES_SHOWN = 50;

  /**
   * A webhook.
   *
   * @param waiting what it is still to be told
   * @param newSecret only where it has just been made
   */
  private record Shown(
      String id,
      String name,
      String url,
      List<String> events,
      @Nullable String site,
      boolean withWords,
      boolean paused,
      @Nullable Instant stoppedAt,
      int waiting,
      @Nullable ShownDelivery last,
      List<Instant> secrets,
      @Nullable String newSecret) {}

  private record ShownList(List<Shown> webhooks, List<String> events, int most) {}

  private record ShownDelivery(
      String event,
      String conversation,
      Instant at,
      HookOutbox.State state,
      int attempts,
      @Nullable Instant triedAt,
      @Nullable Instant nextAt,
      HookFailure.@Nullable Kind failure,
      @Nullable Integer status) {

    static ShownDelivery of(Delivery delivery) {
      return new ShownDelivery(
          delivery.event().word(),
          delivery.conversation().value(),
          delivery.madeAt(),
          delivery.state(),
          delivery.attempts(),
          delivery.triedAt(),
          delivery.nextAt(),
          delivery.failure(),
          delivery.status());
    }
  }

  private record Deliveries(List<ShownDelivery> deliveries) {}

  private record Tried(@Nullable Integer status, HookFailure.@Nullable Kind failure) {}

  private record Again(int tried) {}

  /** What is done to a webhook that is there. */
  private interface Deed {
    Optional<EventHook> doIt(String id, Author by);
  }

  private final Guard guard;
  private final EventHooks hooks;
  private final HookOutbox outbox;
  private final HookPost post;
  private final Predicate<SiteKey> exists;
  private final Tokens tokens;
  private final InstantSource clock;

  EventHookEndpoints(
      Guard guard,
      EventHooks hooks,
      HookOutbox outbox,
      HookPost post,
      Predicate<SiteKey> exists,
      Tokens tokens,
      InstantSource clock) {
    this.guard = guard;
    this.hooks = hooks;
    this.outbox = outbox;
    this.post = post;
    this.exists = exists;
    this.tokens = tokens;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .get(HOOKS, guard.role(Role.ADMIN, request -> list()))
        .post(HOOKS, guard.role(Role.ADMIN, this::create))
        .put(HOOK, guard.role(Role.ADMIN, this::change))
        .delete(HOOK, guard.role(Role.ADMIN, this::delete))
        .post(HOOK + "/pause", guard.role(Role.ADMIN, deed(hooks::pause)))
        .post(HOOK + "/resume", guard.role(Role.ADMIN, deed(this::resume)))
        .post(HOOK + "/secrets", guard.role(Role.ADMIN, this::addSecret))
        .delete(HOOK + "/secrets/older", guard.role(Role.ADMIN, deed(hooks::dropOlderSecret)))
        .post(HOOK + "/test", guard.role(Role.ADMIN, (request, who) -> test(request)))
        .get(HOOK + "/deliveries", guard.role(Role.ADMIN, (request, who) -> deliveries(request)))
        .post(HOOK + "/deliveries", guard.role(Role.ADMIN, (request, who) -> again(request)));
  }

  private Response list() {
    return Answers.ok(new ShownList(
        hooks.all().stream().map(hook -> shown(hook, false)).toList(),
        Arrays.stream(HookEvent.values()).map(HookEvent::word).toList(),
        EventHooks.MOST));
  }

  private Response create(Request request, StaffSession who) {
    var draft = HookDraft.of(Input.of(request), exists);
    return Answers.created(shown(hooks.create(draft, Author.of(who.who())), true));
  }

  private Response change(Request request, StaffSession who) {
    var draft = HookDraft.of(Input.of(request), exists);
    return answer(hooks.change(id(request), draft, Author.of(who.who())));
  }

  private Response delete(Request request, StaffSession who) {
    return hooks.delete(id(request), Author.of(who.who())) ? Response.noContent() : missing();
  }

  private StaffEndpoint deed(Deed deed) {
    return (request, who) -> answer(deed.doIt(id(request), Author.of(who.who())));
  }

  private Optional<EventHook> resume(String id, Author by) {
    Optional<EventHook> resumed = hooks.resume(id, by);
    resumed.ifPresent(hook -> outbox.again(id, clock.instant()));
    return resumed;
  }

  private Response addSecret(Request request, StaffSession who) {
    return hooks
        .addSecret(id(request), Author.of(who.who()))
        .map(hook -> Answers.created(shown(hook, true)))
        .orElseGet(EventHookEndpoints::missing);
  }

  private Response test(Request request) throws InterruptedException {
    Optional<EventHook> hook = hooks.find(id(request));
    if (hook.isEmpty()) {
      return missing();
    }
    HookPost.Tried tried = post.tryOut(hook.get(), tokens.id());
    HookFailure failure = tried.failure();
    return Answers.ok(
        failure == null
            ? new Tried(tried.status(), null)
            : new Tried(failure.status(), failure.kind()));
  }

  private Response deliveries(Request request) {
    return hooks.find(id(request)).isEmpty()
        ? missing()
        : Answers.ok(new Deliveries(outbox.latest(id(request), DELIVERIES_SHOWN).stream()
            .map(ShownDelivery::of)
            .toList()));
  }

  private Response again(Request request) {
    return hooks.find(id(request)).isEmpty()
        ? missing()
        : Answers.ok(new Again(outbox.again(id(request), clock.instant())));
  }

  private Response answer(Optional<EventHook> hook) {
    return hook.map(there -> Answers.ok(shown(there, false)))
        .orElseGet(EventHookEndpoints::missing);
  }

  private Shown shown(EventHook hook, boolean withSecret) {
    SiteKey site = hook.site();
    return new Shown(
        hook.id(),
        hook.name(),
        hook.url(),
        hook.events().stream().sorted().map(HookEvent::word).toList(),
        site == null ? null : site.value(),
        hook.withWords(),
        hook.paused(),
        hook.stoppedAt(),
        outbox.waiting(hook.id()),
        outbox.latest(hook.id(), 1).stream().map(ShownDelivery::of).findFirst().orElse(null),
        hook.secrets().stream().map(HookSecret::madeAt).toList(),
        withSecret ? hook.secrets().getFirst().value() : null);
  }

  private static Response missing() {
    return Answers.missing("This webhook");
  }

  private static String id(Request request) {
    return request.pathVariable("id");
  }
}
