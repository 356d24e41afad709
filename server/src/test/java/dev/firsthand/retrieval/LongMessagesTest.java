package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages as people write them, with the question somewhere in the middle; read by the real encoder. */
class LongMessagesTest {

  private static final String SHOP = """
      order | Where is my order? | Track my order | When will my parcel arrive? | Open My orders and press Track.
      return | How do I return an item? | I want to send it back | What is your return policy? | Within 30 days.
      pay | Which payment methods do you accept? | Can I pay by card? | Do you take PayPal? | Cards and PayPal.
      ship | How much is shipping? | delivery costs | Is delivery free? | Shipping is 4.90, free above 50.
      broken | My item arrived damaged | The lamp is broken | I received a faulty product | Send us a photo.
      cancel | Can I cancel my order? | cancel my purchase | I changed my mind | You can within one hour.
      invoice | Where do I find my invoice? | I need a receipt | send me the bill | It is in My orders.
      address | How do I change my delivery address? | wrong address | I moved house | Change it in My orders.
      hours | When are you open? | opening hours | what time do you close | Monday to Friday, 9 to 5.
      gift | Do you wrap gifts? | gift wrapping | Can it be a present? | Yes, for 3.00.
      """;

  private static final String ASKED = """
      order | Hello there, hope you are well. I bought a lamp from you ten days ago for my mother's birthday, it was paid with PayPal. She still has not got anything. Can you check where the parcel is?
      return | Good morning. My sister gave me a sweater she bought in your shop. It is lovely but far too small for me. Can I send it back?
      invoice | Hi, I am doing my taxes this weekend and looking through all my papers. I shopped with you in March and it was delivered on time. I cannot find the receipt. Thanks a lot!
      address | Hello! We placed an order on Monday evening. Since then we have moved to another flat. How can I change the address?
      broken | Hey. The package came today, thanks for the quick delivery. Unfortunately when we opened it the glass was cracked. What now?
      hours | Hi! I live round the corner and would rather come by in person. I work until six most days. What time do you close?
      gift | Hello, I want to order the blue vase for a friend of mine who turns forty next week. I would like it sent straight to her. Can you wrap it as a present?
      cancel | Hi there. I ordered two chairs an hour ago. My husband had already bought some. Is it possible to cancel?
      ship | Good evening, I am looking at the big oak table on your site and I really like it. We live on the third floor. How much would delivery be? Thank you!
      pay | Hello. I don't have a credit card and my bank is a bit old fashioned. I would like to buy the lamp. Do you accept PayPal?
      return | Hi. I got the shoes yesterday. They look nice. I don't like the colour though. I would like to give them back and get my money. How does that work?
      """;

  private static List<String[]> rows(String table) {
    return table.lines().map(line -> line.strip().split(" \\| ", -1)).toList();
  }

  @Test
  void theQuestionInALongMessageIsFound() {
    var entries = new ArrayList<FaqEntry>();
    for (var row : rows(SHOP)) {
      entries.add(new FaqEntry(row[0], row[1], List.of(row[2], row[3]), row[4], "", "", List.of()));
    }
    try (var encoder = OnnxEncoder.bundled()) {
      var index = FaqIndex.semantic(new Faq(1, entries), encoder);
      for (var row : rows(ASKED)) {
        var best = index.read(Question.of(row[1])).candidates().getFirst();
        assertThat(best.entry()).as(row[1]).isEqualTo(row[0]);
      }
    }
  }
}
