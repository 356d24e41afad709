package dev.firsthand.bench.micro;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.Duty;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.Outcome;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.protocol.BadFrame;
import dev.firsthand.protocol.Codec;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What each message goes through in the core and on the wire, without any I/O. */
@State(Scope.Benchmark)
public class Talking {

  private static final int MESSAGES = 100;
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final String TEXT =
      "I ordered a lamp ten days ago, and the tracking page has said the same thing ever since.";

  private final ConversationId id = ConversationId.of(new VisitorId("v-310"), 1);
  private final List<ConversationEvent> log = log();
  private final Conversation before = Conversation.empty(id).after(log);
  private final ConversationEvent next = new ConversationEvent.VisitorSaid(NOW, "k-next", TEXT);
  private final ConversationCommand say = new ConversationCommand.Say("k-next", TEXT);
  private final ConversationRules rules =
      new ConversationRules(HouseTimes.defaults(), (site, language, key) -> key);
  private final Codec<VisitorCommand> commands = Codec.visitorCommands();
  private final Codec<VisitorFrame> frames = Codec.visitorFrames();
  private final String said =
      "{\"type\":\"say\",\"id\":\"7\",\"key\":\"k-next\",\"text\":\"" + TEXT + "\"}";
  private final VisitorFrame event = new VisitorFrame.Event(
      id.value(), MESSAGES + 2L, NOW, new SharedEvent.VisitorSaid("k-next", TEXT));

  private List<ConversationEvent> log() {
    var events = new ArrayList<ConversationEvent>();
    events.add(
        new ConversationEvent.Started(NOW, new SiteKey("demo"), id.visitor(), "en", "/", "Hello!"));
    for (int i = 0; i < MESSAGES; i++) {
      events.add(new ConversationEvent.VisitorSaid(NOW, "k" + i, TEXT));
    }
    return events;
  }

  /** A whole log of a hundred messages: after a restart. */
  @Benchmark
  public Conversation foldsAHundred() {
    return Conversation.empty(id).after(log);
  }

  @Benchmark
  public Conversation foldsOneMore() {
    return before.after(List.of(next));
  }

  @Benchmark
  public Outcome decides() {
    return rules.decide(before, say, NOW);
  }

  @Benchmark
  public List<Duty> owes() {
    return rules.duties(before, NOW);
  }

  @Benchmark
  public VisitorCommand readsACommand() throws BadFrame {
    return commands.read(said);
  }

  @Benchmark
  public String writesAnEvent() {
    return frames.write(event);
  }
}
