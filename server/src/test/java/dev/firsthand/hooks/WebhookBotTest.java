package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firsthand.access.SetClock;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.hooks.HookFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The call to a bot, against real servers, most of them bad. */
class WebhookBotTest {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final HookSecret SECRET =
      new HookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Instant.EPOCH);
  private static final Duration AMPLE = Duration.ofSeconds(10);

  private final SetClock clock = new SetClock();
  private final WebhookBot bot = new WebhookBot(clock, AMPLE);

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void anAnswerBecomesAReading() throws Exception {
    try (var server = StrangeServer.saying("{\"text\": \"Near.\", \"confidence\": 0.9}")) {
      var reading = ask(server.url(), AMPLE);

      assertThat(reading.reading().confidence()).isEqualTo(0.9);
      assertThat(reading.faq().entries().getFirst().answer()).isEqualTo("Near.");
      assertThat(bot.health().answers()).isEqualTo(1);
      assertThat(bot.health().of(SHOP).answeredAt()).isEqualTo(clock.instant());
    }
  }

  @Test
  void theCallIsSignedAndNamesItsQuestion() throws Exception {
    try (var server = StrangeServer.saying("{\"candidates\": []}")) {
      ask(server.url(), AMPLE);

      var came = server.came.getFirst();
      assertThat(came.head()).startsWith("POST /answer HTTP/1.1\r\n");
      assertThat(came.header("content-type")).isEqualTo("application/json");
      assertThat(came.header("webhook-id")).isEqualTo("ada:1:4:1");
      assertThat(came.header("webhook-timestamp"))
          .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
      assertThat(came.header("webhook-signature"))
          .isEqualTo(HookSignature.of(
              "ada:1:4:1", clock.instant().getEpochSecond(), came.body(), List.of(SECRET)));
      assertThat(new String(came.body(), UTF_8)).contains("\"text\":\"Where is it?\"");
    }
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedFor() {
    try (var server = StrangeServer.hangingAfter("")) {
      assertThat(failure(server.url(), Duration.ofMillis(150)).kind()).isEqualTo(Kind.TOO_SLOW);
    }
  }

  @Test
  void theLimitCountsToTheLastByte() {
    try (var server = StrangeServer.hangingAfter(JSON + "Content-Length: 20\r\n\r\n{\"candida")) {
      assertThat(failure(server.url(), Duration.ofMillis(150)).kind()).isEqualTo(Kind.TOO_SLOW);
    }
  }

  @Test
  void noSiteWaitsLongerThanTheHouse() {
    try (var server = StrangeServer.hangingAfter("");
        var hasty = new WebhookBot(clock, Duration.ofMillis(150))) {
      var site = site(server.url(), Duration.ofDays(1), List.of(SECRET));

      assertThat(catchThrowableOfType(
                  HookFailure.class, () -> hasty.ask(site, QUESTION, Faq.empty(), Signals.NONE))
              .kind())
          .isEqualTo(Kind.TOO_SLOW);
    }
  }

  @Test
  void aBotIsAskedOnceWhateverComesBack() {
    try (var broken = StrangeServer.answering("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\n", "");
        var silent = StrangeServer.answering("", "")) {
      failure(broken.url(), AMPLE);
      failure(silent.url(), AMPLE);

      assertThat(broken.came).hasSize(1);
      assertThat(silent.came).hasSize(1);
    }
  }

  @Test
  void aLongAnswerIsNotReadToItsEnd() {
    String endless = " ".repeat(HookClient.LARGEST_ANSWER + 1);
    try (var server = StrangeServer.hangingAfter(JSON + "\r\n" + endless)) {
      assertThat(failure(server.url(), AMPLE).kind()).isEqualTo(Kind.TOO_LARGE);
    }
  }

  @Test
  void anAnswerOfTheLargestSizeIsRead() throws Exception {
    String json = "{\"candidates\": []}";
    String padded = json + " ".repeat(HookClient.LARGEST_ANSWER - json.length());
    try (var server = StrangeServer.saying(padded)) {
      assertThat(ask(server.url(), AMPLE).reading().candidates()).isEmpty();
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (var other = StrangeServer.saying("{\"candidates\": []}");
        var server = StrangeServer.answering(
            "HTTP/1.1 307 Elsewhere\r\nLocation: " + other.url() + "\r\n", "")) {
      var failure = failure(server.url(), AMPLE);

      assertThat(failure.kind()).isEqualTo(Kind.REDIRECTED);
      assertThat(failure.status()).isEqualTo(307);
      assertThat(other.came).isEmpty();
    }
  }

  @Test
  void aStatusOtherThan200IsAFailureWhateverTheBody() {
    String json = "{\"candidates\": []}";
    for (int status : List.of(201, 401, 404, 500)) {
      try (var server = StrangeServer.answering(
          "HTTP/1.1 " + status + " Odd\r\nContent-Type: application/json\r\n", json)) {
        var failure = failure(server.url(), AMPLE);

        assertThat(failure.kind()).isEqualTo(Kind.BAD_STATUS);
        assertThat(failure.status()).isEqualTo(status);
      }
    }
  }

  @Test
  void onlyJsonIsRead() {
    try (var html = StrangeServer.answering(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "{\"candidates\": []}");
        var broken = StrangeServer.saying("{\"candidates\": [")) {
      assertThat(failure(html.url(), AMPLE).kind()).isEqualTo(Kind.BAD_ANSWER);
      assertThat(failure(html.url(), AMPLE).advice()).contains("Content-Type");
      assertThat(failure(broken.url(), AMPLE).kind()).isEqualTo(Kind.BAD_ANSWER);
    }
  }

  @Test
  void whatIsNotHttpIsUnreachable() {
    try (var server = StrangeServer.answering("Hush!\r\n", "")) {
      assertThat(failure(server.url(), AMPLE).kind()).isEqualTo(Kind.UNREACHABLE);
    }
  }

  @Test
  void whereNobodyListensIsUnreachable() throws IOException {
    int port;
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = door.getLocalPort();
    }
    assertThat(failure("http://127.0.0.1:" + port + "/", AMPLE).kind()).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aServerWithoutEncryptionIsNotTrustedWithIt() {
    try (var server = StrangeServer.saying("{\"candidates\": []}")) {
      String url = server.url().replace("http:", "https:");

      assertThat(failure(url, AMPLE).kind()).isEqualTo(Kind.NOT_TRUSTED);
    }
  }

  @Test
  void withoutAddressOrSecretNobodyIsCalled() {
    try (var server = StrangeServer.saying("{\"candidates\": []}")) {
      assertThat(failure(site(server.url(), AMPLE, List.of())).kind()).isEqualTo(Kind.NOT_SET_UP);
      assertThat(failure(site("", AMPLE, List.of(SECRET))).kind()).isEqualTo(Kind.NOT_SET_UP);
      assertThat(server.came).isEmpty();
    }
  }

  @Test
  void aServerThatHangsIsNotCalledByMoreThanSoManyAndStandsInNobodysWay() throws Exception {
    try (var hanging = StrangeServer.hangingAfter("");
        var other = StrangeServer.saying("{\"candidates\": []}");
        var narrow = new WebhookBot(clock, AMPLE, 1)) {
      var slow = site(hanging.url(), AMPLE, List.of(SECRET));
      var waiting = Thread.ofVirtual()
          .start(() -> catchThrowableOfType(
              HookFailure.class, () -> narrow.ask(slow, QUESTION, Faq.empty(), Signals.NONE)));
      hanging.awaitCall();

      assertThat(catchThrowableOfType(
                  HookFailure.class, () -> narrow.ask(slow, QUESTION, Faq.empty(), Signals.NONE))
              .kind())
          .isEqualTo(Kind.BUSY);
      var quick = site(other.url(), AMPLE, List.of(SECRET));
      assertThat(
              narrow.ask(quick, QUESTION, Faq.empty(), Signals.NONE).reading().candidates())
          .isEmpty();
      hanging.hangUp();
      waiting.join();
      assertThat(narrow.health().failures(Kind.UNREACHABLE)).isEqualTo(1);
    }
  }

  @Test
  void failuresAreCountedByKindAndTheLastIsKnown() {
    failure(site("", AMPLE, List.of()));
    clock.pass(Duration.ofMinutes(1));
    failure(site("", AMPLE, List.of()));

    assertThat(bot.health().failures(Kind.NOT_SET_UP)).isEqualTo(2);
    assertThat(bot.health().failures(Kind.TOO_SLOW)).isZero();
    assertThat(bot.health().of(SHOP).failed())
        .extracting(HookHealth.Failed::at)
        .isEqualTo(clock.instant());
  }

  private static final HookQuestion QUESTION = new HookQuestion(
      "ada:1:4:1",
      "shop",
      "ada.1",
      new HookQuestion.Asked(4, "Where is it?", "en", null),
      List.of(),
      0);

  private HookReading ask(String url, Duration limit) throws HookFailure, InterruptedException {
    return bot.ask(site(url, limit, List.of(SECRET)), QUESTION, Faq.empty(), Signals.NONE);
  }

  private HookFailure failure(String url, Duration limit) {
    return catchThrowableOfType(HookFailure.class, () -> ask(url, limit));
  }

  private HookFailure failure(SiteBot site) {
    return catchThrowableOfType(
        HookFailure.class, () -> bot.ask(site, QUESTION, Faq.empty(), Signals.NONE));
  }

  private static SiteBot site(String url, Duration limit, List<HookSecret> secrets) {
    return new SiteBot(SHOP, WhoAnswers.WEBHOOK, "shop-bot", url, limit, secrets);
  }
}
