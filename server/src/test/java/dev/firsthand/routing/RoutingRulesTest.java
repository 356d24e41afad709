package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.OfferEnding;
import dev.firsthand.conversation.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingRulesTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final Duration REST = Duration.ofSeconds(60);
  private static final RoutingRules RULES = new RoutingRules(REST);
  private static final AgentId MARIA = new AgentId("maria");
  private static final AgentId TOM = new AgentId("tom");

  @Test
  void theAgentTheVisitorKnowsComesFirst() {
    var place = place(TOM);

    assertThat(chosen(place, free("maria"), free("tom").withLoad(2).speaking("de")))
        .isEqualTo(TOM);
  }

  @Test
  void thenOneWhoSpeaksTheLanguage() {
    assertThat(chosen(
            place(null), free("maria").speaking("de"), free("tom").withLoad(2).speaking("en-GB")))
        .isEqualTo(TOM);
    assertThat(chosen(place(null), free("tom"), free("maria").speaking("EN"))).isEqualTo(MARIA);
  }

  @Test
  void thenTheLeastLoadedThenTheLongestIdle() {
    assertThat(chosen(place(null), free("maria").withLoad(1), free("tom"))).isEqualTo(TOM);
    assertThat(chosen(
            place(null),
            free("maria").idleSince(NOON.minusSeconds(1)),
            free("tom").idleSince(NOON.minusSeconds(2))))
        .isEqualTo(TOM);
    assertThat(chosen(place(null), free("maria").idleSince(NOON), free("tom").idleSince(null)))
        .isEqualTo(TOM);
  }

  @Test
  void amongEqualsTheChoiceIsAlwaysTheSame() {
    assertThat(chosen(place(null), free("tom"), free("maria"))).isEqualTo(MARIA);
  }

  @Test
  void everyOtherAgentIsSkippedForAReason() {
    var choice = choose(
        place(null),
        free("maria"),
        free("a").offline(),
        free("b").unavailable(),
        free("c").rung(),
        free("d").withLoad(4),
        free("e").withLoad(1),
        free("tom"));

    assertThat(choice).isInstanceOf(RoutingChoice.Offer.class);
    assertThat(choice.skipped())
        .containsExactlyInAnyOrder(
            skipped("a", "offline"),
            skipped("b", "not available"),
            skipped("c", "another offer rings"),
            skipped("d", "4 of 4"),
            skipped("e", "more loaded"),
            skipped("tom", "after maria"));
  }

  @Test
  void whoDeclinedRestsFromThisConversation() {
    var asked = asked(NOON.minusSeconds(12));

    var choice = choose(asked, free("maria"));
    assertThat(choice).isInstanceOf(RoutingChoice.Wait.class);
    assertThat(choice.skipped()).containsExactly(skipped("maria", "declined 12 s ago"));
    assertThat(chosen(asked, free("maria"), free("tom").withLoad(3))).isEqualTo(TOM);
  }

  @Test
  void aRestEndsToTheMillisecond() {
    var asked = asked(NOON.minus(REST));

    assertThat(chosen(asked, free("maria"))).isEqualTo(MARIA);
    assertThat(RULES.restEnds(asked, NOON)).isEmpty();
    var resting = asked(NOON.minus(REST).plusMillis(1));
    assertThat(choose(resting, free("maria"))).isInstanceOf(RoutingChoice.Wait.class);
    assertThat(RULES.restEnds(resting, NOON)).contains(NOON.plusMillis(1));
  }

  /** A laptop that slept while it rang said neither yes nor no. */
  @ParameterizedTest
  @EnumSource(
      value = OfferEnding.class,
      names = {"DECLINED", "MISSED"},
      mode = EnumSource.Mode.EXCLUDE)
  void whoHadNoChoiceNeedsNoRest(OfferEnding ending) {
    var asked = asked(NOON.minusSeconds(1), ending);

    assertThat(chosen(asked, free("maria"))).isEqualTo(MARIA);
    assertThat(RULES.restEnds(asked, NOON)).isEmpty();
  }

  @Test
  void whileSomebodyIsThereOneWaits() {
    assertThat(choose(place(null), free("maria").withLoad(4)))
        .isInstanceOf(RoutingChoice.Wait.class);
  }

  @Test
  void nobodySignedInIsNotTheSameAsNobodyAvailable() {
    assertThat(nobody(choose(place(null)))).isEqualTo(NobodyCase.NOBODY_SIGNED_IN);
    assertThat(nobody(choose(place(null), free("maria").offline())))
        .isEqualTo(NobodyCase.NOBODY_SIGNED_IN);
    assertThat(
            nobody(choose(place(null), free("maria").unavailable(), free("tom").offline())))
        .isEqualTo(NobodyCase.ALL_BUSY);
  }

  @Test
  void whoMayHaveNoConversationIsNobodyToWaitFor() {
    assertThat(nobody(choose(place(null), free("maria").withCapacity(0))))
        .isEqualTo(NobodyCase.NOBODY_SIGNED_IN);
    assertThat(nobody(
            choose(place(null), free("maria").withCapacity(0), free("tom").unavailable())))
        .isEqualTo(NobodyCase.ALL_BUSY);
  }

  private static NobodyCase nobody(RoutingChoice choice) {
    assertThat(choice).isInstanceOf(RoutingChoice.NobodyThere.class);
    return ((RoutingChoice.NobodyThere) choice).nobody();
  }

  private static AgentId chosen(Place place, Agent... agents) {
    RoutingChoice choice = choose(place, agents);
    assertThat(choice).isInstanceOf(RoutingChoice.Offer.class);
    return ((RoutingChoice.Offer) choice).agent();
  }

  private static RoutingChoice choose(Place place, Agent... agents) {
    return RULES.choose(place, "en", List.of(agents).stream().map(Agent::view).toList(), NOON);
  }

  private static Skipped skipped(String agent, String why) {
    return new Skipped(new AgentId(agent), why);
  }

  private static Place place(@Nullable AgentId preferred) {
    return new Place(NOON, EscalationReason.LOW_CONFIDENCE, 0, preferred, List.of(), null);
  }

  private static Place asked(Instant at) {
    return asked(at, OfferEnding.DECLINED);
  }

  private static Place asked(Instant at, OfferEnding ending) {
    var asked = List.of(
        new Place.Asked(MARIA, at.minusSeconds(100), OfferEnding.MISSED),
        new Place.Asked(MARIA, at, ending));
    return new Place(NOON, EscalationReason.LOW_CONFIDENCE, 0, null, asked, null);
  }

  private static Agent free(String id) {
    return new Agent(new AgentView(new AgentId(id), true, true, false, 0, 4, NOON, List.of("en")));
  }

  /** An agent in a test, changed one thing at a time. */
  private record Agent(AgentView view) {
    Agent offline() {
      return with(false, view.available(), view.ringing(), view.load());
    }

    Agent unavailable() {
      return with(view.connected(), false, view.ringing(), view.load());
    }

    Agent rung() {
      return with(view.connected(), view.available(), true, view.load());
    }

    Agent withLoad(int load) {
      return with(view.connected(), view.available(), view.ringing(), load);
    }

    Agent withCapacity(int capacity) {
      return new Agent(new AgentView(
          view.id(),
          view.connected(),
          view.available(),
          view.ringing(),
          view.load(),
          capacity,
          view.idleSince(),
          view.languages()));
    }

    Agent speaking(String language) {
      return new Agent(new AgentView(
          view.id(),
          view.connected(),
          view.available(),
          view.ringing(),
          view.load(),
          view.capacity(),
          view.idleSince(),
          List.of(language)));
    }

    Agent idleSince(@Nullable Instant idleSince) {
      return new Agent(new AgentView(
          view.id(),
          view.connected(),
          view.available(),
          view.ringing(),
          view.load(),
          view.capacity(),
          idleSince,
          view.languages()));
    }

    private Agent with(boolean connected, boolean available, boolean ringing, int load) {
      return new Agent(new AgentView(
          view.id(),
          connected,
          available,
          ringing,
          load,
          view.capacity(),
          view.idleSince(),
          view.languages()));
    }
  }
}
