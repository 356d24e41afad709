package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.RoomDatabase;
import dev.firsthand.access.SetClock;
import dev.firsthand.access.SharedWrites;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.VisitorSaid;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.files.FileStore;
import dev.firsthand.store.Database;
import dev.firsthand.visitors.Visitors;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a chat that was erased, on both databases. */
class ChatEraserTest {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final VisitorId ANN = new VisitorId("ann");

  private final SetClock clock = new SetClock();
  private final List<ConversationId> forgotten = new ArrayList<>();

  private ConversationId chat(Database database, long number, Attachment file) {
    var id = ConversationId.of(ANN, number);
    List<ConversationEvent> events = List.of(
        new ConversationEvent.Started(clock.instant(), SHOP, ANN, "en", "/", "Hello"),
        new VisitorSaid(clock.instant(), "k", "My words", file),
        new ConversationEvent.EndedByVisitor(clock.instant(), "e", ""));
    database
        .log()
        .append(new Appending(
            id, 0, events, Conversation.empty(id).after(events), Claims.NOTHING, null));
    return id;
  }

  @Test
  void wordsAndFilesGoAndWithTheLatestChatWhoTheVisitorIs() throws IOException {
    for (RoomDatabase room : List.of(RoomDatabase.sqlite(), RoomDatabase.postgresql())) {
      try (room) {
        Database database = room.whole();
        var tokens = new Tokens(new SecureRandom());
        var files = new FileStore(room.jdbi(), tokens, clock);
        var visitors = new Visitors(
            room.jdbi(), new SharedWrites(room.jdbi(), Runnable::run), database.log(), clock);
        var eraser =
            new ChatEraser(database.log(), database::eraseWords, files, visitors, forgotten::add);
        room.jdbi().useHandle(handle -> handle.execute("""
                insert into file (id, visitor, name, size, type, right_hash, created_at, sent_at)
                values ('f1', 'ann', 'invoice.pdf', 3, 'application/pdf', 'x', 1, 1)
                """));
        visitors.identified(ANN, SHOP, "Ann", "ann@example.org");
        ConversationId first = chat(database, 1, new Attachment("f1", "application/pdf", 3));
        ConversationId latest = chat(database, 2, new Attachment("f2", "image/png", 3));

        eraser.erase(first);

        assertThat(((VisitorSaid) database.log().read(first, 1, 1).getFirst().event()).text())
            .isEmpty();
        assertThat(((VisitorSaid) database.log().read(latest, 1, 1).getFirst().event()).text())
            .isEqualTo("My words");
        assertThat(room.jdbi()
                .<Integer, RuntimeException>withHandle(handle -> handle
                    .createQuery("select count(*) from file")
                    .mapTo(Integer.class)
                    .one()))
            .isZero();
        assertThat(visitors.facts(ANN).orElseThrow().name()).isEqualTo("Ann");

        eraser.erase(latest);
        eraser.erase(latest);

        assertThat(visitors.facts(ANN).orElseThrow().name()).isNull();
        assertThat(visitors.facts(ANN).orElseThrow().email()).isNull();
        assertThat(forgotten).contains(first, latest);
      }
    }
  }
}
