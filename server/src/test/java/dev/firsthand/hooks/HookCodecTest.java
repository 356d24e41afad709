package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.hooks.HookQuestion.Line;
import dev.firsthand.hooks.HookQuestion.Who;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookCodecTest {

  @Test
  void aQuestionIsWrittenAsTheDocumentSays() {
    var said = List.of(new Line(2, Who.VISITOR, "Hi", Instant.parse("2030-06-03T12:00:00Z")));
    var asked = new HookQuestion.Asked(4, "Where is it?", "en", null);
    var question = new HookQuestion("ada:1:4:1", "shop", "ada.1", asked, said, 7);

    assertThat(new String(HookCodec.write(question), UTF_8)).isEqualToIgnoringWhitespace("""
            {"version": 1, "id": "ada:1:4:1", "site": "shop", "conversation": "ada.1",
             "question": {"seq": 4, "text": "Where is it?", "language": "en"},
             "transcript": [{"seq": 2, "who": "visitor", "text": "Hi",
                             "at": "2030-06-03T12:00:00Z"}],
             "faqVersion": 7}
            """);
  }

  @Test
  void whatStandsIsWrittenWithTheQuestion() {
    var due = Instant.parse("2030-06-04T09:30:00Z");
    var stands = new HookStands(
        List.of(
            new HookStands.Point("You keep the plant.", "refund", "Maria"),
            new HookStands.Point("The new address is noted.", null, null)),
        List.of(new HookStands.Promise("CALL_BACK", due, "Maria")));
    var asked = new HookQuestion.Asked(4, "Where is it?", null, null);
    var question = new HookQuestion("ada:1:4:1", "shop", "ada.1", asked, List.of(), 7, stands);

    assertThat(new String(HookCodec.write(question), UTF_8)).isEqualToIgnoringWhitespace("""
            {"version": 1, "id": "ada:1:4:1", "site": "shop", "conversation": "ada.1",
             "question": {"seq": 4, "text": "Where is it?"}, "transcript": [], "faqVersion": 7,
             "stands": {
               "settled": [{"text": "You keep the plant.", "entry": "refund", "by": "Maria"},
                           {"text": "The new address is noted."}],
               "promises": [{"kind": "CALL_BACK", "due": "2030-06-04T09:30:00Z", "by": "Maria"}]}}
            """);
  }

  @Test
  void theSameQuestionHasTheSameIdUntilTheOwnerChanges() {
    var conversation = new ConversationId("ada.1");

    assertThat(HookQuestion.id(conversation, 4, 1))
        .isEqualTo(HookQuestion.id(conversation, 4, 1))
        .isNotEqualTo(HookQuestion.id(conversation, 6, 1))
        .isNotEqualTo(HookQuestion.id(conversation, 4, 3))
        .isNotEqualTo(HookQuestion.id(new ConversationId("ada.14"), 1, 1))
        .doesNotContain(".");
  }

  @Test
  void aQuestionIsNotPrinted() {
    var asked = new HookQuestion.Asked(4, "Where is it?", "en", null);

    assertThat(new HookQuestion("i", "shop", "ada.1", asked, List.of(), 7).toString())
        .doesNotContain("Where");
  }

  @Test
  void candidatesAreEntriesOrTexts() throws HookFailure {
    assertThat(read("""
            {"candidates": [{"entry": "hours", "confidence": 0.5},
              {"id": "o-1", "title": "Order", "text": " It is **near**. ", "confidence": 1}]}
            """))
        .isEqualTo(new HookAnswer(
            List.of(
                new HookAnswer.Entry("hours", 0.5),
                new HookAnswer.Text("o-1", "Order", "It is **near**.", 1)),
            false));
  }

  @Test
  void oneTextIsEnoughAndItsFirstWordsAreItsTitle() throws HookFailure {
    assertThat(read("{\"text\": \"**Near** [you](https://a.example)\\nSoon\", \"confidence\": 0}"))
        .isEqualTo(new HookAnswer(
            List.of(new HookAnswer.Text(
                null, "Near you", "**Near** [you](https://a.example)\nSoon", 0)),
            false));
    assertThat(
            read("{\"text\": \"" + "☘".repeat(200) + "\", \"confidence\": 0}").proposals())
        .extracting(proposal -> ((HookAnswer.Text) proposal).title())
        .containsExactly("☘".repeat(80) + "…");
  }

  @Test
  void noCandidatesMeanThatTheBotIsUnsure() throws HookFailure {
    assertThat(read("{\"candidates\": []}")).isEqualTo(new HookAnswer(List.of(), false));
  }

  @Test
  void theWishForAPersonNeedsNothingElse() throws HookFailure {
    assertThat(read("{\"wantsPerson\": true}")).isEqualTo(new HookAnswer(List.of(), true));
  }

  @Test
  void whatIsNotKnownIsIgnored() throws HookFailure {
    assertThat(read("{\"candidates\": [], \"trace\": {\"a\": [1]}}").proposals())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{} {}",
        "{}",
        "{\"wantsPerson\": false}",
        "{\"wantsPerson\": \"yes\"}",
        "{\"text\": \"Hi\"}",
        "{\"text\": \"\", \"confidence\": 1}",
        "{\"text\": 1, \"confidence\": 1}",
        "{\"text\": \"\\u0000\", \"confidence\": 1}",
        "{\"text\": \"\\ud800\", \"confidence\": 1}",
        "{\"text\": \"Hi\", \"confidence\": \"1\"}",
        "{\"text\": \"Hi\", \"confidence\": 1.01}",
        "{\"text\": \"Hi\", \"confidence\": -0.1}",
        "{\"text\": \"Hi\", \"confidence\": NaN}",
        "{\"text\": \"Hi\", \"text\": \"Ho\", \"confidence\": 1}",
        "{\"text\": \"Hi\", \"confidence\": 1, \"candidates\": []}",
        "{\"text\": \"Hi\", \"confidence\": 1, \"id\": \"a b\"}",
        "{\"candidates\": {}}",
        "{\"candidates\": [1]}",
        "{\"candidates\": [{}]}",
        "{\"candidates\": [{\"entry\": \"hours\"}]}",
        "{\"candidates\": [{\"entry\": \"\", \"confidence\": 1}]}",
        "{\"candidates\": [{\"text\": \"No title\", \"confidence\": 1}]}",
        "{\"candidates\": [{\"entry\": \"hours\", \"text\": \"Hi\", \"confidence\": 1}]}",
      })
  void whatIsInNoSuchFormIsABadAnswer(String json) {
    assertThat(failure(json).kind()).isEqualTo(HookFailure.Kind.BAD_ANSWER);
  }

  @Test
  void whatIsTooMuchIsABadAnswer() {
    var candidates = "{\"entry\": \"hours\", \"confidence\": 0},".repeat(10);

    failure("{\"candidates\": [" + candidates + "{\"entry\": \"hours\", \"confidence\": 0}]}");
    failure("{\"text\": \"" + "x".repeat(4001) + "\", \"confidence\": 1}");
    failure("[".repeat(30_000));
  }

  @Test
  void theAdviceSaysWhatIsWrongWithoutTheBotsWords() {
    assertThat(failure("{\"text\": \"Hush\", \"confidence\": 2}").advice())
        .contains("confidence")
        .doesNotContain("Hush");
    assertThat(failure("Hush").getMessage()).doesNotContain("Hush");
  }

  private static HookAnswer read(String json) throws HookFailure {
    return HookCodec.read(json.getBytes(UTF_8));
  }

  private static HookFailure failure(String json) {
    return catchThrowableOfType(HookFailure.class, () -> read(json));
  }
}
