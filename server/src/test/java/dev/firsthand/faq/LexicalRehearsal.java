package dev.firsthand.faq;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.PolicyVersion;

/** A rehearsal by words alone, under the policy that ships. */
public final class LexicalRehearsal implements Rehearsal {

  @Override
  public FaqIndex index(SiteKey site, Faq faq) {
    return FaqIndex.lexical(faq);
  }

  @Override
  public String model(SiteKey site) {
    return FaqIndex.LEXICAL;
  }

  @Override
  public PolicyVersion policy(SiteKey site) {
    return PolicyVersion.initial();
  }

  @Override
  public Adjustment adjustment(SiteKey site) {
    return Adjustment.NONE;
  }
}
