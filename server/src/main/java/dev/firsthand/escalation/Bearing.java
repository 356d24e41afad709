package dev.firsthand.escalation;

import dev.firsthand.bot.AskedAfter;
import dev.firsthand.bot.Signal;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Decision.How;
import dev.firsthand.conversation.Decision.Stands;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.OpenPromises;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people settled with and promised to a visitor, as far as it bears on a question: the bot neither
 * repeats nor contradicts it.
 *
 * @param asked when the question came, by which promises are past their time
 */
public record Bearing(Standing standing, OpenPromises promises, Instant asked) {

  /** Nobody settled or promised anything. */
  public static final Bearing NONE =
      new Bearing(Standing.NONE, new OpenPromises(java.util.List.of()), Instant.EPOCH);

  /** What bears on a question that a conversation came to at {@code asked}. */
  public static Bearing of(Conversation conversation, Instant asked) {
    return new Bearing(conversation.standing(), conversation.promises(), asked);
  }

  /** A promise that the visitor asks after, and by which words. */
  private record After(OpenPromise promise, Signal signal) {}

  /** The evidence with what stands; the same where nothing does. */
  Evidence on(Evidence evidence, String text) {
    How settled = settled(evidence.about());
    Optional<After> after = promises.isEmpty() || text.isBlank() ? Optional.empty() : after(text);
    if (settled == How.NOT && after.isEmpty()) {
      return evidence;
    }
    How asksFor = after.map(found -> how(found.promise())).orElse(How.NOT);
    var stands = new Stands(settled, asksFor, after.map(f -> f.promise().id()).orElse(null));
    return evidence.with(stands, after.map(After::signal).orElse(Signal.NONE));
  }

  private How settled(@Nullable String entry) {
    return standing
        .on(entry)
        .map(point -> point.settled().text().isBlank()
                || (entry != null && standing.told().contains(entry))
            ? How.TOLD
            : How.STANDS)
        .orElse(How.NOT);
  }

  private How how(OpenPromise promise) {
    return promise.isOverdue(asked) || standing.toldPromises().contains(promise.id())
        ? How.TOLD
        : How.STANDS;
  }

  /** The promise whose words come again, or else, where any is asked after, the one due first. */
  private Optional<After> after(String text) {
    Optional<After> byWords = promises.all().stream()
        .filter(promise -> promise.kind() == PromiseKind.OWN)
        .map(promise -> new After(promise, AskedAfter.about(promise.text(), text)))
        .filter(found -> found.signal().isLikely())
        .min(Comparator.comparing(found -> found.promise().due()));
    return byWords.or(() -> {
      Signal any = AskedAfter.in(text);
      return any.isLikely() ? promises.first().map(p -> new After(p, any)) : Optional.empty();
    });
  }
}
