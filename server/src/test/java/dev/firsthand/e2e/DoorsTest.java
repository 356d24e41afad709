package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what is answered to those who talk nonsense. */
class DoorsTest {

  private static final String HELLO = "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}";

  private static TestHouse house;
  private static Address at;

  @BeforeAll
  static void open(@TempDir Path data) {
    house = TestHouse.start(data);
    at = new Address(house.port());
  }

  @AfterAll
  static void shut() {
    house.close();
  }

  @Test
  void anAgentsSocketWantsASignIn() {
    assertThat(RawSocket.handshake(at.agents(), Map.of("Origin", at.origin()))).isEqualTo(401);
    assertThat(RawSocket.handshake(
            at.agents(), Map.of("Origin", at.origin(), "Cookie", "fh_session=made-up")))
        .isEqualTo(401);
  }

  @Test
  void anAgentsSocketIsOpenedByOurOwnPagesOnly() {
    String cookie = Staff.signIn(at, TestHouse.MARIA).cookie();

    assertThat(RawSocket.handshake(
            at.agents(), Map.of("Origin", "https://evil.example", "Cookie", cookie)))
        .isEqualTo(403);
    assertThat(RawSocket.handshake(at.agents(), Map.of("Cookie", cookie))).isEqualTo(403);
    assertThat(RawSocket.handshake(at.agents(), Map.of("Origin", at.origin(), "Cookie", cookie)))
        .isEqualTo(101);
  }

  @Test
  void aVisitorsSocketIsOpenedByTheSitesPagesOnly() {
    assertThat(RawSocket.handshake(at.visitors(), Map.of("Origin", "https://evil.example")))
        .isEqualTo(403);
    assertThat(RawSocket.handshake(at.visitors(), Map.of("Origin", at.origin())))
        .isEqualTo(101);
    assertThat(RawSocket.handshake(at.visitors(), Map.of())).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"reply\",\"id\":\"9\",\"key\":\"k\",\"conversation\":\"c\",\"epoch\":1,"
            + "\"text\":\"I am an agent\"}",
        "{\"type\":\"accept\",\"id\":\"9\",\"key\":\"k\",\"conversation\":\"c\"}",
        "{\"type\":\"note\",\"id\":\"9\",\"key\":\"k\",\"conversation\":\"c\",\"text\":\"x\"}",
        "{\"type\":\"list\",\"id\":\"9\",\"box\":\"queue\",\"limit\":10}"
      })
  void aVisitorCannotSpeakAsAnAgent(String frame) {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO).hears("caughtUp");
      socket.says(frame);
      assertThat(socket.answer("refused", "9").get("code").asString()).isEqualTo("BAD_FRAME");
    }
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', textBlock = """
          `{"type":"say","id":"9","key":"k","text":""}`, BAD_FIELD, text
          `{"type":"say","id":"9","key":"k"}`, BAD_FIELD, text
          `{"type":"say","id":"9","key":"k","text":7}`, BAD_FIELD, text
          `{"type":"say","id":"9","text":"no key"}`, BAD_FIELD, key
          `{"type":"choose","id":"9","key":"k","seq":0,"choice":"none"}`, BAD_FIELD, seq
          `{"type":"rate","id":"9","key":"k","stars":6}`, BAD_FIELD, stars
          `{"type":"leaveMessage","id":"9","key":"k","text":"Hi","email":"not a mail"}`, BAD_FIELD, email
          `{"type":"identify","id":"9","key":"k","email":"ida@"}`, BAD_FIELD, email
          `{"type":"fetch","id":"9","after":-1,"limit":10}`, BAD_FIELD, after
          `{"type":"shout","id":"9"}`, BAD_FRAME, type
          `{"id":"9"}`, BAD_FRAME, type
          """)
  void aBadFrameIsAnsweredWithTheFieldAndAdvice(String frame, String code, String field) {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO).hears("caughtUp");
      socket.says(frame);
      var refused = socket.answer("refused", "9");
      assertThat(refused.get("code").asString()).isEqualTo(code);
      assertThat(refused.get("field").asString()).isEqualTo(field);
      assertThat(refused.get("message").asString()).isNotBlank();
      assertThat(refused.get("retry").asBoolean()).isFalse();

      socket.says("{\"type\":\"ping\",\"id\":\"10\"}");
      socket.answer("pong", "10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[]", "{", "null", "{\"type\":\"say\",\"type\":\"say\"}"})
  void whatIsNoFrameAtAllIsAnsweredToo(String text) {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(text);
      var refused = socket.hears("refused");
      assertThat(refused.get("code").asString()).isEqualTo("BAD_FRAME");
      socket.says(HELLO).hears("welcome");
    }
  }

  @Test
  void theFirstFrameMustBeHello() {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says("{\"type\":\"say\",\"id\":\"2\",\"key\":\"k\",\"text\":\"Hi\"}");
      assertThat(socket.hears("refused").get("code").asString()).isEqualTo("HELLO_FIRST");
    }
  }

  @Test
  void anUnknownSiteIsRefusedForGood() {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says("{\"type\":\"hello\",\"id\":\"1\",\"site\":\"nowhere\"}");
      assertThat(socket.answer("refused", "1").get("code").asString()).isEqualTo("UNKNOWN_SITE");
      assertThat(socket.closeCode()).isEqualTo(4504);
    }
  }

  @Test
  void whoSaysNonsenseForLongIsSentAway() {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO).hears("caughtUp");
      for (int i = 0; i <= 50; i++) {
        socket.says("nonsense");
      }
      assertThat(socket.closeCode()).isEqualTo(4508);
    }
  }

  @Test
  void whoSaysTooMuchTooFastIsToldWhenToTryAgain() {
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO).hears("caughtUp");
      for (int i = 0; i < 30; i++) {
        socket.says(
            "{\"type\":\"say\",\"id\":\"s%d\",\"key\":\"k%d\",\"text\":\"hurry\"}".formatted(i, i));
      }
      var refused = socket.hears("refused");
      assertThat(refused.get("code").asString()).isEqualTo("RATE_LIMITED");
      assertThat(refused.get("retry").asBoolean()).isTrue();
      assertThat(refused.get("retryInMs").asLong()).isPositive();
      assertThat(refused.get("key").asString()).startsWith("k");
    }
  }

  @Test
  void connectingAnewBringsNoNewAllowance() {
    String token;
    try (var socket = RawSocket.open(at.visitors())) {
      socket.says(HELLO);
      token = socket.hears("welcome").get("token").asString();
      for (int i = 0; i < 20; i++) {
        socket.says(
            "{\"type\":\"say\",\"id\":\"s%d\",\"key\":\"k%d\",\"text\":\"a\"}".formatted(i, i));
      }
      socket.answer("ok", "s19");
    }
    try (var again = RawSocket.open(at.visitors())) {
      again.says(
          "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\",\"token\":\"%s\"}".formatted(token));
      again.hears("caughtUp");
      for (int i = 20; i < 40; i++) {
        again.says(
            "{\"type\":\"say\",\"id\":\"s%d\",\"key\":\"k%d\",\"text\":\"a\"}".formatted(i, i));
      }
      assertThat(again.hears("refused").get("code").asString()).isEqualTo("RATE_LIMITED");
    }
  }

  @Test
  void oneVisitorReadsNothingOfAnother() {
    try (var ida = Visitor.newAt(at);
        var eve = Visitor.newAt(at)) {
      ida.says("When are you open?");
      String chat = ida.conversation();
      eve.says("Can I rent a cargo bike?");
      assertThat(eve.conversation()).isNotEqualTo(chat);
      assertThat(eve.events.all()).allMatch(event -> !event.conversation().equals(chat));
    }
  }

  @Test
  void anAgentMayNotChangeThePolicyNorSeeTheSnapshot() {
    var maria = Staff.signIn(at, TestHouse.MARIA);
    assertThat(maria.get("/api/v1/snapshot").status()).isEqualTo(403);
    assertThat(maria.post("/api/v1/sites/demo/policy", Map.of()).status()).isEqualTo(403);
    assertThat(Staff.anonymously(at, "/api/v1/snapshot").status()).isEqualTo(401);
  }
}
