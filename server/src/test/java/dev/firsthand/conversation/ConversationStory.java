package dev.firsthand.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation in a test: what has happened, what somebody wants, what becomes of it. */
record ConversationStory(Conversation conversation, Instant now) {

  static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  static final HouseTimes TIMES = HouseTimes.defaults();
  static final ConversationRules RULES =
      new ConversationRules(TIMES, (site, language, key) -> words(language, key));

  static final AgentId MARIA = new AgentId("maria");
  static final AgentId TOM = new AgentId("tom");
  static final AgentId EVE = new AgentId("eve");
  static final TeamId ORDERS = new TeamId("orders");
  static final AgentProfile MARIAS_CARD = new AgentProfile(MARIA, "Maria", "Plants", null);
  static final AgentProfile TOMS_CARD = new AgentProfile(TOM, "Tom", "Orders", null);

  static final Decision DECISION = decision(Decision.Verdict.ANSWER);

  private static final ConversationId ID = new ConversationId("visitor-1.1");
  private static final SiteKey SITE = new SiteKey("shop");

  /** The key itself, and the one text that is a pattern. */
  private static String words(String language, String key) {
    return key.equals("when.pattern") ? "d MMMM" : key + " " + language;
  }

  static ConversationStory nothing() {
    return new ConversationStory(Conversation.empty(ID), NOON);
  }

  static ConversationStory aConversation() {
    return nothing()
        .given(new ConversationEvent.Started(NOON, SITE, ID.visitor(), "en", "/", "Hello"));
  }

  static Decision decision(Decision.Verdict verdict) {
    return new Decision(
        verdict,
        null,
        List.of(),
        List.of(),
        new Decision.Thresholds(0.7, 0.3, 0.1),
        Counters.NONE,
        1,
        1,
        "lexical",
        null);
  }

  static BotTurn.Answer answer(String text) {
    return new BotTurn.Answer("hours", text, List.of(), DECISION);
  }

  ConversationStory given(ConversationEvent... events) {
    return new ConversationStory(conversation.after(List.of(events)), now);
  }

  /** Goes on after these commands, all of which must become events. */
  ConversationStory done(ConversationCommand... commands) {
    ConversationStory story = this;
    for (ConversationCommand command : commands) {
      story = story.when(command).then();
    }
    return story;
  }

  ConversationStory at(Instant moment) {
    return new ConversationStory(conversation, moment);
  }

  ConversationStory later(Duration passed) {
    return at(now.plus(passed));
  }

  Decided when(ConversationCommand command) {
    return new Decided(this, RULES.decide(conversation, command, now));
  }

  long seq() {
    return conversation.seq();
  }

  long epoch() {
    return conversation.epoch();
  }

  ConversationState state() {
    return conversation.state();
  }

  Place place() {
    Place place = state().place();
    assertThat(place).as("place in line").isNotNull();
    return place;
  }

  ConversationStory owesAt(Instant moment, Duty... duties) {
    assertThat(RULES.duties(conversation, moment)).containsExactly(duties);
    return this;
  }

  ConversationStory owesNothingAt(Instant moment) {
    return owesAt(moment);
  }

  /** What became of a command. */
  record Decided(ConversationStory story, Outcome outcome) {

    ConversationStory thenRefused(Refusal refusal) {
      assertThat(outcome).isEqualTo(new Outcome.Refused(refusal));
      return story;
    }

    /** The command was carried out before, as number {@code seq}. */
    ConversationStory thenKnown(long seq) {
      assertThat(outcome).isEqualTo(new Outcome.Known(seq));
      return story;
    }

    /** It becomes events of these kinds, and the story goes on after them. */
    ConversationStory then(Class<?>... kinds) {
      List<ConversationEvent> events = events();
      if (kinds.length > 0) {
        assertThat(events).extracting(Object::getClass).isEqualTo(List.of(kinds));
      }
      return story.given(events.toArray(ConversationEvent[]::new));
    }

    ConversationStory thenExactly(ConversationEvent... expected) {
      assertThat(events()).containsExactly(expected);
      return story.given(expected);
    }

    <E extends ConversationEvent> E event(Class<E> kind) {
      return events().stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .findFirst()
          .orElseThrow();
    }

    private List<ConversationEvent> events() {
      assertThat(outcome).isInstanceOf(Outcome.Events.class);
      return ((Outcome.Events) outcome).events();
    }
  }

  static ConversationCommand.Say say(String key, String text) {
    return new ConversationCommand.Say(key, text);
  }

  static ConversationCommand.AskForHuman askForHuman(String key) {
    return new ConversationCommand.AskForHuman(key);
  }

  static ConversationCommand.Accept accept(AgentProfile who) {
    return new ConversationCommand.Accept(who, "accept-" + who.id(), "Hi, I am " + who.name());
  }

  static ConversationCommand.Offer offer(AgentId agent) {
    return new ConversationCommand.Offer(agent, List.of());
  }

  static ConversationCommand.Withdraw missed(AgentId agent) {
    return new ConversationCommand.Withdraw(agent, OfferEnding.MISSED);
  }

  static ConversationCommand.Decline decline(AgentId agent) {
    return new ConversationCommand.Decline(agent, "decline-" + agent, null);
  }

  ConversationCommand.Reply reply(AgentId agent, String key) {
    return new ConversationCommand.Reply(agent, key, epoch(), "Of course.");
  }

  ConversationCommand.Take take(AgentProfile who) {
    return new ConversationCommand.Take(who, "take-" + who.id(), epoch(), "Hi");
  }

  ConversationCommand.TransferToTeam transferToTeam(AgentId agent, @Nullable AgentId first) {
    return new ConversationCommand.TransferToTeam(
        agent, "team-" + seq(), epoch(), ORDERS, first, List.of(), "knows orders");
  }

  ConversationCommand.PutBack putBack(AgentId agent, @Nullable TeamId team) {
    return new ConversationCommand.PutBack(agent, "back-" + seq(), epoch(), team, "needs a cook");
  }

  ConversationCommand.Transfer transfer(AgentId agent, AgentId to, @Nullable String brief) {
    return new ConversationCommand.Transfer(agent, "transfer-" + seq(), epoch(), to, brief);
  }

  ConversationCommand.GiveBack giveBack(AgentId agent) {
    return new ConversationCommand.GiveBack(agent, "give-back-" + seq(), epoch());
  }

  ConversationCommand.Close close(AgentId agent) {
    return new ConversationCommand.Close(agent, "close-" + seq(), epoch(), "solved");
  }

  /** The bot's turn on what is unanswered now. */
  ConversationCommand.AnswerAsBot bot(BotTurn turn) {
    Unanswered question = conversation.unanswered();
    return new ConversationCommand.AnswerAsBot(
        epoch(), question == null ? 0 : question.seq(), turn);
  }

  /** In the queue since now. */
  static ConversationStory aQueuedConversation() {
    return aConversation().done(askForHuman("ask"));
  }

  /** Ringing at Maria since now. */
  static ConversationStory aRingingConversation() {
    return aQueuedConversation().done(offer(MARIA));
  }

  /** Answered by Maria. */
  static ConversationStory marias() {
    return aRingingConversation().done(accept(MARIAS_CARD));
  }

  /** Maria asks Tom to go on. */
  static ConversationStory offeredToTom() {
    ConversationStory marias = marias();
    return marias.done(marias.transfer(MARIA, TOM, "knows orders"));
  }
}
