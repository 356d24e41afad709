package dev.firsthand.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handoff card: why this conversation comes to a person, readable in five seconds. */
@Doc("The handoff card: why this conversation comes to a person, readable in five seconds.")
public record Card(
    @Doc("What is wanted, in one line.") String wish,
    @Doc("What the bot tried, best first.") List<Why.Tried> tried,
    @Doc("The escalation's reason.") String reason,

    @Doc("The reason in a sentence, with the numbers that decided.")
    String because,

    boolean frustrated,
    Instant waitingSince,
    VisitorFacts visitor,

    @Doc("Brief of the colleague who transfers, if any.") @Nullable
    String brief,

    @Doc("What was promised to the visitor and is open.") List<OpenPromise> promises,
    @Doc("What agents settled with the visitor before.") List<SettledBefore> settled) {

  /** A settled point, and who settled it. */
  @Doc("A settled point, and who settled it.")
  public record SettledBefore(
      @Doc("Empty after an erasure.") String text,
      @Nullable String entry,

      @Doc("The agent's name; absent if unknown.") @Nullable String by) {}

  /** What is known of the visitor. Unsigned facts are never verified. */
  @Doc("What is known of the visitor.")
  public record VisitorFacts(
      @Doc("The visitor's id.") String id,
      @Nullable String name,
      @Nullable String email,
      boolean verified,
      @Nullable String language,
      @Nullable String page,
      @Doc("Earlier conversations on this site.") int earlier,
      @Doc("What is said of them, by name.") List<Attribute> attributes) {}

  /** Something that is said of the visitor. */
  @Doc("Something that is said of the visitor.")
  public record Attribute(
      String name,
      String value,

      @Doc("Signed by the site's server; else the page's word.")
      boolean verified) {}
}
