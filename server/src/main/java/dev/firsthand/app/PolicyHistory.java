package dev.firsthand.app;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.lab.LabEndpoints;
import dev.firsthand.lab.Outcome.Expected;
import dev.firsthand.sites.PolicyDirectory;
import dev.firsthand.sites.PolicyDirectory.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A site's versions as the lab looks at them. */
record PolicyHistory(PolicyDirectory policies) implements LabEndpoints.Versions {

  @Override
  public Optional<PolicyVersion> find(SiteKey site, long number) {
    return policies.version(site, number);
  }

  @Override
  public List<Expected> expected(SiteKey site) {
    var expected = new ArrayList<Expected>();
    Instant until = Instant.MAX;
    for (Saved saved : policies.versions(site)) {
      Prediction prediction = saved.prediction();
      if (prediction != null) {
        expected.add(new Expected(saved.version(), saved.at(), until, prediction));
      }
      until = saved.at();
    }
    return expected;
  }
}
