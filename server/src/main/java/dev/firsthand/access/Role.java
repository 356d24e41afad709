package dev.firsthand.access;

import java.util.Locale;
import java.util.Optional;

/** What a staff member may do. Each role may do what the ones before it may. */
public enum Role {
  /** Answers visitors. */
  AGENT,
  /** Helps agents live. */
  SUPERVISOR,
  /** Changes settings and content. */
  ADMIN;

  /** Whether this role may do what {@code wanted} may. */
  public boolean includes(Role wanted) {
    return compareTo(wanted) >= 0;
  }

  /** The role as it is written on the wire and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word, in lower case. */
  public static Optional<Role> of(String word) {
    for (var role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
