package dev.firsthand.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.push.CallRules.Call;
import dev.firsthand.push.CallRules.Called;
import dev.firsthand.push.CallRules.OnCall;
import dev.firsthand.push.CallRules.Waits;
import dev.firsthand.routing.Reach;
import dev.firsthand.routing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallRulesTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final AgentId MARIA = new AgentId("maria");
  private static final ConversationId ONE = ConversationId.of(new VisitorId("ann"), 1);
  private static final ConversationId TWO = ConversationId.of(new VisitorId("bob"), 1);
  private static final CallRules RULES = new CallRules(Duration.ofSeconds(5));

  private static OnCall maria(boolean here, boolean available) {
    return new OnCall(MARIA, here, available, null, null);
  }

  private static OnCall rungAtMaria(ConversationId what, Instant since) {
    return new OnCall(MARIA, true, true, what, since);
  }

  private static Waits waits(ConversationId what) {
    return new Waits(what, NOON, Reach.EVERYBODY);
  }

  private static List<Call> due(OnCall agent, List<Waits> line, Instant now) {
    return RULES.due(List.of(agent), line, Map.of(), now);
  }

  @Test
  void whatRingsAndIsNotTakenCallsTheDevicesOnceTheWindowsHadTheirTime() {
    var rung = rungAtMaria(ONE, NOON);
    assertThat(due(rung, List.of(), NOON.plusMillis(4999))).isEmpty();
    assertThat(due(rung, List.of(), NOON.plusSeconds(5)))
        .containsExactly(new Call(MARIA, ONE, NOON));
  }

  @Test
  void whoHasNoWindowOpenButIsAvailableIsCalledToTheFirstInLine() {
    var line = List.of(waits(ONE), waits(TWO));
    assertThat(due(maria(false, true), line, NOON.plusSeconds(4))).isEmpty();
    assertThat(due(maria(false, true), line, NOON.plusSeconds(5)))
        .containsExactly(new Call(MARIA, ONE, NOON));
    assertThat(due(maria(false, false), line, NOON.plusSeconds(5))).isEmpty();
    assertThat(due(maria(true, true), line, NOON.plusSeconds(5))).isEmpty();
    assertThat(due(maria(false, true), List.of(), NOON.plusSeconds(5))).isEmpty();
  }

  @Test
  void nobodyIsCalledToWhatIsForAnotherTeam() {
    var sales = new Team(
        new TeamId("sales"),
        "Sales",
        Team.Mode.RING,
        List.of(),
        Set.of(new AgentId("tom")),
        null,
        Duration.ZERO);
    var others = new Waits(ONE, NOON, new Reach(List.of(sales), null));
    assertThat(due(maria(false, true), List.of(others, waits(TWO)), NOON.plusSeconds(9)))
        .containsExactly(new Call(MARIA, TWO, NOON));
  }

  @Test
  void itCallsAgainLessAndLessOftenUntilSomebodyHasIt() {
    var at = new ArrayList<Long>();
    Called last = null;
    for (long second = 0; second <= 600; second++) {
      Instant now = NOON.plusSeconds(second);
      Map<ConversationId, Called> called = last == null ? Map.of() : Map.of(ONE, last);
      if (!RULES
          .due(List.of(maria(false, true)), List.of(waits(ONE)), Map.of(MARIA, called), now)
          .isEmpty()) {
        at.add(second);
        last = new Called(NOON, now, last == null ? 1 : last.times() + 1);
      }
    }
    assertThat(at).containsExactly(5L, 25L, 65L, 145L, 265L, 385L, 505L);
  }

  @Test
  void whatRingsAnewCallsAnewButNotTwiceInOneBreath() {
    var first = new Called(NOON, NOON.plusSeconds(5), 4);
    var again = rungAtMaria(ONE, NOON.plusSeconds(15));
    var called = Map.of(MARIA, Map.of(ONE, first));
    assertThat(RULES.due(List.of(again), List.of(), called, NOON.plusSeconds(24)))
        .isEmpty();
    assertThat(RULES.due(List.of(again), List.of(), called, NOON.plusSeconds(25)))
        .containsExactly(new Call(MARIA, ONE, NOON.plusSeconds(15)));
  }
}
