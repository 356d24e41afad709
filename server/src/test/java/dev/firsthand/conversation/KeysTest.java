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
      String key = i % 2 == 0 ? Long.toHexString(random.nextLong()) : "c-" + i;
      conversation = conversation.after(new ConversationEvent.VisitorSaid(NOON, key, "x" + i));
      expected.put(key, conversation.seq());
    }

    Conversation last = conversation;
    expected.forEach((key, seq) -> assertThat(last.receipt(Sender.VISITOR, key))
        .get()
        .extracting(Receipts.Receipt::seq)
        .isEqualTo(seq));
    for (int i = 0; i < 5_000; i += 2) {
      assertThat(last.receipt(Sender.VISITOR, "c-" + i)).isEmpty();
    }
    assertThat(last.receipt(Sender.of(MARIA), expected.keySet().iterator().next()))
        .isEmpty();
  }

  @Test
  void whatAKeyBecameLastStands() {
    Receipts receipts = Receipts.NONE;
    for (int i = 0; i < 3_000; i++) {
      receipts = receipts.with(Sender.VISITOR, "k" + i % 1_000, new Receipts.Receipt(i + 1, i));
    }

    for (int i = 0; i < 1_000; i++) {
      assertThat(receipts.find(Sender.VISITOR, "k" + i))
          .contains(new Receipts.Receipt(2_001 + i, 2_000 + i));
    }
  }

  @Test
  void whatWasDecidedAndNotWrittenIsKnownToNobody() {
    Conversation before = aConversation().conversation();
    Conversation notWritten = before.after(new ConversationEvent.VisitorSaid(NOON, "a", "hm"));
    Conversation written = before.after(new ConversationEvent.VisitorSaid(NOON, "b", "oh"));
    Conversation next = written.after(new ConversationEvent.VisitorSaid(NOON, "a", "hm"));

    assertThat(before.receipt(Sender.VISITOR, "a")).isEmpty();
    assertThat(written.receipt(Sender.VISITOR, "a")).isEmpty();
    assertThat(next.receipt(Sender.VISITOR, "a"))
        .get()
        .extracting(Receipts.Receipt::seq)
        .isEqualTo(next.seq());
    assertThat(notWritten.receipt(Sender.VISITOR, "b")).isEmpty();
    assertThat(next)
        .isEqualTo(before
            .after(new ConversationEvent.VisitorSaid(NOON, "b", "oh"))
            .after(new ConversationEvent.VisitorSaid(NOON, "a", "hm")));
    assertThat(next)
        .isNotEqualTo(before
            .after(new ConversationEvent.VisitorSaid(NOON, "c", "oh"))
            .after(new ConversationEvent.VisitorSaid(NOON, "a", "hm")));
  }

  @Test
  void receiptsAreFoundHoweverTheirFingerprintsLie() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    var expected = new HashMap<Long, Receipts.Receipt>();
    Receipts receipts = Receipts.NONE;
    for (int i = 1; i <= 3_000; i++) {
      long fingerprint = switch (i % 4) {
        case 0 -> random.nextInt(50) - 25;
        case 1 -> Long.MIN_VALUE + random.nextInt(500) - 250;
        case 2 -> i;
        default -> random.nextLong();
      };
      var receipt = new Receipts.Receipt(i, i);
      receipts = receipts.with(fingerprint, receipt);
      expected.put(fingerprint, receipt);
    }

    Receipts all = receipts;
    expected.forEach((fingerprint, receipt) -> assertThat(all.find(fingerprint)).contains(receipt));
    for (long i = -3_000; i < 6_000; i++) {
      assertThat(all.find(i).isPresent()).isEqualTo(expected.containsKey(i));
    }
  }

  @Test
  void keysThatAreAlikeAreToldApart() {
    var receipts = Receipts.NONE
        .with(Sender.VISITOR, "AaAa", new Receipts.Receipt(1, 0))
        .with(Sender.VISITOR, "BBBB", new Receipts.Receipt(2, 0))
        .with(Sender.VISITOR, "AaBB", new Receipts.Receipt(3, 0))
        .with(Sender.VISITOR, "BBBB", new Receipts.Receipt(4, 0));

    assertThat(receipts.find(Sender.VISITOR, "AaAa")).contains(new Receipts.Receipt(1, 0));
    assertThat(receipts.find(Sender.VISITOR, "BBBB")).contains(new Receipts.Receipt(4, 0));
    assertThat(receipts.find(Sender.VISITOR, "AaBB")).contains(new Receipts.Receipt(3, 0));
    assertThat(receipts.find(Sender.VISITOR, "BBAa")).isEmpty();
  }
}
