package dev.firsthand.gestures;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import dev.firsthand.engine.DefinedGestures;
import dev.firsthand.engine.GestureClaim;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Gestures as the product keeps them, for tests of what is not their room. */
public final class GesturesInTables implements DefinedGestures {

  private final Jdbi jdbi;
  private final GestureDirectory directory;

  public GesturesInTables(Jdbi jdbi) {
    this.jdbi = jdbi;
    Clock clock = Clock.systemUTC();
    directory =
        new GestureDirectory(jdbi, new Tokens(new SecureRandom()), clock, new Audit(jdbi, clock));
  }

  @Override
  public void define(GestureId id, GestureClaim.Terms terms, Worth worth, List<String> codes) {
    boolean pooled = !codes.isEmpty();
    jdbi.useTransaction(handle -> {
      GestureTable.put(
          handle,
          new Gesture(
              id,
              terms.version(),
              id.value(),
              pooled ? "Sorry! {code}" : "Sorry!",
              worth,
              pooled ? CodeKind.POOL : CodeKind.NONE,
              null,
              new Gesture.Budget(terms.mostGiven(), terms.mostAmount()),
              10,
              terms.enabled(),
              List.of()),
          id.value(),
          0);
      CodePool.add(handle, id, codes);
    });
  }

  @Override
  public Giveable find(GestureId gesture, SiteKey site, int spread) {
    return directory.find(gesture, site, spread);
  }
}
