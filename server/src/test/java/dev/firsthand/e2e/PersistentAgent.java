package dev.firsthand.e2e;

import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.client.AgentClient;
import dev.firsthand.protocol.client.EndedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * An agent's window that comes back by itself and sends what was not answered again, with the same
 * key. Confined to the thread that speaks.
 */
final class PersistentAgent implements AutoCloseable {

  private static final int TRIES = 200;
  private static final int PATIENCE_SECONDS = 10;

  final Heard<AgentFrame> frames = new Heard<>();
  private final Staff staff;
  private AgentClient client;

  PersistentAgent(Staff staff) {
    this.staff = staff;
    client = connect(List.of());
  }

  /** The answer to a command, on whatever socket it comes at last. */
  AgentFrame asks(Function<String, AgentCommand> command) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return client.ask(command).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof EndedException)) {
          throw new AssertionError(e.getCause());
        }
        back();
      } catch (TimeoutException e) {
        back();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("The server does not come back.");
  }

  long says(String conversation, long epoch, String key, String text) {
    var answer = asks(id -> new AgentCommand.Reply(id, key, conversation, epoch, text));
    if (answer instanceof ServerFrame.Ok ok && ok.seq() != null) {
      return ok.seq();
    }
    throw new AssertionError("No number in " + answer);
  }

  List<AgentFrame.Event> events(String conversation) {
    return frames.all().stream()
        .filter(AgentFrame.Event.class::isInstance)
        .map(AgentFrame.Event.class::cast)
        .filter(event -> event.conversation().equals(conversation))
        .toList();
  }

  @Override
  public void close() {
    client.close();
  }

  /** Connects anew, as often as it takes, and resumes what was read. */
  private void back() {
    Net.until("the agent is connected again", () -> {
      var next = connect(client.positions());
      try {
        next.welcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        client = next;
        return true;
      } catch (ExecutionException | TimeoutException e) {
        next.close();
        return false;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  private AgentClient connect(List<Resume> resume) {
    return AgentClient.connect(
        staff.at().agents(), staff.at().origin(), staff.cookie(), resume, Net.HTTP, frames::add);
  }

  /** Runs {@code work} beside the test. */
  static CompletableFuture<Void> beside(Runnable work) {
    var done = new CompletableFuture<Void>();
    Thread.ofPlatform().daemon().start(() -> {
      try {
        work.run();
        done.complete(null);
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    return done;
  }
}
