package dev.firsthand.sites;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.http.Response;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import dev.firsthand.sites.PolicyDirectory.Draft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Policies as admins send them, to be saved or tried: with other thresholds and limits only where
 * somebody has seen what these would have made of the past.
 */
public final class PolicyDrafts {

  private static final int MOST_NAME = 80;

  private final PolicyDirectory policies;
  private final Previewed previewed;

  /** Drafts of which {@code previewed} knows whether they were looked at. */
  public PolicyDrafts(PolicyDirectory policies, Previewed previewed) {
    this.policies = policies;
    this.previewed = previewed;
  }

  /** Whether somebody has seen what thresholds and limits would have made of the past. */
  @FunctionalInterface
  public interface Previewed {

    /** Nobody needs to have seen anything. */
    Previewed UNASKED = (site, policy, word) -> new Look(true, null);

    /**
     * What somebody has seen of a policy.
     *
     * @param enough whether they have, or there is nothing to see
     * @param prediction what they were shown that it would come to; null if nothing
     */
    record Look(boolean enough, @Nullable Prediction prediction) {}

    /**
     * What they have seen. May block.
     *
     * @param word the one that went out with the preview; empty if none was sent
     */
    Look look(SiteKey site, Policy policy, String word);
  }

  static long basedOn(Input input) {
    return input.whole("basedOn", 0, Long.MAX_VALUE / 2);
  }

  /** The draft in a request; empty where nobody has looked at what it would have made of the past. */
  Optional<Draft> read(SiteKey site, Input input) {
    Policy base = policies
        .version(site, basedOn(input))
        .map(PolicyVersion::policy)
        .orElseGet(Policy::defaults);
    Policy policy = PolicyJson.read(input.object("policy"), base);
    Previewed.Look look =
        previewed.look(site, policy, input.optionalText("seen", 0, 80).orElse(""));
    if (policy.check().isEmpty() && !look.enough() && isNew(site, policy)) {
      return Optional.empty();
    }
    return Optional.of(new Draft(
        input.optionalText("name", 0, MOST_NAME).orElse("").strip(),
        input.text("comment", 0, 500),
        policy,
        look.prediction()));
  }

  /** What is answered then. */
  static Response unseen() {
    return Answers.problem(
        409,
        "PREVIEW_NEEDED",
        "Look first at what these thresholds would have made of your own past; then save.");
  }

  /** Whether its thresholds and limits were never in force: the way back is always free. */
  private boolean isNew(SiteKey site, Policy policy) {
    Policy limits = policy.with(List.of());
    return !Policy.defaults().with(List.of()).equals(limits)
        && policies.versions(site).stream()
            .noneMatch(saved -> saved.policy().with(List.of()).equals(limits));
  }
}
