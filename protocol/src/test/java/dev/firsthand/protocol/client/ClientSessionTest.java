package dev.firsthand.protocol.client;

import static dev.firsthand.protocol.client.Played.CHAT;
import static dev.firsthand.protocol.client.Played.caughtUp;
import static dev.firsthand.protocol.client.Played.event;
import static dev.firsthand.protocol.client.Played.ok;
import static dev.firsthand.protocol.client.Played.refused;
import static dev.firsthand.protocol.client.Played.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.time.Duration;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClientSessionTest {

  @Test
  void helloIsTheFirstWordAndANewVisitorHasNoToken() {
    var client = new Played().opened();
    assertThat(client.lastSent(VisitorCommand.Hello.class))
        .isEqualTo(new VisitorCommand.Hello("1", "fernwood", null, null, null, null, null));
  }

  @Test
  void whatIsSaidWaitsUntilTheClientHasCaughtUp() {
    var client = new Played().says("hi").opened().hears(welcome(CHAT, 1));
    assertThat(client.sent).hasSize(1);
    client.hears(event(1), caughtUp(1));
    assertThat(client.lastSent(VisitorCommand.Say.class).text()).isEqualTo("hi");
  }

  @Test
  void theFirstWordsOfANewVisitorBeginTheConversation() {
    var client = new Played().opened();
    client.hears(
        welcome(null, 0), new VisitorFrame.CaughtUp(null, 0, caughtUp(0).status()));
    client.says("hi").hears(event(1), event(2));
    assertThat(client.delivered).containsExactly(1L, 2L);
    assertThat(client.session.memory()).isEqualTo(new Memory("secret", new Resume("e1", CHAT, 2)));
  }

  @Test
  void anAnswerCompletesTheCommandAndTheNextIsSent() {
    var client = Played.live().says("a").says("b");
    var a = client.lastSent(VisitorCommand.Say.class);
    assertThat(a.text()).isEqualTo("a");
    client.hears(ok(a, 2));
    assertThat(client.other).contains(new Output.Answered("k-a", ok(a, 2)));
    assertThat(client.lastSent(VisitorCommand.Say.class).text()).isEqualTo("b");
  }

  @Test
  void afterALostLinkItResumesAndSendsTheUnansweredAgainWithTheSameKey() {
    var client = Played.live().says("a");
    var first = client.lastSent(VisitorCommand.Say.class);
    client.loses(1006).comesBack();
    var hello = client.lastSent(VisitorCommand.Hello.class);
    assertThat(hello.token()).isEqualTo("secret");
    assertThat(hello.resume()).isEqualTo(new Resume("e1", CHAT, 1));

    client.hears(welcome(CHAT, 2), event(2), caughtUp(2));
    assertThat(client.lastSent(VisitorCommand.Say.class)).isEqualTo(first);
    client.hears(ok(first, 2));
    assertThat(client.other).contains(new Output.Answered("k-a", ok(first, 2)));
    assertThat(client.delivered).containsExactly(1L, 2L);
  }

  @Test
  void aGapIsFetchedAndEventsComeInOrderEachOnce() {
    var client = Played.live().hears(event(4), event(3));
    var fetch = client.lastSent(VisitorCommand.Fetch.class);
    assertThat(fetch.after()).isEqualTo(1);
    assertThat(client.sent).hasSize(1);
    client.hears(event(2), event(3), event(4), ok(fetch), event(4), event(5));
    assertThat(client.delivered).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(client.sent).hasSize(1);
  }

  @Test
  void itIsNotLiveBeforeTheGapBelowCaughtUpIsClosed() {
    var client = new Played().says("hi").opened();
    client.hears(welcome(CHAT, 3), event(1), caughtUp(3));
    var fetch = client.lastSent(VisitorCommand.Fetch.class);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.CATCHING_UP);
    client.hears(event(2), event(3), ok(fetch));
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.LIVE);
    assertThat(client.sent.getLast()).isInstanceOf(VisitorCommand.Say.class);
  }

  @Test
  void aFetchThatBringsNothingMakesItConnectAgain() {
    var client = Played.live().hears(event(3));
    client.hears(ok(client.lastSent(VisitorCommand.Fetch.class)));
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.WAITING);
    assertThat(client.delivered).containsExactly(1L);
  }

  @Test
  void aResetForgetsWhatWasRead() {
    var client = Played.live();
    client.hears(new VisitorFrame.Reset("e2", CHAT, "restored"), event(1), event(2), caughtUp(2));
    assertThat(client.delivered).containsExactly(1L, 1L, 2L);
    assertThat(client.session.memory().resume()).isEqualTo(new Resume("e2", CHAT, 2));
  }

  @Test
  void anotherEraInTheWelcomeForgetsToo() {
    var client = new Played(new Memory("secret", new Resume("e0", CHAT, 7))).opened();
    client.hears(welcome(CHAT, 2), new VisitorFrame.Reset("e1", CHAT, "restored"));
    client.hears(event(1), event(2), caughtUp(2));
    assertThat(client.delivered).containsExactly(1L, 2L);
  }

  @Test
  void theWaitIsEvenlyRandomBelowADoublingCeiling() {
    var backoff = new Backoff(new SplittableRandom(1));
    long[] ceilings = {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000};
    for (int failures = 0; failures < ceilings.length; failures++) {
      var waits = new HashSet<Duration>();
      long longest = 0;
      for (int i = 0; i < 400; i++) {
        Duration wait = backoff.after(failures);
        waits.add(wait);
        longest = Math.max(longest, wait.toMillis());
      }
      assertThat(longest).isBetween(ceilings[failures] * 9 / 10, ceilings[failures]);
      assertThat(waits).hasSizeGreaterThan(100);
    }
    assertThat(backoff.after(1000)).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aCloseCodeThatSaysStayAwayEndsIt() {
    var client = Played.live().says("a").loses(4504);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.ENDED);
    assertThat(client.other).contains(new Output.Ended(4504));
  }

  @Test
  void aSlowReaderComesBack() {
    var client = Played.live().loses(4008);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.WAITING);
  }

  @Test
  void aHelloThatIsRefusedForGoodEndsIt() {
    var client = new Played().opened();
    client.hears(refused("1", ErrorCode.UNKNOWN_SITE, null)).loses(1006);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.ENDED);
  }

  @Test
  void theServerMayNameTheTimeToComeBack() {
    var client = Played.live().hears(new ServerFrame.Draining(1234)).loses(1012);
    assertThat(client.wakes(Input.Alarm.CONNECT)).isEqualTo(Duration.ofMillis(1234));
  }

  @Test
  void itPingsAndNoticesALinkThatIsHalfOpen() {
    var client = Played.live();
    for (int i = 0; i < 5; i++) {
      assertThat(client.wakes(Input.Alarm.BEAT)).isEqualTo(Duration.ofSeconds(5));
      assertThat(client.sent.getLast()).isInstanceOf(VisitorCommand.Ping.class);
    }
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.LIVE);
    client.wakes(Input.Alarm.BEAT);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.WAITING);
    assertThat(client.other).contains(new Output.HangUp(client.link));
  }

  @Test
  void anySignOfLifeKeepsTheLink() {
    var client = Played.live();
    for (int i = 0; i < 20; i++) {
      client.wakes(Input.Alarm.BEAT);
      client.on(new Input.SignOfLife(client.link));
    }
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.LIVE);
  }

  @Test
  void aServerThatDoesNotWelcomeIsLeft() {
    var client = new Played().opened();
    client.wakes(Input.Alarm.WELCOME_DUE);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.WAITING);
  }

  @Test
  void whatTheServerCouldNotTakeIsSentAgainAndNotOvertaken() {
    var client = Played.live().says("a").says("b");
    var a = client.lastSent(VisitorCommand.Say.class);
    client.hears(refused(a.id(), ErrorCode.RATE_LIMITED, 1500L));
    assertThat(client.sent).containsExactly(a);
    assertThat(client.wakes(Input.Alarm.SEND_AGAIN)).isEqualTo(Duration.ofMillis(1500));
    assertThat(client.sent).containsExactly(a, a);
    client.hears(ok(a, 2));
    assertThat(client.lastSent(VisitorCommand.Say.class).text()).isEqualTo("b");
  }

  @Test
  void aRefusalForGoodIsTheAnswer() {
    var client = Played.live().says("a").says("b");
    var a = client.lastSent(VisitorCommand.Say.class);
    var no = refused(a.id(), ErrorCode.BLOCKED, null);
    client.hears(no);
    assertThat(client.other).contains(new Output.Declined("k-a", no));
    assertThat(client.lastSent(VisitorCommand.Say.class).text()).isEqualTo("b");
  }

  @Test
  void aServerThatNeverRecoversIsNotAskedForEver() {
    var client = Played.live().says("a");
    var a = client.lastSent(VisitorCommand.Say.class);
    for (int i = 1; i < ClientSession.TRIES; i++) {
      client.hears(refused(a.id(), ErrorCode.INTERNAL, null));
      client.wakes(Input.Alarm.SEND_AGAIN);
    }
    var no = refused(a.id(), ErrorCode.INTERNAL, null);
    client.hears(no);
    assertThat(client.sent).hasSize(ClientSession.TRIES);
    assertThat(client.other).contains(new Output.Declined("k-a", no));
  }

  @Test
  void anOlderLinkIsNotHeard() {
    var client = Played.live();
    long old = client.link;
    client.loses(1006).comesBack();
    client.on(new Input.Heard(old, event(2))).on(new Input.Lost(old, 4504));
    assertThat(client.delivered).containsExactly(1L);
    assertThat(client.session.phase()).isEqualTo(ClientSession.Phase.GREETING);
  }

  @Test
  void theTokenIsNotPrinted() {
    assertThat(new Memory("secret", null).toString()).doesNotContain("secret");
  }
}
