package dev.firsthand.faq;

import dev.firsthand.access.Author;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.sites.ShopContract;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the FAQ's rooms are tested in: a shop whose FAQ is empty, and its admin signed in. */
abstract class FaqContract extends ShopContract {

  static final SiteKey SHOP = new SiteKey("shop");
  static final String FAQ = "/api/v1/sites/shop/faq";

  FaqDirectory faqs;
  FaqRegister register;

  @BeforeEach
  final void openTheFaq() {
    var jdbi = house.database.jdbi();
    faqs = new FaqDirectory(jdbi);
    register = new FaqRegister(jdbi, house.clock, house.audit, faqs);
  }

  /** Adds the endpoints by which it is read and written. */
  final void isOpenOverHttp(FaqTest test, ZoneId zone) {
    new FaqEndpoints(
            house.guard,
            register,
            faqs,
            test,
            site -> new ModelState.Now("lexical", "absent", "It isn't installed."),
            SHOP::equals,
            site -> zone,
            house.clock)
        .addTo(house.router);
  }

  final void writes(FaqEntry entry) {
    register.put(SHOP, entry, Author.HOUSE);
  }

  static FaqEntry entry(String id, String question, String answer) {
    return new FaqEntry(id, question, List.of(), answer, "", "en", List.of());
  }
}
