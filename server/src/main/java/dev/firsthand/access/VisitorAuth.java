package dev.firsthand.access;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.http.Request;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Knows visitors by a random token that only their browser has; the database has its hash.
 * Thread-safe; blocks.
 */
public final class VisitorAuth {

  /** A visitor who was not here before, with the token to keep. */
  public record NewVisitor(VisitorId id, String token) {
    /** Never the token. */
    @Override
    public String toString() {
      return "NewVisitor[" + id + "]";
    }
  }

  private static final int LONGEST_TOKEN = 100;

  private final Jdbi jdbi;
  private final SharedWrites writes;
  private final Tokens tokens;
  private final Clock clock;

  public VisitorAuth(Jdbi jdbi, SharedWrites writes, Tokens tokens, Clock clock) {
    this.jdbi = jdbi;
    this.writes = writes;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Makes a visitor of {@code site}: one small row. Call it at the first need, not per page. */
  public NewVisitor newVisitor(SiteKey site) {
    var visitor = new NewVisitor(new VisitorId(tokens.id()), tokens.secret());
    long now = clock.millis();
    writes.durably(handle -> handle
        .createUpdate("""
            insert into visitor_token (token_hash, visitor, site, created_at)
            values (:hash, :visitor, :site, :now)
            """)
        .bind("hash", Tokens.hash(visitor.token()))
        .bind("visitor", visitor.id().value())
        .bind("site", site.value())
        .bind("now", now)
        .execute());
    return visitor;
  }

  /** The visitor whose token a request brings, as {@code Authorization: Bearer}. */
  public Optional<VisitorId> of(Request request, String site) {
    String scheme = "Bearer ";
    return request
        .header("Authorization")
        .filter(value -> value.startsWith(scheme))
        .filter(value -> !site.isBlank() && site.length() <= 64)
        .flatMap(value -> find(new SiteKey(site), value.substring(scheme.length())));
  }

  /** The visitor of a token, if it was made for this site. Costs the same either way. */
  public Optional<VisitorId> find(SiteKey site, String token) {
    var bounded = token.length() > LONGEST_TOKEN ? "" : token;
    return jdbi.withHandle(handle -> handle
        .createQuery("select visitor from visitor_token where token_hash = :hash and site = :site")
        .bind("hash", Tokens.hash(bounded))
        .bind("site", site.value())
        .map((row, context) -> new VisitorId(row.getString("visitor")))
        .findOne());
  }
}
