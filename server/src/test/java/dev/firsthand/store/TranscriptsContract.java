package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.closed;
import static dev.firsthand.store.Stories.escalated;
import static dev.firsthand.store.Stories.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.engine.TranscriptIndex.Hit;
import dev.firsthand.engine.TranscriptIndex.Said;
import dev.firsthand.engine.TranscriptIndex.Search;
import dev.firsthand.engine.TranscriptIndex.Speaker;
import dev.firsthand.engine.TranscriptIndex.Term;
import dev.firsthand.store.Stories.Told;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the index of the transcripts keeps and finds, whatever it is kept in. */
abstract class TranscriptsContract {

  abstract Database database();

  private TranscriptIndex index() {
    return database().transcripts();
  }

  private ConversationId told(String visitor, String... words) {
    Told told = Told.in(database().log(), visitor);
    for (int i = 0; i < words.length; i++) {
      told = told.then(said(NOON.plusSeconds(i + 1), "k" + i, words[i]));
    }
    return told.id();
  }

  private void read(ConversationId id, Speaker by, @Nullable AgentId agent, String... words) {
    Behind at = index().of(id);
    long seq = Math.max(1, at.seq());
    var said = new java.util.ArrayList<Said>();
    for (String each : words) {
      seq++;
      said.add(new Said(seq, NOON.plusSeconds(seq), by, agent, each));
    }
    index().add(at, seq, said);
  }

  private ConversationId visitorSaid(String visitor, String... words) {
    ConversationId id = told(visitor, words);
    read(id, Speaker.VISITOR, null, words);
    return id;
  }

  private static Term begun(String... words) {
    return new Term(List.of(words), true);
  }

  private static Term exactly(String... words) {
    return new Term(List.of(words), false);
  }

  private static Search search(Term... terms) {
    return new Search(
        List.of(terms), null, null, null, null, null, null, List.of(), null, null, null, 20);
  }

  private List<String> found(Search search) {
    return index().find(search).hits().stream()
        .map(hit -> hit.summary().id().visitor().value())
        .toList();
  }

  @Test
  void aWordIsFoundByItsBeginningAPhraseOnlyInFull() {
    visitorSaid("ann", "where is my delivery");
    visitorSaid("ben", "my parcel was delivered");

    assertThat(found(search(begun("deliver")))).containsExactlyInAnyOrder("ann", "ben");
    assertThat(found(search(begun("my"), begun("del")))).containsExactlyInAnyOrder("ann", "ben");
    assertThat(found(search(exactly("my", "delivery")))).containsExactly("ann");
    assertThat(found(search(exactly("delivery", "my")))).isEmpty();
    assertThat(found(search(exactly("deliver")))).isEmpty();
  }

  @Test
  void allWordsStandInOneMessageAndTheLatestIsShown() {
    ConversationId ann = visitorSaid("ann", "red shoes", "blue shoes", "green hats");

    Hit hit = index().find(search(begun("shoes"))).hits().getFirst();

    assertThat(hit.seq()).isEqualTo(3);
    assertThat(hit.many()).isEqualTo(2);
    assertThat(hit.by()).isEqualTo(Speaker.VISITOR);
    assertThat(hit.summary().id()).isEqualTo(ann);
    assertThat(found(search(begun("red"), begun("hats")))).isEmpty();
  }

  @Test
  void wordsThatMeanSomethingToTheDatabaseAreOnlyWords() {
    visitorSaid("ann", "near or not and");

    assertThat(found(search(begun("or"), begun("not"), begun("near")))).containsExactly("ann");
  }

  @Test
  void filtersNarrowWhatIsFound() {
    database().slots().enroll(MARIA, 3);
    visitorSaid("ann", "shoes");
    Told ben = Told.in(database().log(), "ben")
        .then(said(NOON.plusSeconds(1), "k", "shoes"))
        .then(escalated(NOON.plusSeconds(2), 0))
        .then(accepted(NOON.plusSeconds(3), MARIA))
        .then(closed(NOON.plusSeconds(4), MARIA));
    read(ben.id(), Speaker.VISITOR, null, "shoes");
    read(ben.id(), Speaker.COLLEAGUE, MARIA, "sells shoes");
    database()
        .jdbi()
        .useHandle(handle -> handle.execute(
            "insert into conversation_tag (conversation, tag, tagged_by, at) values (?, 'vip', 'maria', 1)",
            ben.id().value()));
    Term shoes = begun("shoes");

    assertThat(found(filtered(shoes, null, null, null, List.of("CLOSED"), null)))
        .containsExactly("ben");
    assertThat(found(filtered(shoes, null, null, "vip", List.of(), null))).containsExactly("ben");
    assertThat(found(filtered(shoes, null, MARIA, null, List.of(), null))).containsExactly("ben");
    assertThat(found(filtered(shoes, Speaker.COLLEAGUE, null, null, List.of(), null)))
        .containsExactly("ben");
    assertThat(found(filtered(shoes, null, null, null, List.of(), NOON.plusSeconds(3))))
        .containsExactly("ben");
    assertThat(found(filtered(shoes, null, null, null, List.of(), NOON.plusSeconds(9))))
        .isEmpty();
    assertThat(found(filtered(null, null, null, "vip", List.of("CLOSED", "BOT"), null)))
        .containsExactly("ben");
    assertThat(found(filtered(null, null, null, null, List.of(), null))).hasSize(2);
  }

  private static Search filtered(
      @Nullable Term term,
      @Nullable Speaker by,
      @Nullable AgentId agent,
      @Nullable String tag,
      List<String> states,
      @Nullable Instant from) {
    return new Search(
        term == null ? List.of() : List.of(term),
        by,
        agent,
        null,
        tag,
        null,
        null,
        states,
        from,
        null,
        null,
        20);
  }

  @Test
  void theConversationsOfOneVisitorAreFound() {
    visitorSaid("ann", "shoes");
    visitorSaid("anna", "shoes");

    assertThat(found(new Search(
            List.of(),
            null,
            null,
            null,
            null,
            null,
            new VisitorId("ann"),
            List.of(),
            null,
            null,
            null,
            20)))
        .containsExactly("ann");
  }

  @Test
  void onePageLeadsToTheNextAndNothingComesTwice() {
    for (String visitor : List.of("a", "b", "c", "d", "e")) {
      visitorSaid(visitor, "shoes");
    }

    TranscriptIndex.Page first = index().find(paged(null));
    TranscriptIndex.Page second = index().find(paged(first.next()));
    TranscriptIndex.Page third = index().find(paged(second.next()));

    assertThat(List.of(first, second, third).stream()
            .flatMap(page -> page.hits().stream())
            .map(hit -> hit.summary().id().visitor().value()))
        .containsExactly("e", "d", "c", "b", "a");
    assertThat(third.next()).isNull();
    assertThatThrownBy(() -> index().find(paged("nonsense")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Search paged(@Nullable String before) {
    return new Search(
        List.of(begun("shoes")),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        before,
        2);
  }

  @Test
  void theWalkAndTheLookAtRecentOnesNameWhatIsBehind() {
    ConversationId ann = visitorSaid("ann", "one");
    ConversationId ben = told("ben", "two");

    assertThat(index().walk(0, 10).behind()).containsExactly(new Behind(ben, -1));
    assertThat(index().walk(0, 10).next()).isNull();
    assertThat(index().walk(0, 1).next()).isNotNull();
    assertThat(index().lately(NOON, 10)).containsExactly(new Behind(ben, -1));
    assertThat(index().of(ann)).isEqualTo(new Behind(ann, 2));
  }

  @Test
  void whoComesSecondAddsNothing() {
    ConversationId ann = told("ann", "shoes");
    Behind seen = index().of(ann);
    var said = List.of(new Said(2, NOON, Speaker.VISITOR, null, "shoes"));
    index().add(seen, 2, said);
    index().add(seen, 2, said);
    index().add(new Behind(ann, 1), 2, said);

    assertThat(index().find(search(begun("shoes"))).hits().getFirst().many()).isEqualTo(1);
  }

  @Test
  void whatIsErasedIsNoLongerFound() {
    ConversationId ann = visitorSaid("ann", "shoes");

    database().eraseWords(ann);

    assertThat(found(search(begun("shoes")))).isEmpty();
    assertThat(index().of(ann)).isEqualTo(new Behind(ann, 0));
  }
}
