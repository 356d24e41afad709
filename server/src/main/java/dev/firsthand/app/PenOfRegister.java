package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqRegister;
import dev.firsthand.faq.FaqRegister.Based;
import dev.firsthand.learning.FaqPen;

/** Lets admins take over suggestions into the FAQ: through its register, as by hand. */
final class PenOfRegister implements FaqPen {

  private final FaqRegister register;

  PenOfRegister(FaqRegister register) {
    this.register = register;
  }

  @Override
  public Written addPhrasing(SiteKey site, long basedOn, String entry, String phrasing, Author by) {
    return switch (register.addPhrasing(site, basedOn, entry, phrasing, by)) {
      case Based.Done done ->
        new Written.Done(done.saved().version(), done.saved().entry());
      case Based.Stale stale -> new Written.Stale(stale.version());
      case Based.Missing missing -> new Written.Missing();
    };
  }
}
