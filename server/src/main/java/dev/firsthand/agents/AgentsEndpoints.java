package dev.firsthand.agents;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OneTimeLinks;
import dev.firsthand.access.Role;
import dev.firsthand.access.Skills;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffRegister;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The staff over HTTP, for admins: who works here, with which role and capacity, and their links. */
public final class AgentsEndpoints {

  private record Member(
      String id,
      String login,
      String name,
      String title,
      @Nullable String picture,
      String role,
      int capacity,
      List<String> languages,
      String greeting,
      boolean active,
      String status,
      List<String> skills) {}

  private record Members(List<Member> staff) {}

  private record Link(String link) {}

  private record Hired(Member staff, String link) {}

  private final Guard guard;
  private final StaffRegister register;
  private final AgentDirectory directory;
  private final OneTimeLinks links;
  private final Audit audit;
  private final Jdbi jdbi;
  private final Function<AgentId, String> status;

  /**
   * Endpoints over the register.
   *
   * @param status an agent's presence now, as on the wire: available, busy, away, lastChat or
   *     offline
   */
  public AgentsEndpoints(
      Guard guard,
      StaffRegister register,
      AgentDirectory directory,
      OneTimeLinks links,
      Audit audit,
      Jdbi jdbi,
      Function<AgentId, String> status) {
    this.guard = guard;
    this.register = register;
    this.directory = directory;
    this.links = links;
    this.audit = audit;
    this.jdbi = jdbi;
    this.status = status;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/staff", guard.role(Role.ADMIN, request -> all()))
        .post("/api/v1/staff", guard.role(Role.ADMIN, this::hire))
        .patch("/api/v1/staff/{id}", guard.role(Role.ADMIN, this::change))
        .post("/api/v1/staff/{id}/link", guard.role(Role.ADMIN, this::link));
  }

  private Response all() {
    return Answers.ok(new Members(directory.all().stream().map(this::shown).toList()));
  }

  private Response hire(Request request, StaffSession who) {
    var input = Input.of(request);
    var blank = StaffDraft.of(input.text("login", 1, 254), input.text("name", 1, 120), Role.AGENT);
    var author = Author.of(who.who());
    var member = register.create(changed(blank, input, request), null, author);
    return Answers.created(new Hired(shown(member), linkFor(member, request, author)));
  }

  private Response change(Request request, StaffSession who) {
    var member = find(request);
    if (member.isEmpty()) {
      return missing();
    }
    var draft = changed(member.get().draft(), Input.of(request), request);
    return register
        .change(member.get().id(), draft, Author.of(who.who()))
        .map(after -> Answers.ok(shown(after)))
        .orElseGet(AgentsEndpoints::missing);
  }

  private Response link(Request request, StaffSession who) {
    var member = find(request);
    if (member.isEmpty()) {
      return missing();
    }
    if (!member.get().active()) {
      return Answers.problem(
          409,
          "INACTIVE",
          member.get().name() + " may not sign in. Make them active first, then make the link.");
    }
    return Answers.ok(new Link(linkFor(member.get(), request, Author.of(who.who()))));
  }

  private String linkFor(StaffMember member, Request request, Author author) {
    var token = links.invite(member.id());
    jdbi.useHandle(
        handle -> audit.write(handle, author, "staff.link", null, member.id().value(), null, null));
    return request.origin().orElseGet(request::ownOrigin) + OneTimeLinks.path(token);
  }

  private Optional<StaffMember> find(Request request) {
    var id = request.pathVariable("id");
    return id.isBlank() || id.length() > 64 ? Optional.empty() : directory.find(new AgentId(id));
  }

  private Member shown(StaffMember member) {
    return new Member(
        member.id().value(),
        member.login(),
        member.name(),
        member.title(),
        member.picture(),
        member.role().word(),
        member.capacity(),
        member.languages(),
        member.greeting(),
        member.active(),
        status.apply(member.id()),
        member.skills());
  }

  /** The draft with every field that the request carries; what it leaves out stays. */
  private static StaffDraft changed(StaffDraft draft, Input input, Request request) {
    return new StaffDraft(
        input.optionalText("login", 1, 254).orElse(draft.login()),
        input.optionalText("name", 1, 120).orElse(draft.name()),
        input.optionalText("title", 0, 120).orElse(draft.title()),
        picture(draft, input, request),
        input.has("role") ? role(input) : draft.role(),
        input.has("languages") ? input.texts("languages", 20, 20) : draft.languages(),
        input.optionalText("greeting", 0, 1000).orElse(draft.greeting()),
        input.has("capacity")
            ? input.count("capacity", 0, StaffDraft.MOST_CAPACITY)
            : draft.capacity(),
        input.has("active") ? input.flag("active") : draft.active(),
        input.has("skills") ? input.texts("skills", Skills.MOST, 40) : draft.skills());
  }

  private static @Nullable String picture(StaffDraft draft, Input input, Request request) {
    var given = input.optionalText("picture", 0, 300);
    if (given.isPresent()) {
      return given.get().isEmpty() ? null : given.get();
    }
    var removed = Json.mapper().readTree(request.body()).path("picture").isNull();
    return removed ? null : draft.picture();
  }

  private static Role role(Input input) {
    return Role.of(input.text("role", 1, 16))
        .orElseThrow(() -> new BadInput("role", "A role is agent, supervisor or admin."));
  }

  private static Response missing() {
    return Answers.missing("This colleague");
  }
}
