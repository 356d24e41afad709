package dev.firsthand.protocol.client;

import static dev.firsthand.protocol.client.Played.CHAT;
import static dev.firsthand.protocol.client.Played.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorEvent;
import dev.firsthand.protocol.VisitorFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client and a bad network: links break, pushes are lost or doubled, the server has bad moments. */
class ClientStoriesTest {

  private static final int MESSAGES = 20;

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyMessageIsInTheLogOnceInOrderAndEveryEventIsReadOnce(int seed) {
    var story = new Story(seed);
    story.play();

    var texts = IntStream.range(0, MESSAGES).mapToObj(i -> "m" + i).toList();
    assertThat(story.log.stream()
            .filter(SharedEvent.VisitorSaid.class::isInstance)
            .map(event -> ((SharedEvent.VisitorSaid) event).text()))
        .containsExactlyElementsOf(texts);
    assertThat(story.read).containsExactlyElementsOf(story.log);
    assertThat(story.answered).isEqualTo(story.seqOfKey);
  }

  /** The server, the network between, and the client's alarms, all driven by one seed. */
  private static final class Story {
    private final Random random;
    private final ClientSession session;
    final List<VisitorEvent> log = new ArrayList<>();
    final Map<String, Long> seqOfKey = new HashMap<>();
    final Map<String, Long> answered = new HashMap<>();
    final List<VisitorEvent> read = new ArrayList<>();
    private final Deque<VisitorCommand> up = new ArrayDeque<>();
    private final Deque<VisitorFrame> down = new ArrayDeque<>();
    private final List<Output.Wake> alarms = new ArrayList<>();
    private long link;
    private boolean connecting;
    private boolean reading;

    Story(int seed) {
      random = new Random(seed);
      session = new ClientSession(Page.of("fernwood"), Memory.NONE, new SplittableRandom(seed));
    }

    void play() {
      run(new Input.Start());
      for (int said = 0; said < MESSAGES; ) {
        if (random.nextInt(4) == 0) {
          run(new Input.Submit(new VisitorCommand.Say(session.nextId(), "k" + said, "m" + said)));
          said++;
        }
        step(true);
      }
      for (int calm = 0; calm < 2000 && !settled(); calm++) {
        step(false);
      }
      assertThat(settled()).isTrue();
    }

    private boolean settled() {
      return answered.size() == MESSAGES && read.size() == log.size();
    }

    private void step(boolean storm) {
      int dice = random.nextInt(storm ? 12 : 9);
      if (dice < 3 && !up.isEmpty()) {
        serve(up.poll(), storm);
      } else if (dice < 7 && !down.isEmpty()) {
        VisitorFrame frame = down.poll();
        run(new Input.Heard(link, frame));
        if (storm && random.nextInt(5) == 0) {
          run(new Input.Heard(link, frame));
        }
      } else if (dice == 7 && connecting) {
        connecting = false;
        run(new Input.Opened(link));
      } else if (dice == 8) {
        ring(storm);
      } else if (dice == 9) {
        append(new SharedEvent.Requeued("r" + log.size()), random.nextInt(3) == 0);
      } else if (dice == 10 && random.nextInt(6) == 0) {
        cut();
      }
    }

    private void ring(boolean storm) {
      var due = alarms.stream()
          .filter(wake -> wake.alarm() == Input.Alarm.CONNECT
              || wake.alarm() == Input.Alarm.SEND_AGAIN
              || (storm && random.nextInt(10) == 0))
          .toList();
      alarms.removeAll(due);
      due.forEach(wake -> run(new Input.Woken(wake.link(), wake.alarm())));
      if (!storm && reading) {
        push(log.size());
      }
    }

    private void cut() {
      down.clear();
      up.clear();
      reading = false;
      connecting = false;
      run(new Input.Lost(link, 1006));
    }

    private void serve(VisitorCommand command, boolean storm) {
      switch (command) {
        case VisitorCommand.Hello hello -> {
          down.add(new VisitorFrame.Welcome(
              hello.id(), "e1", "v", "t", log.isEmpty() ? null : CHAT, log.size(), 10_000, 1));
          replay(hello.resume() == null ? 0 : hello.resume().seq(), Integer.MAX_VALUE);
          down.add(Played.caughtUp(log.size()));
          reading = true;
        }
        case VisitorCommand.Say say -> {
          if (storm && random.nextInt(6) == 0) {
            down.add(Played.refused(say.id(), ErrorCode.UNAVAILABLE, 10L));
            return;
          }
          Long first = seqOfKey.get(say.key());
          if (first == null) {
            append(new SharedEvent.VisitorSaid(say.key(), say.text()), random.nextInt(4) == 0);
            first = (long) log.size();
            seqOfKey.put(say.key(), first);
          }
          down.add(Played.ok(say, first));
        }
        case VisitorCommand.Fetch fetch -> {
          replay(fetch.after(), fetch.limit());
          down.add(Played.ok(fetch));
        }
        case VisitorCommand.Ping ping -> down.add(new ServerFrame.Pong(ping.id(), NOON));
        default -> throw new IllegalStateException("not in this story");
      }
    }

    private void append(VisitorEvent event, boolean lost) {
      log.add(event);
      if (reading && !lost) {
        push(log.size());
      }
    }

    private void push(long seq) {
      if (seq > 0) {
        down.add(new VisitorFrame.Event(CHAT, seq, NOON, log.get((int) seq - 1)));
      }
    }

    private void replay(long after, int limit) {
      for (long seq = after + 1; seq <= log.size() && seq - after <= limit; seq++) {
        push(seq);
      }
    }

    private void run(Input input) {
      for (Output output : session.on(input)) {
        switch (output) {
          case Output.Connect connect -> {
            link = connect.link();
            connecting = true;
          }
          case Output.Send send -> up.add(send.command());
          case Output.HangUp hangUp -> {
            down.clear();
            up.clear();
            reading = false;
            connecting = false;
          }
          case Output.Wake wake -> alarms.add(wake);
          case Output.Deliver deliver -> read.add(deliver.event().event());
          case Output.Answered done -> {
            Long seq = done.ok().seq();
            answered.put(done.key(), seq == null ? -1 : seq);
          }
          case Output.Declined declined -> throw new IllegalStateException("declined");
          case Output.Tell tell -> {}
          case Output.Ended ended -> throw new IllegalStateException("ended");
        }
      }
    }
  }
}
