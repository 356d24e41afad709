package dev.firsthand.conversation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a visitor, by name, at most 20; what their site's server signed can't be unsaid by
 * anybody else.
 *
 * @param all the values
 * @param verified names of those that are signed
 * @param person whether name and e-mail address are signed, as far as they are known
 */
public record Attributes(Map<String, String> all, Set<String> verified, boolean person) {

  private static final int MOST = 20;

  static final Attributes NONE = new Attributes(Map.of(), Set.of(), false);

  public Attributes {
    all = Map.copyOf(all);
    verified = Set.copyOf(verified);
  }

  /**
   * The new ones over those from before, as many as there is room for; empty ones are gone.
   *
   * @param name known until now, and {@code email}
   */
  Attributes after(ConversationEvent.Identified e, @Nullable String name, @Nullable String email) {
    Map<String, String> said = e.attributes() == null ? Map.of() : e.attributes();
    return e.vouchedFor() ? signed(said, isSigned(e, name, email)) : unsigned(said);
  }

  /** The same, but nobody vouches for name and address any more. */
  Attributes ofNobodyKnown() {
    return new Attributes(all, verified, false);
  }

  /** A signed name says nothing of an address that was known before, nor the other way round. */
  private boolean isSigned(
      ConversationEvent.Identified e, @Nullable String name, @Nullable String email) {
    boolean nameIs = e.name() != null || name == null;
    boolean emailIs = e.email() != null || email == null;
    boolean ofAnybody = e.name() != null || e.email() != null;
    return person || (ofAnybody && nameIs && emailIs);
  }

  /** Whether the event tells name and e-mail address anew: signed ones are changed by a signature only. */
  boolean renames(ConversationEvent.Identified e) {
    return e.vouchedFor() || !person;
  }

  /** What was signed before and is not signed again, is gone. */
  private Attributes signed(Map<String, String> said, boolean personIs) {
    var rest = new TreeMap<>(all);
    rest.keySet().removeAll(verified);
    Map<String, String> next = over(said, rest);
    var names = new HashSet<>(said.keySet());
    names.retainAll(next.keySet());
    return new Attributes(next, names, personIs);
  }

  private Attributes unsigned(Map<String, String> said) {
    var own = new TreeMap<>(said);
    own.keySet().removeAll(verified);
    var signed = new TreeMap<>(all);
    signed.keySet().retainAll(verified);
    var before = new TreeMap<>(all);
    before.keySet().removeAll(verified);
    return new Attributes(over(signed, over(own, before)), verified, person);
  }

  private static Map<String, String> over(Map<String, String> first, Map<String, String> rest) {
    var both = new TreeMap<>(first);
    for (var each : rest.entrySet()) {
      if (both.size() < MOST) {
        both.putIfAbsent(each.getKey(), each.getValue());
      }
    }
    both.values().removeIf(String::isBlank);
    return both;
  }
}
