package dev.firsthand.app;

import dev.firsthand.access.AgentAuth;
import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.Roster;
import dev.firsthand.files.FileStore;
import dev.firsthand.gateway.AgentDoor;
import dev.firsthand.http.Request;
import java.util.List;
import java.util.Optional;

/** The agents' door, kept by the staff's sessions. */
final class AgentsAtTheDoor implements AgentDoor {

  private static final SiteKey ANY_SITE = new SiteKey("any");

  private final AgentAuth auth;
  private final AgentDirectory staff;
  private final Words words;
  private final FileStore files;

  AgentsAtTheDoor(AgentAuth auth, AgentDirectory staff, Words words, FileStore files) {
    this.files = files;
    this.auth = auth;
    this.staff = staff;
    this.words = words;
  }

  @Override
  public Verdict admit(Request handshake) {
    return switch (auth.admit(handshake)) {
      case AgentAuth.Verdict.Welcome welcome ->
        new Verdict.Admitted(welcome.session().who().id(), welcome.session().id());
      case AgentAuth.Verdict.Turned turned -> new Verdict.Refused(turned.response());
    };
  }

  @Override
  public Optional<Agent> find(AgentId id) {
    return staff.find(id).filter(StaffMember::active).map(this::agent);
  }

  @Override
  public List<Agent> all() {
    return staff.active().stream().map(this::agent).toList();
  }

  @Override
  public Optional<Attachment> send(VisitorId visitor, AgentId agent, String file) {
    return files.send(visitor, agent, file);
  }

  private Agent agent(StaffMember member) {
    return new Agent(member.profile(), member.role().word(), greeting(member), member.capacity());
  }

  /** An agent as routing sees them. */
  Optional<Roster.Known> known(AgentId id) {
    return staff
        .find(id)
        .filter(StaffMember::active)
        .map(member -> new Roster.Known(
            member.profile(), greeting(member), member.languages(), member.skills()));
  }

  private String greeting(StaffMember member) {
    String language = member.languages().isEmpty() ? "en" : member.languages().getFirst();
    return member.greeting().isBlank()
        ? words.say(ANY_SITE, language, "accepted.greeting").replace("{agent}", member.name())
        : member.greeting();
  }
}
