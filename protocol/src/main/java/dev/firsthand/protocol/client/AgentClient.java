package dev.firsthand.protocol.client;

import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.BadFrame;
import dev.firsthand.protocol.Codec;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An agent's end of one socket, for tests and scripts. It does not come back by itself: make another
 * one with {@link #positions()} to go on. Thread-safe.
 */
public final class AgentClient implements AutoCloseable {

  /** Who is told what the server says. Calls come one after another and must not block. */
  public interface Listener {
    /** Every frame, answers included. */
    void frame(AgentFrame frame);

    /** The socket ended. */
    default void lost(int closeNumber) {}
  }

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  /** The server answers within 10 s or ends the socket; the JDK's client misses some ends. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  private final Listener listener;
  private final Codec<AgentCommand> commands = Codec.agentCommands();
  private final Codec<AgentFrame> frames = Codec.agentFrames();
  private final Map<String, CompletableFuture<AgentFrame>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Resume> positions = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final CompletableFuture<AgentFrame.Welcome> welcome = new CompletableFuture<>();
  private final FrameSocket socket;
  private volatile String era = "";
  private volatile boolean over;

  private AgentClient(
      URI address,
      Map<String, String> headers,
      List<Resume> resume,
      HttpClient http,
      Listener listener) {
    this.listener = listener;
    resume.forEach(position -> positions.put(position.conversation(), position));
    this.socket = new FrameSocket(http, address, headers, CONNECT_LIMIT, new Ear());
  }

  /**
   * Connects and says hello.
   *
   * @param address the agents' socket: {@code ws://host:port/ws/agent}
   * @param origin the server's own origin, as a browser would say it
   * @param cookie the Cookie header of a signed-in session: {@code name=value}
   * @param resume conversations to go on with, as {@link #positions()} of an earlier client gave
   */
  public static AgentClient connect(
      URI address,
      String origin,
      String cookie,
      List<Resume> resume,
      HttpClient http,
      Listener listener) {
    var client = new AgentClient(
        address, Map.of("Origin", origin, "Cookie", cookie), resume, http, listener);
    client
        .ask(id -> new AgentCommand.Hello(id, null, resume.isEmpty() ? null : resume))
        .whenComplete((frame, failure) -> {
          if (frame instanceof AgentFrame.Welcome welcome) {
            client.welcome.complete(welcome);
          } else {
            client.welcome.completeExceptionally(failure == null ? new EndedException() : failure);
          }
        });
    return client;
  }

  /** The server's welcome; fails with {@link RefusedException} or {@link EndedException}. */
  public CompletableFuture<AgentFrame.Welcome> welcome() {
    return welcome;
  }

  /**
   * Sends a command, made from the id that it is to carry, and gives its answer: ok, page, pong,
   * welcome. Fails with {@link RefusedException}, or {@link EndedException} where the socket ended
   * before the answer, or none came for 15 s: then send it again on the next socket, with the same
   * key.
   */
  public CompletableFuture<AgentFrame> ask(Function<String, AgentCommand> command) {
    String id = Long.toString(ids.incrementAndGet());
    var answer = new CompletableFuture<AgentFrame>();
    waiting.put(id, answer);
    socket.send(commands.write(command.apply(id)));
    if (over) {
      failAll();
    }
    CompletableFuture.delayedExecutor(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          if (!answer.isDone()) {
            socket.cut();
          }
        });
    return answer;
  }

  /** Sends a command that is not answered: typing, seen. */
  public void mention(AgentCommand command) {
    socket.send(commands.write(command));
  }

  /** The last number that was read of each conversation, for the next client's hello. */
  public List<Resume> positions() {
    return List.copyOf(positions.values());
  }

  /** Cuts the link as a broken network would. For tests. */
  public void cut() {
    socket.cut();
  }

  @Override
  public void close() {
    socket.hangUp();
    over = true;
    failAll();
  }

  private void hear(AgentFrame frame) {
    note(frame);
    String id = answeredId(frame);
    var answer = id == null ? null : waiting.remove(id);
    listener.frame(frame);
    if (answer == null) {
      return;
    }
    if (frame instanceof ServerFrame.Refused refused) {
      answer.completeExceptionally(new RefusedException(refused));
    } else {
      answer.complete(frame);
    }
  }

  private void note(AgentFrame frame) {
    if (frame instanceof AgentFrame.Welcome hello) {
      era = hello.era();
    } else if (frame instanceof AgentFrame.Reset reset) {
      era = reset.era();
      positions.remove(reset.conversation());
    } else if (frame instanceof AgentFrame.Event event) {
      positions.merge(
          event.conversation(),
          new Resume(era, event.conversation(), event.seq()),
          (known, next) -> next.seq() > known.seq() ? next : known);
    }
  }

  private static @Nullable String answeredId(AgentFrame frame) {
    return switch (frame) {
      case ServerFrame.Ok ok -> ok.id();
      case ServerFrame.Refused refused -> refused.id();
      case ServerFrame.Pong pong -> pong.id();
      case AgentFrame.Welcome welcome -> welcome.id();
      case AgentFrame.Page page -> page.id();
      default -> null;
    };
  }

  private void failAll() {
    waiting.keySet().forEach(id -> {
      var answer = waiting.remove(id);
      if (answer != null) {
        answer.completeExceptionally(new EndedException());
      }
    });
  }

  private final class Ear implements FrameSocket.Ear {
    @Override
    public void opened() {}

    @Override
    public void heard(String text) {
      AgentFrame frame;
      try {
        frame = frames.read(text);
      } catch (BadFrame unknown) {
        return;
      }
      hear(frame);
    }

    @Override
    public void alive() {}

    @Override
    public void lost(int closeNumber) {
      over = true;
      failAll();
      listener.lost(closeNumber);
    }
  }
}
