package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program uses the REST interface.
 *
 * @param hint how it ends, to tell one from another
 * @param madeBy who made it, by the name of then
 * @param usedAt when it was used last, to the minute; null if it never was
 */
public record ApiKey(
    String id,
    String name,
    Set<KeyRight> rights,
    String hint,
    Instant madeAt,
    String madeBy,
    @Nullable Instant usedAt) {

  public ApiKey {
    rights = Set.copyOf(rights);
  }

  boolean allows(String method, String path) {
    return rights.stream().anyMatch(right -> right.allows(method, path));
  }

  /** As whom the audit record knows it. It may do what its rights let through, and is nobody's agent. */
  StaffSession session() {
    var asStaff = new StaffMember(
        new AgentId("key-" + id),
        "key-" + id,
        "Key “" + name + "”",
        "",
        null,
        Role.ADMIN,
        List.of(),
        "",
        0,
        true,
        List.of());
    return new StaffSession("key-" + id, asStaff, "");
  }
}
