package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static dev.firsthand.conversation.ConversationStory.askForHuman;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A command sent again has no second effect. */
class KeysTest {

  @Test
  void theSameKeyAndBodyIsTheFirstNumber() {
    aConversation()
        .done(say("k", "Hello"), say("k2", "Anybody?"))
        .when(say("k", "Hello"))
        .thenKnown(2);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedAndTheFirstStays() {
    var said = aConversation().done(say("k", "Hello"));

    said.when(say("k", "Hullo")).thenRefused(Refusal.KEY_REUSED);
    said.when(askForHuman("k")).thenRefused(Refusal.KEY_REUSED);
    said.when(say("k", "Hello")).thenKnown(2);
  }

  @Test
  void theSameKeyOfAnotherSenderIsAnotherCommand() {
    var human = marias();
    var replied = human.done(human.reply(MARIA, "k"));

    replied.when(say("k", "Thanks")).then(ConversationEvent.VisitorSaid.class);
    replied
        .when(new ConversationCommand.AddNote(TOM, "k", "fyi"))
        .then(ConversationEvent.Noted.class);
  }

  @Test
  void whatWasDoneStaysKnownAfterTheConversationChangedHands() {
    var human = marias();
    var reply = human.reply(MARIA, "k");
    var done = human.done(reply);

    done.done(done.giveBack(MARIA)).when(reply).thenKnown(human.seq() + 1);
    done.done(done.close(MARIA)).when(done.close(MARIA)).thenKnown(done.seq() + 1);
  }

  @Test
  void aRefusedCommandLeavesItsKeyFree() {
    var human = marias();

    human.when(human.reply(TOM, "k")).thenRefused(Refusal.NOT_YOURS);
    human
        .when(new ConversationCommand.AddNote(TOM, "k", "fyi"))
        .then(ConversationEvent.Noted.class);
  }

  @Test
  void aCommandOfSeveralEventsIsKnownByTheOneThatCarriesItsKey() {
    aConversation().done(askForHuman("p")).when(askForHuman("p")).thenKnown(2);
  }

  @Test
  void absentAndEmptyFieldsAreTheSameBody() {
    aConversation()
        .done(new ConversationCommand.Identify("i", "Ada", null))
        .when(new ConversationCommand.Identify("i", "Ada", ""))
        .thenKnown(2);
    aConversation()
        .done(new ConversationCommand.Identify("i", "Ada", null))
        .when(new ConversationCommand.Identify("i", null, "Ada"))
        .thenRefused(Refusal.KEY_REUSED);
  }

  @Test
  void everyKeyOfALongConversationIsFound() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    var expected = new HashMap<String, Long>();
    Conversation conversation = aConversation().conversation();
    for (int i = 0; i < 5_000; i++) {
      String key = Long.toHexString(random.nextLong());
      conversation = conversation.after(new ConversationEvent.VisitorSaid(NOON, key, "x" + i));
      expected.put(key, conversation.seq());
    }

    Conversation last = conversation;
    expected.forEach((key, seq) -> assertThat(last.receipt(Sender.VISITOR, key))
        .get()
        .extracting(Receipts.Receipt::seq)
        .isEqualTo(seq));
    assertThat(last.receipt(Sender.of(MARIA), expected.keySet().iterator().next()))
        .isEmpty();
  }
}
