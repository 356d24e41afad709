package dev.firsthand.app;

import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorEvent;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.protocol.client.ChatClient;
import dev.firsthand.protocol.client.Memory;
import dev.firsthand.protocol.client.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** A visitor of a {@link BusyDay} with a bad line. Confined to one thread, but for what is heard. */
final class BusyVisitor implements AutoCloseable {

  /** The last words of a visitor: an agent who hears them closes the chat. */
  static final String THANKS = "Thank you, that is all.";

  private static final String QUESTION = "How long does a parcel take to Bavaria?";

  private static final int LINES_TO_A_QUESTION = 20;

  private final ChatClient client;
  private volatile CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private volatile CompletableFuture<Long> answered = new CompletableFuture<>();
  private final CompletableFuture<Void> met = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private int returns;

  /** A visitor who begins to connect. */
  BusyVisitor(
      URI door, String site, String name, HttpClient http, ScheduledExecutorService alarms) {
    var keys = new AtomicLong();
    client = new ChatClient(
        door,
        null,
        new Page(site, "en", "/"),
        Memory.NONE,
        http,
        alarms,
        new AtOnce(),
        () -> name + "-" + keys.incrementAndGet(),
        new Ear());
    client.start();
  }

  /** Does all that a visitor does; gives how often they came back. */
  int visits(int times, int lines) throws IOException {
    BusyDay.within(caughtUp);
    BusyDay.within(client.say(QUESTION));
    for (int i = 0; i < times; i++) {
      comesBack();
    }
    BusyDay.within(client.askForHuman());
    BusyDay.within(met);
    for (int i = 0; i < lines; i++) {
      if (i % LINES_TO_A_QUESTION == 0) {
        asks("Where is parcel " + i + " of mine?");
      } else {
        says("This is line " + i + " of my story; the parcel has not come.", i % 2 == 1);
      }
    }
    BusyDay.within(client.say(THANKS));
    BusyDay.within(closed);
    return returns;
  }

  /** Says it, and on a bad line loses the link, perhaps before it is acknowledged. */
  private void says(String text, boolean badLine) throws IOException {
    client.mention(new VisitorCommand.Typing(true));
    var said = client.say(text);
    if (badLine) {
      comesBack();
    }
    BusyDay.within(said);
  }

  private void asks(String question) throws IOException {
    answered = new CompletableFuture<>();
    says(question, false);
    client.mention(new VisitorCommand.Seen(BusyDay.within(answered)));
  }

  private void comesBack() throws IOException {
    caughtUp = new CompletableFuture<>();
    client.cut();
    BusyDay.within(caughtUp);
    returns++;
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Ear implements ChatClient.Listener {
    @Override
    public void event(VisitorFrame.Event event) {
      VisitorEvent what = event.event();
      if (what instanceof SharedEvent.AgentReplied) {
        answered.complete(event.seq());
      } else if (what instanceof SharedEvent.Accepted) {
        met.complete(null);
      } else if (what instanceof SharedEvent.Closed) {
        closed.complete(null);
      }
    }

    @Override
    public void told(VisitorFrame frame) {
      if (frame instanceof VisitorFrame.CaughtUp) {
        caughtUp.complete(null);
      }
    }
  }

  /** Who has lost the link comes back without a pause. */
  private static final class AtOnce implements RandomGenerator {
    @Override
    public long nextLong() {
      return 0;
    }

    @Override
    public long nextLong(long bound) {
      return 0;
    }
  }
}
