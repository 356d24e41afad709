package dev.firsthand.protocol.client;

import dev.firsthand.protocol.BadFrame;
import dev.firsthand.protocol.Codec;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's end of a chat that heals itself: it connects again after a lost link, resumes where it
 * stood, closes gaps, and sends what was not answered again with the same key. Thread-safe.
 */
public final class ChatClient implements AutoCloseable {

  /** Who is told what the server says. Calls come one after another and must not block. */
  public interface Listener {
    /** The next event of the conversation: in order, each once. */
    void event(VisitorFrame.Event event);

    /**
     * Everything else: welcome, caughtUp, reset, status, typing, seen, place, draining, and a refused
     * hello. After a reset, events follow from number 1.
     */
    default void told(VisitorFrame frame) {}

    /** The link was lost; the client comes back by itself. */
    default void lost() {}

    /** The client does not come back. */
    default void ended(int closeNumber) {}
  }

  private final URI address;
  private final Map<String, String> headers;
  private final HttpClient http;
  private final ScheduledExecutorService scheduler;
  private final Supplier<String> keys;
  private final Listener listener;
  private final Codec<VisitorCommand> commands = Codec.visitorCommands();
  private final Codec<VisitorFrame> frames = Codec.visitorFrames();
  private final ClientSession session;
  private final Queue<Input> inbox = new ConcurrentLinkedQueue<>();
  private final Map<String, CompletableFuture<ServerFrame.Ok>> waiting = new ConcurrentHashMap<>();
  private @Nullable FrameSocket socket;

  /**
   * A client that is not yet connected.
   *
   * @param address the visitors' socket: {@code ws://host:port/ws/visitor}
   * @param origin the page's origin, as a browser would say it, or null
   * @param memory what an earlier client kept, or {@link Memory#NONE}
   * @param keys makes a new key at each call; unique for the visitor
   * @param scheduler runs the client and its alarms; stays open
   * @param random for the jitter
   */
  public ChatClient(
      URI address,
      @Nullable String origin,
      Page page,
      Memory memory,
      HttpClient http,
      ScheduledExecutorService scheduler,
      RandomGenerator random,
      Supplier<String> keys,
      Listener listener) {
    if (!"ws".equals(address.getScheme()) && !"wss".equals(address.getScheme())) {
      throw new IllegalArgumentException("The address must begin with ws: or wss:");
    }
    this.address = address;
    this.headers = origin == null ? Map.of() : Map.of("Origin", origin);
    this.http = http;
    this.scheduler = scheduler;
    this.keys = keys;
    this.listener = listener;
    this.session = new ClientSession(page, memory, random);
  }

  /** Begins to connect, and returns at once. */
  public void start() {
    put(new Input.Start());
  }

  /** Says something; done when it is durable, or with {@link RefusedException}. */
  public CompletableFuture<ServerFrame.Ok> say(String text) {
    return submit(id -> key -> new VisitorCommand.Say(id, key, text));
  }

  /** Asks for a person; done when that is durable, or with {@link RefusedException}. */
  public CompletableFuture<ServerFrame.Ok> askForHuman() {
    return submit(id -> key -> new VisitorCommand.AskForHuman(id, key));
  }

  /**
   * Sends any keyed command, made from the id and the key that it is to carry; done when it is
   * durable, or with {@link RefusedException}, or with {@link EndedException}.
   */
  public CompletableFuture<ServerFrame.Ok> submit(
      Function<String, Function<String, VisitorCommand.Keyed>> command) {
    String id;
    synchronized (this) {
      id = session.nextId();
    }
    String key = keys.get();
    var answer = new CompletableFuture<ServerFrame.Ok>();
    waiting.put(key, answer);
    put(new Input.Submit(command.apply(id).apply(key)));
    return answer;
  }

  /** Says something that may be lost: typing, seen. */
  public void mention(VisitorCommand command) {
    put(new Input.Mention(command));
  }

  /** What to keep, so that another client can go on from here. */
  public synchronized Memory memory() {
    return session.memory();
  }

  /** Cuts the link as a broken network would; the client comes back by itself. For tests. */
  public synchronized void cut() {
    if (socket != null) {
      socket.cut();
    }
  }

  /** Hangs up for good. What is not answered yet ends with {@link EndedException}. */
  @Override
  public void close() {
    put(new Input.Stop());
  }

  private void put(Input input) {
    inbox.add(input);
    scheduler.execute(this::drain);
  }

  private synchronized void drain() {
    for (Input input = inbox.poll(); input != null; input = inbox.poll()) {
      ClientSession.Phase before = session.phase();
      session.on(input).forEach(this::perform);
      if (session.phase() == ClientSession.Phase.WAITING && before != ClientSession.Phase.WAITING) {
        listener.lost();
      }
      if (session.phase() == ClientSession.Phase.ENDED && input instanceof Input.Submit submit) {
        fail(submit.command().key(), new EndedException());
      }
    }
  }

  private void perform(Output output) {
    switch (output) {
      case Output.Connect connect ->
        socket = new FrameSocket(
            http, address, headers, ClientSession.WELCOME_LIMIT, new Ear(connect.link()));
      case Output.Send send -> {
        if (socket != null) {
          socket.send(commands.write(send.command()));
        }
      }
      case Output.HangUp hangUp -> {
        if (socket != null) {
          socket.hangUp();
        }
      }
      case Output.Wake wake ->
        scheduler.schedule(
            () -> put(new Input.Woken(wake.link(), wake.alarm())),
            wake.in().toMillis(),
            TimeUnit.MILLISECONDS);
      case Output.Deliver deliver -> listener.event(deliver.event());
      case Output.Tell tell -> listener.told(tell.frame());
      case Output.Answered answered -> {
        var answer = waiting.remove(answered.key());
        if (answer != null) {
          answer.complete(answered.ok());
        }
      }
      case Output.Declined declined ->
        fail(declined.key(), new RefusedException(declined.refused()));
      case Output.Ended ended -> {
        waiting.keySet().forEach(key -> fail(key, new EndedException()));
        listener.ended(ended.closeNumber());
      }
    }
  }

  private void fail(String key, RuntimeException why) {
    var answer = waiting.remove(key);
    if (answer != null) {
      answer.completeExceptionally(why);
    }
  }

  private final class Ear implements FrameSocket.Ear {
    private final long link;

    Ear(long link) {
      this.link = link;
    }

    @Override
    public void opened() {
      put(new Input.Opened(link));
    }

    @Override
    public void heard(String text) {
      try {
        put(new Input.Heard(link, frames.read(text)));
      } catch (BadFrame unknown) {
        put(new Input.SignOfLife(link));
      }
    }

    @Override
    public void alive() {
      put(new Input.SignOfLife(link));
    }

    @Override
    public void lost(int closeNumber) {
      put(new Input.Lost(link, closeNumber));
    }
  }
}
