package dev.firsthand.faq;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.PolicyVersion;

/** What a site's bot works with, and what it would with another FAQ. Thread-safe; may block. */
public interface Rehearsal {

  /**
   * An index of {@code faq} with the calibration in use, so that two of them differ in their entries
   * only. Takes as long as an edit does.
   */
  FaqIndex index(SiteKey site, Faq faq);

  /** Names model and calibration of the indexes that are made now. */
  String model(SiteKey site);

  /** The policy in force. */
  PolicyVersion policy(SiteKey site);

  /** The site's own correction of the confidence. */
  Adjustment adjustment(SiteKey site);
}
