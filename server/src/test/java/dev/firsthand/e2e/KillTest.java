package dev.firsthand.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.Attached;
import dev.firsthand.protocol.SharedEvent.AgentReplied;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorEvent;
import dev.firsthand.protocol.client.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own, killed in the middle of everything. */
@Timeout(90)
class KillTest {

  private static final int LINES = 200;
  private static final int KILL_AT = 60;

  /** So often a visitor's link is cut. */
  private static final int CUT_EVERY = 15;

  private static final String[] SETTINGS = {
    "bot.semantic=false", "times.grace=60s", "log.level=error", "limits.visitor-burst=1000"
  };

  @Test
  void killedInMidChatNothingIsLostDoubledOrReordered(@TempDir Path data) {
    TestHouse.furnish(data);
    TestProcess first = TestProcess.start(data, 0, SETTINGS);
    Address at = first.at();
    var staff = Staff.signIn(at, TestHouse.MARIA);
    try (var maria = new PersistentAgent(staff);
        var visitor = Visitor.newAt(at)) {
      maria.asks(id -> new AgentCommand.SetStatus(id, AgentStatus.AVAILABLE, null));
      visitor.asksForPerson();
      String chat = visitor.conversation();
      maria.frames.first(AgentFrame.Offer.class, offer -> offer.conversation().equals(chat));
      maria.asks(id -> new AgentCommand.Accept(id, "accept", chat));
      maria.asks(id -> new AgentCommand.Open(id, chat, 0));
      long epoch = visitor.is(StateName.HUMAN).epoch();

      Map<Long, String> acknowledged = new ConcurrentSkipListMap<>();
      var bothMidway = new CountDownLatch(2);
      var visitors = PersistentAgent.beside(() -> {
        for (int i = 1; i <= LINES; i++) {
          acknowledged.put(visitor.says("v" + i), "v" + i);
          if (i == KILL_AT) {
            bothMidway.countDown();
          }
          if (i % CUT_EVERY == 0) {
            visitor.client.cut();
          }
        }
      });
      var agents = PersistentAgent.beside(() -> {
        for (int i = 1; i <= LINES; i++) {
          acknowledged.put(maria.says(chat, epoch, "r" + i, "a" + i), "a" + i);
          if (i == KILL_AT) {
            bothMidway.countDown();
          }
        }
      });
      await(bothMidway);
      first.kill();

      try (var second = TestProcess.start(data, at.port(), SETTINGS)) {
        assertThat(second.at()).isEqualTo(at);
        visitors.join();
        agents.join();
        // She connects anew only when she asks something; she may have been done before the kill.
        maria.asks(AgentCommand.Ping::new);
        long last = acknowledged.keySet().stream().mapToLong(seq -> seq).max().orElseThrow();
        visitor.events.when(
            "the last line",
            all -> all.stream().filter(event -> event.seq() == last).findFirst());
        maria.frames.first(AgentFrame.Event.class, event -> event.seq() == last);

        assertThat(visitor.numbers().stream().filter(seq -> seq <= last).toList())
            .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        var seen = new TreeMap<Long, String>();
        visitor.events.all().forEach(event -> put(seen, event.seq(), words(event.event())));
        assertThat(seen).isEqualTo(acknowledged);

        var read =
            maria.events(chat).stream().filter(event -> event.seq() <= last).toList();
        var seenByAgent = new TreeMap<Long, String>();
        read.forEach(event -> put(seenByAgent, event.seq(), words(event.event())));
        assertThat(seenByAgent).isEqualTo(acknowledged);
        assertThat(read.stream().map(AgentFrame.Event::seq))
            .doesNotHaveDuplicates()
            .isSorted();
        inOrder(seen, "v");
        inOrder(seen, "a");
      }
    }
  }

  @Test
  void aFileThatWasAcknowledgedIsThereAfterTheKill(@TempDir Path data) {
    TestHouse.furnish(data);
    TestProcess first = TestProcess.start(data, 0, SETTINGS);
    byte[] picture = Arrays.copyOf("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), 300_000);
    try (var visitor = Visitor.newAt(first.at())) {
      visitor.says("Look at this");
      String token = requireNonNull(visitor.client.memory().token());
      String file = new VisitorFiles(first.at(), token).bring("leaf.png", picture);
      visitor.does(id -> key -> new VisitorCommand.Say(id, key, "leaf.png", file));
      first.kill();
      try (var second = TestProcess.start(data, first.at().port(), SETTINGS);
          var again = Visitor.again(second.at(), new Memory(token, null))) {
        again.events.when(
            "the picture",
            all -> all.stream()
                .filter(event -> event.event() instanceof VisitorSaid said
                    && new Attached(file, "image/png", picture.length).equals(said.file()))
                .findFirst());
        assertThat(new VisitorFiles(second.at(), token).read(file)).isEqualTo(picture);
      }
    }
  }

  @Test
  void aVisitorWhoWaitedBeforeTheKillIsRungAfterIt(@TempDir Path data) {
    TestHouse.furnish(data);
    TestProcess first = TestProcess.start(data, 0, SETTINGS);
    Address at = first.at();
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);
      visitor.asksForPerson();
      first.kill();
      try (var second = TestProcess.start(data, at.port(), SETTINGS);
          var maria = Agent.available(second.at(), TestHouse.MARIA)) {
        String chat = visitor.conversation();
        maria.rings(chat);
        maria.accepts(chat);
        visitor.is(StateName.HUMAN);
      }
    }
  }

  @Test
  void askedToEndTheServerSendsItsClientsAwayFirst(@TempDir Path data) {
    TestHouse.furnish(data);
    try (var server = TestProcess.start(data, 0, "bot.semantic=false", "times.drain=2s");
        var visitor = RawSocket.open(server.at().visitors())) {
      visitor.says("{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}").hears("caughtUp");
      int code = server.stop();

      visitor.hears("draining");
      assertThat(visitor.closeCode()).isEqualTo(1012);
      assertThat(code).isEqualTo(143);
    }
  }

  @Test
  void askedToEndWhileItsEncoderLoadsItEndsInOrder(@TempDir Path data) {
    TestHouse.furnish(data);
    try (var server = TestProcess.start(data, 0, "times.drain=1s")) {
      int code = server.stop();

      assertThat(server.errors()).isEmpty();
      assertThat(code).isEqualTo(143);
    }
  }

  @Test
  void theEncodersNativeLibrariesAreKeptInTheDataFolder(@TempDir Path data) {
    TestHouse.furnish(data);
    try (var server = TestProcess.start(data, 0)) {
      Net.until("they are unpacked", () -> libraries(data.resolve("native")) >= 2);
      server.kill();
    }
  }

  private static long libraries(Path folder) {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains("onnxruntime"))
          .filter(Files::isRegularFile)
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void askedAgainItEndsAtOnce(@TempDir Path data) {
    TestHouse.furnish(data);
    try (var server = TestProcess.start(data, 0, "bot.semantic=false", "times.drain=200s")) {
      server.asksToEnd();
      Net.until("it drains", () -> Staff.anonymously(server.at(), "/readyz").status() == 503);

      assertThat(server.stop()).isEqualTo(143);
    }
  }

  private static void inOrder(Map<Long, String> transcript, String sender) {
    List<String> lines =
        transcript.values().stream().filter(line -> line.startsWith(sender)).toList();
    assertThat(lines)
        .isEqualTo(LongStream.rangeClosed(1, LINES).mapToObj(i -> sender + i).toList());
  }

  private static void put(Map<Long, String> transcript, long seq, @Nullable String words) {
    if (words != null) {
      transcript.put(seq, words);
    }
  }

  private static @Nullable String words(VisitorEvent event) {
    return switch (event) {
      case VisitorSaid said -> said.text();
      case AgentReplied replied -> replied.text();
      default -> null;
    };
  }

  private static @Nullable String words(AgentEvent event) {
    return switch (event) {
      case VisitorSaid said -> said.text();
      case AgentReplied replied -> replied.text();
      default -> null;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
