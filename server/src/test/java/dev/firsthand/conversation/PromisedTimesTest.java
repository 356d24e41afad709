package dev.firsthand.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a visitor is told of when somebody will be there, and what the log keeps of it. */
class PromisedTimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant EVENING = Instant.parse("2026-03-04T19:00:00Z");
  private static final Instant OPENS = Instant.parse("2026-03-05T08:00:00Z");
  private static final Instant DUE = Instant.parse("2026-03-05T08:30:00Z");
  private static final HouseTimes TIMES = HouseTimes.defaults();
  private static final ConversationId ID = new ConversationId("visitor-1.1");

  private static final Map<String, String> TEXTS = Map.ofEntries(
      Map.entry("nobody.OUTSIDE_HOURS", "Closed."),
      Map.entry("nobody.OUTSIDE_HOURS.by", "Back at {opens}, answer by {due}."),
      Map.entry("nobody.ALL_BUSY", "Busy."),
      Map.entry("nobody.ALL_BUSY.by", "Busy, answer by {due}."),
      Map.entry("followUp.opened", "Kept."),
      Map.entry("followUp.opened.by", "Kept, answer by {due}."),
      Map.entry("followUp.callBack", "We call."),
      Map.entry("followUp.callBack.by", "We call by {due}."),
      Map.entry("followUp.thanks", "Thanks."),
      Map.entry("followUp.thanks.by", "Thanks, answer by {due}."),
      Map.entry("when.language", "en"),
      Map.entry("when.pattern", "d MMMM"),
      Map.entry("when.today", "{time} today"),
      Map.entry("when.tomorrow", "{time} tomorrow"),
      Map.entry("when.weekday", "{time} on {day}"),
      Map.entry("when.date", "{time} on {day}"));

  private Outlook outlook = new Outlook(OPENS, DUE, BERLIN);
  private final ConversationRules rules = new ConversationRules(
      TIMES, (site, language, key) -> TEXTS.getOrDefault(key, key), (site, now) -> outlook);
  private Conversation conversation = Conversation.empty(ID)
      .after(List.of(
          new ConversationEvent.Started(
              EVENING, new SiteKey("shop"), ID.visitor(), "en", "/", "Hello"),
          new ConversationEvent.Escalated(
              EVENING, EscalationReason.VISITOR_ASKED, 0, null, "", null)));

  @Test
  void whoAsksOutsideTheHoursIsToldWhenTheAnswerComes() {
    var told = (ConversationEvent.NobodyThere) tell(NobodyCase.OUTSIDE_HOURS, EVENING);

    assertThat(told.text()).isEqualTo("Back at 09:00 tomorrow, answer by 09:30 tomorrow.");
    assertThat(told.opens()).isEqualTo(OPENS);
    assertThat(told.due()).isEqualTo(DUE);
  }

  @Test
  void theTimeOnceToldIsKept() {
    tell(NobodyCase.OUTSIDE_HOURS, EVENING);
    outlook = new Outlook(OPENS, DUE.plusSeconds(600), BERLIN);
    Instant later = EVENING.plus(TIMES.patience());

    var left = (ConversationEvent.MessageLeft)
        one(new ConversationCommand.LeaveMessage("k", "Please write", null, null), EVENING);
    var kept =
        (ConversationEvent.FollowUpOpened) one(new ConversationCommand.OpenFollowUp(), later);

    assertThat(left.due()).isEqualTo(DUE);
    assertThat(left.told()).isEqualTo("Thanks, answer by 09:30 tomorrow.");
    assertThat(kept.due()).isEqualTo(DUE);
    assertThat(kept.text()).isEqualTo("Kept, answer by 09:30 tomorrow.");
  }

  @Test
  void aTimeThatHasPassedIsNotToldAgain() {
    tell(NobodyCase.ALL_BUSY, EVENING);
    Instant next = DUE.plusSeconds(7_200);
    outlook = new Outlook(null, next, BERLIN);

    var left = (ConversationEvent.MessageLeft)
        one(new ConversationCommand.LeaveMessage("k", "Please write", null, null), DUE);

    assertThat(left.due()).isEqualTo(next);
  }

  @Test
  void aCallIsPromisedByTheEndOfThePartOfTheDayThatWasWished() {
    assertThat(call(CallTime.SOON).due()).isEqualTo(DUE);
    assertThat(call(CallTime.SOON).told()).isEqualTo("We call by 09:30 tomorrow.");
    assertThat(call(CallTime.MORNING).due()).isEqualTo(Instant.parse("2026-03-05T11:00:00Z"));
    assertThat(call(CallTime.AFTERNOON).due()).isEqualTo(Instant.parse("2026-03-05T17:00:00Z"));
    assertThat(call(CallTime.OTHER).due()).isEqualTo(DUE);
    assertThat(call(CallTime.MORNING).told()).isEqualTo("We call.");
    outlook = new Outlook(OPENS, Instant.parse("2026-03-05T12:00:00Z"), BERLIN);
    assertThat(call(CallTime.MORNING).due()).isEqualTo(Instant.parse("2026-03-06T11:00:00Z"));
    outlook = Outlook.UNKNOWN;
    assertThat(call(CallTime.MORNING).due()).isNull();
  }

  private ConversationEvent.CallBackAsked call(CallTime when) {
    return (ConversationEvent.CallBackAsked)
        one(new ConversationCommand.AskForCallBack("c" + when, "12345", when, null, null), EVENING);
  }

  @Test
  void whereNoTimeIsPromisedNoneIsTold() {
    outlook = Outlook.UNKNOWN;

    var told = (ConversationEvent.NobodyThere) tell(NobodyCase.ALL_BUSY, EVENING);

    assertThat(told.text()).isEqualTo("Busy.");
    assertThat(told.due()).isNull();
  }

  @Test
  void daysAreNamedAsPeopleNameThem() {
    assertThat(spoken("2026-03-04T22:30:00Z", "en")).isEqualTo("23:30 today");
    assertThat(spoken("2026-03-04T23:30:00Z", "en")).isEqualTo("00:30 tomorrow");
    assertThat(spoken("2026-03-09T08:30:00Z", "en")).isEqualTo("09:30 on Monday");
    assertThat(spoken("2026-03-11T08:30:00Z", "en")).isEqualTo("09:30 on 11 March");
    assertThat(spoken("2026-03-04T22:30:00Z", "en-US")).isEqualTo("11:30 PM today");
    assertThat(spoken("2026-03-29T08:30:00Z", "en-GB")).isEqualTo("10:30 on 29 March");
  }

  @Test
  void whoStillWaitsIsLookedAfterWhenTheSiteOpens() {
    outlook = new Outlook(EVENING.plusSeconds(300), EVENING.plusSeconds(2_100), BERLIN);
    tell(NobodyCase.OUTSIDE_HOURS, EVENING);
    Instant opens = EVENING.plusSeconds(300);
    Instant ends = opens.plus(TIMES.patience());
    Place place = conversation.state().place();

    assertThat(rules.duties(conversation, EVENING))
        .containsExactly(
            new Duty.FindAgent(place), new Duty.LookAgain(opens), new Duty.LookAgain(ends));
    assertThat(rules.duties(conversation, opens))
        .containsExactly(new Duty.FindAgent(place), new Duty.LookAgain(ends));
    assertThat(rules.duties(conversation, ends)).containsExactly(new Duty.OpenFollowUp());
  }

  @Test
  void whoIsToldInTheNightBecomesAFollowUpWhenPatienceEnds() {
    tell(NobodyCase.OUTSIDE_HOURS, EVENING);

    assertThat(rules.duties(conversation, EVENING.plus(TIMES.patience())))
        .containsExactly(new Duty.OpenFollowUp());
    assertThat(
            rules.duties(conversation, EVENING.plus(TIMES.patience()).minus(Duration.ofMillis(1))))
        .hasSize(3);
  }

  private static String spoken(String moment, String language) {
    return SpokenMoment.of(
        Instant.parse(moment), EVENING, BERLIN, language, key -> TEXTS.getOrDefault(key, key));
  }

  private ConversationEvent tell(NobodyCase nobody, Instant now) {
    ConversationEvent event = one(new ConversationCommand.TellNobodyThere(nobody), now);
    conversation = conversation.after(event);
    return event;
  }

  private ConversationEvent one(ConversationCommand command, Instant now) {
    return ((Outcome.Events) rules.decide(conversation, command, now)).events().getFirst();
  }
}
