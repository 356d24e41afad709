package dev.firsthand.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.CallTime;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.EscalationTerms;
import dev.firsthand.conversation.Occasion;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.escalation.Condition.Comparison;
import dev.firsthand.escalation.Rule.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same list decides on which terms the house itself steps in. */
class PolicyTermsTest {

  private static final Conversation CONVERSATION = Conversation.empty(
          ConversationId.of(new VisitorId("visitor"), 1))
      .after(new ConversationEvent.Started(
          Instant.EPOCH,
          new SiteKey("shop"),
          new VisitorId("visitor"),
          "de-AT",
          "https://shop.example/business/cart",
          "Hallo"));

  @Test
  void eachOccasionHasTheTermsOfItsReason() {
    var rules = Policy.shipped().stream()
        .map(rule -> rule.to(new TeamId("team-" + rule.reason()), 7)
            .saying(Map.of("de", "Wegen " + rule.reason())))
        .toList();

    for (var occasion :
        List.of(Occasion.BUTTON, Occasion.NONE_OF_THESE, Occasion.FAILURE, Occasion.TAKEN)) {
      var reason = EscalationTerms.reasonOf(occasion);
      var terms = terms(rules, occasion);

      assertThat(terms.reason()).isEqualTo(reason);
      assertThat(terms.team()).isEqualTo(new TeamId("team-" + reason));
      assertThat(terms.priority()).isEqualTo(7);
      assertThat(terms.text()).isEqualTo("Wegen " + reason);
      assertThat(terms.decision()).isNotNull();
      assertThat(terms.decision().policyVersion()).isEqualTo(3);
      assertThat(terms.decision().rule()).isEqualTo(reason.name());
      assertThat(terms.decision().tookTurn()).isFalse();
      assertThat(EscalationRules.replay(version(rules), terms.decision()))
          .contains(terms.decision());
    }
  }

  @Test
  void aRuleOnVisitorsLooksAtWhatThePageSaidOfThem() {
    var rules = new ArrayList<>(Policy.shipped());
    rules.addFirst(
        Rule.onVisitors("Gold", List.of(new Condition("plan", Comparison.EQUALS, "gold"))));
    var gold = CONVERSATION.after(new ConversationEvent.Identified(
        Instant.EPOCH, "k1", null, null, Map.of("plan", "Gold", "page", "/nowhere")));
    var plain = gold.after(
        new ConversationEvent.Identified(Instant.EPOCH, "k2", "Ida", null, Map.of("plan", "")));

    assertThat(gold.attributes().all()).containsEntry("plan", "Gold");
    assertThat(plain.attributes().all()).containsOnlyKeys("page");
    assertThat(Said.by(gold, "").visitor()).containsEntry("page", "/business/cart");
    var terms = new PolicyTerms(site -> version(rules));
    assertThat(terms.on(gold, Occasion.BUTTON).reason()).isEqualTo(EscalationReason.VISITOR_RULE);
    assertThat(terms.on(plain, Occasion.BUTTON).reason()).isEqualTo(EscalationReason.VISITOR_ASKED);
  }

  @Test
  void aRuleMayAskForASignature() {
    var rule =
        Rule.onVisitors("Gold", List.of(new Condition("plan", Comparison.EQUALS, "gold", true)));
    var rules = new ArrayList<Rule>(List.of(rule));
    rules.addAll(Policy.shipped());
    var said = CONVERSATION.after(identified("k1", Map.of("plan", "gold"), false));
    var signed = CONVERSATION.after(identified("k1", Map.of("plan", "gold"), true));
    var terms = new PolicyTerms(site -> version(rules));

    assertThat(terms.on(said, Occasion.BUTTON).reason()).isEqualTo(EscalationReason.VISITOR_ASKED);
    assertThat(terms.on(signed, Occasion.BUTTON).reason()).isEqualTo(EscalationReason.VISITOR_RULE);
  }

  @Test
  void whatIsSignedIsNotUnsaidByThePage() {
    var signed = CONVERSATION.after(identified("k1", Map.of("plan", "gold"), true));
    var then = signed.after(new ConversationEvent.Identified(
        Instant.EPOCH, "k2", "Mallory", null, Map.of("plan", "platinum", "cart", "3")));

    assertThat(then.attributes().all()).isEqualTo(Map.of("plan", "gold", "cart", "3"));
    assertThat(then.attributes().verified()).containsExactly("plan");
    assertThat(then.facts().name()).isEqualTo("Ida");
    assertThat(then.attributes().person()).isTrue();
  }

  @Test
  void whatIsNotSignedAgainIsGone() {
    var signed = CONVERSATION.after(identified("k1", Map.of("plan", "gold", "vip", "true"), true));
    var again = signed.after(identified("k2", Map.of("plan", "silver"), true));

    assertThat(again.attributes().all()).isEqualTo(Map.of("plan", "silver"));
    assertThat(again.attributes().verified()).containsExactly("plan");
  }

  @Test
  void nobodyVouchesForTheAddressOrNameThatAVisitorLeaves() {
    var signed = CONVERSATION.after(new ConversationEvent.Identified(
        Instant.EPOCH, "k1", "Ida", "ida@example.com", Map.of("plan", "gold"), true));
    var same = signed.after(new ConversationEvent.MessageLeft(
        Instant.EPOCH, "k2", "Call me", "Ida", "ida@example.com", "We will."));
    var other = signed.after(new ConversationEvent.MessageLeft(
        Instant.EPOCH, "k2", "Call me", null, "mallory@example.com", "We will."));
    var called = signed.after(new ConversationEvent.CallBackAsked(
        Instant.EPOCH, "k2", "+49301234567", CallTime.OTHER, null, "The boss", "We will.", null));

    assertThat(same.attributes().person()).isTrue();
    assertThat(other.facts().email()).isEqualTo("mallory@example.com");
    assertThat(other.attributes().person()).isFalse();
    assertThat(other.attributes().verified()).containsExactly("plan");
    assertThat(called.attributes().person()).isFalse();
  }

  @Test
  void aSignedNameDoesNotVouchForAnAddressThatWasOnlySaid() {
    var said = CONVERSATION.after(
        new ConversationEvent.Identified(Instant.EPOCH, "k1", null, "boss@example.com", Map.of()));
    var signed = said.after(identified("k2", Map.of(), true));
    var whole = signed.after(new ConversationEvent.Identified(
        Instant.EPOCH, "k3", "Ida", "ida@example.com", Map.of(), true));

    assertThat(signed.attributes().person()).isFalse();
    assertThat(whole.attributes().person()).isTrue();
  }

  private static ConversationEvent.Identified identified(
      String key, Map<String, String> attributes, boolean signed) {
    return new ConversationEvent.Identified(
        Instant.EPOCH, key, "Ida", null, attributes, signed ? true : null);
  }

  @Test
  void noMoreThanTwentyAttributesAreKept() {
    var many = new HashMap<String, String>();
    for (int i = 0; i < 20; i++) {
      many.put("a" + i, "1");
    }
    var full = CONVERSATION
        .after(new ConversationEvent.Identified(Instant.EPOCH, "k1", null, null, Map.of("b", "1")))
        .after(new ConversationEvent.Identified(Instant.EPOCH, "k2", null, null, many));

    assertThat(full.attributes().all()).isEqualTo(many);
  }

  @Test
  void theButtonIsNeverMetByAnOffer() {
    var rules = Samples.shippedWith(EscalationReason.VISITOR_ASKED, Mode.OFFER_FIRST);

    assertThat(terms(rules, Occasion.BUTTON).decision().verdict().name()).isEqualTo("ESCALATE");
  }

  @Test
  void aRuleOnVisitorsThatStandsBeforeTheWishDecidesAtTheButtonToo() {
    var business = Rule.onVisitors(
            "Business", List.of(new Condition(Condition.PAGE, Comparison.CONTAINS, "/business/")))
        .to(new TeamId("business"), 20);
    var before = new ArrayList<>(Policy.shipped());
    before.addFirst(business);
    var after = new ArrayList<>(Policy.shipped());
    after.add(business);

    assertThat(terms(before, Occasion.BUTTON).team()).isEqualTo(new TeamId("business"));
    assertThat(terms(before, Occasion.BUTTON).reason()).isEqualTo(EscalationReason.VISITOR_RULE);
    assertThat(terms(after, Occasion.BUTTON).reason()).isEqualTo(EscalationReason.VISITOR_ASKED);
    assertThat(terms(before, Occasion.FAILURE).reason()).isEqualTo(EscalationReason.BOT_FAILED);
  }

  private static EscalationTerms.Terms terms(List<Rule> rules, Occasion occasion) {
    return new PolicyTerms(site -> version(rules)).on(CONVERSATION, occasion);
  }

  private static PolicyVersion version(List<Rule> rules) {
    return new PolicyVersion(3, Policy.defaults().with(rules));
  }
}
