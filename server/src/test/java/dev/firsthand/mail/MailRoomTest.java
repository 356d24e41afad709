package dev.firsthand.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.MailEnding;
import dev.firsthand.conversation.MailTimes;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Duties;
import dev.firsthand.engine.GestureClaim;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.engine.SeenMarks;
import dev.firsthand.engine.Submission;
import dev.firsthand.engine.Transfers;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer reaches a visitor who is not there: over a real mail server, whatever fails between. */
class MailRoomTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final MailTimes MAIL =
      new MailTimes(true, Duration.ofMinutes(5), Duration.ofMinutes(1), 3);
  private static final AgentProfile ANNA =
      new AgentProfile(new AgentId("anna"), "Anna", "Plants", null);
  private static final ConversationId CHAT = new ConversationId("ida.1");

  private final InMemoryLog log = new InMemoryLog();
  private Instant now = NOON;
  private GreenMail post =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Node node;

  /** One start of the house over the log. */
  private final class Node {
    final ConversationEngine engine = new ConversationEngine(
        new ConversationRules(HouseTimes.defaults().with(MAIL), (site, language, key) -> key),
        log,
        new RoutingTable(10, Duration.ofHours(1)),
        Runnable::run,
        () -> now);
    final Duties duties = new Duties(
        engine,
        (conversation, question) -> {
          throw new IOException("No bot here.");
        },
        () -> {},
        new Transfers(
            engine,
            new RoutingRules(Duration.ofMinutes(1)),
            () -> Teams.NONE,
            List::of,
            task -> {},
            () -> now),
        task -> {},
        (delay, task) -> {},
        () -> now);
    final MailRoom room;

    Node(Function<Letter, Delivery> way) {
      var letters = new Letters(
          engine,
          (site, language, key) ->
              key.equals("mail.subject") ? "{agent} answered\r\nBcc: all@example.com" : key,
          agent -> Optional.of(ANNA),
          site -> "Fernwood",
          (site, origin) -> origin.equals("https://shop.example"),
          "chat@shop.example");
      room = new MailRoom(engine, log, letters, way, Runnable::run);
      duties.mailBy(room);
      engine.listen(duties);
    }

    void does(ConversationCommand command) {
      assertThat(engine.submit(CHAT, command).join()).isInstanceOf(Submission.Done.class);
    }

    /** Time passes, and somebody looks. */
    void later(Duration passed) {
      now = now.plus(passed);
      duties.lookAt(CHAT);
    }
  }

  @BeforeEach
  void begin() {
    post.start();
    node = new Node(smtp(post.getSmtp().getPort()));
  }

  @AfterEach
  void end() {
    post.stop();
  }

  private Function<Letter, Delivery> smtp(int port) {
    var server =
        new MailServer("127.0.0.1", port, null, null, "chat@shop.example", MailServer.Tls.NONE);
    return new Smtp(server, () -> now)::send;
  }

  private void leaves(String email) {
    node.does(new ConversationCommand.Start(
        new SiteKey("shop"), "en", "https://shop.example/cart?token=secret#top"));
    node.does(new ConversationCommand.LeaveMessage("m", "Where is it?", "Ida", email));
  }

  private void answers(String key, String text) {
    long epoch = node.engine.load(CHAT).epoch();
    node.does(new ConversationCommand.Reply(ANNA.id(), key, epoch, text, ANNA));
  }

  private void answered() {
    leaves("ida@mail.example");
    answers("r", "It is <b>here</b>.\nFound it!");
  }

  private List<MailEnding> endings() {
    return log.read(CHAT, 0, 1_000).stream()
        .map(Recorded::event)
        .filter(ConversationEvent.MailEnded.class::isInstance)
        .map(event -> ((ConversationEvent.MailEnded) event).how())
        .toList();
  }

  @Test
  void anAnswerThatNobodySawIsMailedOnce() throws Exception {
    answered();
    node.later(Duration.ofMinutes(4));
    assertThat(post.getReceivedMessages()).isEmpty();
    node.later(Duration.ofMinutes(1));
    node.later(Duration.ofHours(1));

    assertThat(post.getReceivedMessages()).hasSize(1);
    MimeMessage mail = post.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ida@mail.example");
    assertThat(mail.getFrom()[0].toString()).contains("chat@shop.example");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    String whole = GreenMailUtil.getWholeMessage(mail);
    assertThat(whole)
        .contains("Anna:", "It is <b>here</b>.", "It is &lt;b&gt;here&lt;/b&gt;.<br>Found it!")
        .contains("https://shop.example/cart")
        .doesNotContain("secret");
    assertThat(endings()).containsExactly(MailEnding.SENT);
  }

  @Test
  void whatAnAgentGaveReachesThemWithItsCode() {
    var voucher = new GestureId("voucher");
    log.gestures()
        .define(
            voucher,
            new GestureClaim.Terms(1, true, 5, null),
            Worth.of(1000, "EUR"),
            List.of("SORRY-1"));
    leaves("ida@mail.example");
    node.does(new ConversationCommand.GiveGesture(
        ANNA,
        "g",
        node.engine.load(CHAT).epoch(),
        voucher,
        log.gestures().find(voucher, new SiteKey("shop"), 0)));
    node.later(Duration.ofMinutes(5));

    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(GreenMailUtil.getWholeMessage(post.getReceivedMessages()[0]))
        .contains("Anna:", "Sorry! SORRY-1");
  }

  @Test
  void noWordsOfAnybodyBecomeAHeader() throws Exception {
    answered();
    node.later(Duration.ofMinutes(5));

    MimeMessage mail = post.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Anna answered Bcc: all@example.com");
    assertThat(mail.getHeader("Bcc")).isNull();
  }

  @Test
  void whatTheVisitorHasSeenIsNotMailed() {
    answered();
    log.seen(List.of(new SeenMarks.Mark(CHAT, 0, node.engine.load(CHAT).seq())));
    node.later(Duration.ofMinutes(5));

    assertThat(post.getReceivedMessages()).isEmpty();
    assertThat(endings()).containsExactly(MailEnding.SEEN);
  }

  @Test
  void whoComesBackIsNotMailed() {
    answered();
    node.does(new ConversationCommand.Say("s", "Thank you!"));
    node.later(Duration.ofHours(1));

    assertThat(post.getReceivedMessages()).isEmpty();
    assertThat(endings()).isEmpty();
  }

  @Test
  void severalAnswersAreOneLetter() throws Exception {
    answered();
    answers("r2", "And one more thing.");
    node.later(Duration.ofMinutes(5));

    assertThat(post.getReceivedMessages()).hasSize(1);
    String whole = GreenMailUtil.getWholeMessage(post.getReceivedMessages()[0]);
    assertThat(whole).contains("Found it!", "And one more thing.");
  }

  @Test
  void aServerThatIsDownIsTriedAgainAlsoAfterARestart() {
    int port = post.getSmtp().getPort();
    answered();
    post.stop();
    node.later(Duration.ofMinutes(5));
    assertThat(node.room.health().trouble()).isPresent();
    assertThat(endings()).isEmpty();

    node = new Node(smtp(port));
    post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    node.later(Duration.ofSeconds(30));
    assertThat(post.getReceivedMessages()).isEmpty();
    node.later(Duration.ofSeconds(30));

    assertThat(post.getReceivedMessages()).hasSize(1);
    assertThat(node.room.health().trouble()).isEmpty();
    assertThat(endings()).containsExactly(MailEnding.SENT);
  }

  @Test
  void aServerThatStaysAwayIsGivenUpAndTheAgentIsTold() {
    answered();
    post.stop();
    node.later(Duration.ofMinutes(5));
    node.later(Duration.ofMinutes(1));
    node.later(Duration.ofMinutes(2));
    assertThat(endings()).isEmpty();
    node.later(Duration.ofMinutes(4));

    assertThat(endings()).containsExactly(MailEnding.UNREACHABLE);
    assertThat(node.room.health().failures()).isEqualTo(3);
  }

  @Test
  void aCrashBetweenSendingAndTheMarkSendsTheSameLetterAgain() throws Exception {
    Function<Letter, Delivery> way = smtp(post.getSmtp().getPort());
    node = new Node(letter -> {
      way.apply(letter);
      throw new IllegalStateException("The power is gone.");
    });
    answered();
    node.later(Duration.ofMinutes(5));
    assertThat(endings()).isEmpty();

    node = new Node(way);
    node.later(Duration.ofMinutes(1));

    assertThat(post.getReceivedMessages()).hasSize(2);
    assertThat(post.getReceivedMessages()[1].getMessageID())
        .isEqualTo(post.getReceivedMessages()[0].getMessageID());
    assertThat(endings()).containsExactly(MailEnding.SENT);
  }

  @Test
  void aRefusedAddressIsNotTriedAgain() throws IOException {
    try (var refusing = new RefusingServer()) {
      node = new Node(smtp(refusing.port()));
      answered();
      node.later(Duration.ofMinutes(5));
      node.later(Duration.ofHours(9));

      assertThat(endings()).containsExactly(MailEnding.REFUSED);
      assertThat(node.room.health().refused()).isEqualTo(1);
      assertThat(node.room.health().trouble()).isEmpty();
    }
  }

  @Test
  void anAddressThatIsNoneIsRefusedWithoutAServer() {
    leaves("ida@mail.example>, <all@example.com");
    answers("r", "Here.");
    node.later(Duration.ofMinutes(5));

    assertThat(post.getReceivedMessages()).isEmpty();
    assertThat(endings()).containsExactly(MailEnding.REFUSED);
  }

  /** A mail server that knows nobody. */
  private static final class RefusingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    RefusingServer() throws IOException {
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          var in = new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
          say(client, "220 here");
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            say(client, line.startsWith("RCPT") ? "550 5.1.1 <" + line + "> unknown" : "250 ok");
          }
        } catch (IOException closed) {
          // The client has gone, or the test is over.
        }
      }
    }

    private static void say(Socket client, String line) throws IOException {
      client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
