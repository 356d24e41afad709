package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.routing.BusinessHours.ExceptionalDay;
import dev.firsthand.routing.BusinessHours.Holiday;
import dev.firsthand.routing.BusinessHours.Hours;
import dev.firsthand.routing.BusinessHours.Opening;
import dev.firsthand.routing.BusinessHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BusinessHours OFFICE = weekdays("09:00", "17:00");

  @Test
  void aSiteIsOpenFromTheFirstMinuteToTheLast() {
    assertThat(OFFICE.isOpen(berlin("2026-03-04T08:59:59"))).isFalse();
    assertThat(OFFICE.isOpen(berlin("2026-03-04T09:00:00"))).isTrue();
    assertThat(OFFICE.isOpen(berlin("2026-03-04T16:59:59"))).isTrue();
    assertThat(OFFICE.isOpen(berlin("2026-03-04T17:00:00"))).isFalse();
    assertThat(OFFICE.isOpen(berlin("2026-03-07T10:00:00"))).isFalse();
  }

  @Test
  void fridayEveningLeadsToMonday() {
    assertThat(OFFICE.nextOpening(berlin("2026-03-06T17:00:00")))
        .contains(berlin("2026-03-09T09:00:00"));
    Instant open = berlin("2026-03-09T10:15:00");
    assertThat(OFFICE.nextOpening(open)).contains(open);
  }

  @Test
  void aDayMayHaveSeveralSpans() {
    var hours = hours(
        span(DayOfWeek.WEDNESDAY, "09:00", "12:00"), span(DayOfWeek.WEDNESDAY, "14:00", "18:00"));

    assertThat(hours.isOpen(berlin("2026-03-04T13:00:00"))).isFalse();
    assertThat(hours.nextOpening(berlin("2026-03-04T12:00:00")))
        .contains(berlin("2026-03-04T14:00:00"));
  }

  @Test
  void aSpanGoesOnPastMidnightAndPastTheYearsEnd() {
    var bar = hours(span(DayOfWeek.THURSDAY, "22:00", "02:00"));

    assertThat(bar.isOpen(berlin("2026-12-31T23:59:59"))).isTrue();
    assertThat(bar.isOpen(berlin("2027-01-01T01:59:59"))).isTrue();
    assertThat(bar.isOpen(berlin("2027-01-01T02:00:00"))).isFalse();
    assertThat(bar.nextOpening(berlin("2027-01-01T02:00:00")))
        .contains(berlin("2027-01-07T22:00:00"));
  }

  @Test
  void aSpanBelongsToTheDayOnWhichItBegins() {
    var bar = new BusinessHours(
        BERLIN,
        List.of(
            span(DayOfWeek.THURSDAY, "22:00", "02:00"), span(DayOfWeek.FRIDAY, "22:00", "02:00")),
        List.of(new Holiday(LocalDate.parse("2027-01-01"), true, "New Year")),
        List.of());

    assertThat(bar.isOpen(berlin("2027-01-01T01:00:00"))).isTrue();
    assertThat(bar.caseAt(berlin("2027-01-01T03:00:00"))).contains(NobodyCase.HOLIDAY);
    assertThat(bar.isOpen(berlin("2027-01-02T01:00:00"))).isFalse();
  }

  @Test
  void aHolidayComesBackEachYearOrOnlyOnce() {
    var hours = new BusinessHours(
        BERLIN,
        OFFICE.week(),
        List.of(
            new Holiday(LocalDate.parse("2026-05-01"), true, "Labour Day"),
            new Holiday(LocalDate.parse("2026-06-04"), false, "Outing")),
        List.of());

    assertThat(hours.caseAt(berlin("2026-05-01T10:00:00"))).contains(NobodyCase.HOLIDAY);
    assertThat(hours.caseAt(berlin("2028-05-01T10:00:00"))).contains(NobodyCase.HOLIDAY);
    assertThat(hours.caseAt(berlin("2026-06-04T10:00:00"))).contains(NobodyCase.HOLIDAY);
    assertThat(hours.isOpen(berlin("2025-05-01T10:00:00"))).isTrue();
    assertThat(hours.isOpen(berlin("2030-06-04T10:00:00"))).isTrue();
  }

  @Test
  void theTwentyNinthOfFebruaryIsAHolidayInLeapYearsOnly() {
    var hours = new BusinessHours(
        BERLIN,
        everyDay("00:00", "24:00"),
        List.of(new Holiday(LocalDate.parse("2024-02-29"), true, "Leap day")),
        List.of());

    assertThat(hours.caseAt(berlin("2028-02-29T10:00:00"))).contains(NobodyCase.HOLIDAY);
    assertThat(hours.isOpen(berlin("2027-02-28T10:00:00"))).isTrue();
    assertThat(hours.isOpen(berlin("2027-03-01T10:00:00"))).isTrue();
    assertThat(hours.nextOpening(berlin("2028-02-29T00:00:00")))
        .contains(berlin("2028-03-01T00:00:00"));
  }

  @Test
  void anExceptionComesBeforeWeekAndHoliday() {
    var hours = new BusinessHours(
        BERLIN,
        OFFICE.week(),
        List.of(new Holiday(LocalDate.parse("2026-12-24"), true, "Christmas Eve")),
        List.of(
            new ExceptionalDay(
                LocalDate.parse("2026-12-24"), List.of(new Hours(600, 720)), "Short day"),
            new ExceptionalDay(LocalDate.parse("2026-12-28"), List.of(), "Stocktaking"),
            new ExceptionalDay(
                LocalDate.parse("2026-12-27"), List.of(new Hours(600, 720)), "Open Sunday")));

    assertThat(hours.isOpen(berlin("2026-12-24T11:00:00"))).isTrue();
    assertThat(hours.caseAt(berlin("2026-12-24T13:00:00"))).contains(NobodyCase.OUTSIDE_HOURS);
    assertThat(hours.caseAt(berlin("2026-12-28T11:00:00"))).contains(NobodyCase.OUTSIDE_HOURS);
    assertThat(hours.isOpen(berlin("2026-12-27T11:00:00"))).isTrue();
    assertThat(hours.caseAt(berlin("2027-12-24T11:00:00"))).contains(NobodyCase.HOLIDAY);
  }

  @Test
  void whereTheClocksGoForwardASpanOpensAtTheMomentOfTheChange() {
    var night = hours(span(DayOfWeek.SUNDAY, "02:30", "06:00"));

    assertThat(night.nextOpening(berlin("2026-03-29T00:00:00")))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(night.isOpen(Instant.parse("2026-03-29T00:59:59Z"))).isFalse();
    assertThat(night.afterOpenTime(berlin("2026-03-28T23:00:00"), Duration.ofHours(1)))
        .contains(Instant.parse("2026-03-29T02:00:00Z"));
  }

  @Test
  void aSpanThatLiesInTheMissingHourIsLeftOut() {
    var night = hours(span(DayOfWeek.SUNDAY, "02:10", "02:50"));

    assertThat(night.nextOpening(berlin("2026-03-29T00:00:00")))
        .contains(berlin("2026-04-05T02:10:00"));
  }

  @Test
  void whereTheClocksGoBackASpanOpensAtTheFirstAndClosesAtTheSecondComing() {
    var night = hours(span(DayOfWeek.SUNDAY, "02:15", "02:45"));

    assertThat(night.isOpen(Instant.parse("2026-10-25T00:14:59Z"))).isFalse();
    assertThat(night.isOpen(Instant.parse("2026-10-25T00:15:00Z"))).isTrue();
    assertThat(night.isOpen(Instant.parse("2026-10-25T01:44:59Z"))).isTrue();
    assertThat(night.isOpen(Instant.parse("2026-10-25T01:45:00Z"))).isFalse();
  }

  @Test
  void aPromiseCountsOpenTimeOnly() {
    assertThat(OFFICE.afterOpenTime(berlin("2026-03-04T20:00:00"), Duration.ofMinutes(30)))
        .contains(berlin("2026-03-05T09:30:00"));
    assertThat(OFFICE.afterOpenTime(berlin("2026-03-06T16:50:00"), Duration.ofMinutes(30)))
        .contains(berlin("2026-03-09T09:20:00"));
    assertThat(OFFICE.afterOpenTime(berlin("2026-03-04T10:00:00"), Duration.ofMinutes(30)))
        .contains(berlin("2026-03-04T10:30:00"));
  }

  @Test
  void openingsThatTouchAreOne() {
    var always = new BusinessHours(BERLIN, everyDay("00:00", "24:00"), List.of(), List.of());
    assertThat(always.openings(berlin("2026-03-04T10:00:00"), 3)).hasSize(1);

    var shifts = hours(
        span(DayOfWeek.WEDNESDAY, "09:00", "12:00"), span(DayOfWeek.WEDNESDAY, "12:00", "18:00"));
    assertThat(shifts.openings(berlin("2026-03-04T10:00:00"), 1))
        .containsExactly(new Opening(berlin("2026-03-04T09:00:00"), berlin("2026-03-04T18:00:00")));
  }

  /** Against a witness that looks at the clock on the wall, minute by minute, where it is plain. */
  @Test
  void whatIsOpenAgreesWithTheClockOnTheWall() {
    var random = new Random(4711);
    for (int round = 0; round < 200; round++) {
      int from = random.nextInt(1440);
      int to = from + 1 + random.nextInt(1440);
      DayOfWeek day = DayOfWeek.of(1 + random.nextInt(7));
      var hours = new BusinessHours(
          BERLIN, List.of(new Span(day, new Hours(from, to))), List.of(), List.of());
      var local = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(60 * 24 * 80));
      long sinceMonday =
          (local.getDayOfWeek().getValue() - 1) * 1440L + local.getHour() * 60L + local.getMinute();
      long start = (day.getValue() - 1) * 1440L + from;
      boolean expected = Math.floorMod(sinceMonday - start, 7 * 1440L) < to - from;

      Instant at = local.atZone(BERLIN).toInstant();
      assertThat(hours.isOpen(at)).as("%s at %s", hours, local).isEqualTo(expected);
      Instant opens = hours.nextOpening(at).orElseThrow();
      assertThat(hours.isOpen(opens)).isTrue();
      assertThat(expected || !hours.isOpen(opens.minusSeconds(1))).isTrue();
    }
  }

  @Test
  void whoCameWhileItWasOpenIsServedAfterClosingTime() {
    var offer = new RoutingChoice.Wait(List.of());
    Instant late = berlin("2026-03-04T17:05:00");

    assertThat(Openness.of(OFFICE, false, berlin("2026-03-04T16:55:00"), late).over(offer))
        .isEqualTo(offer);
    assertThat(Openness.of(OFFICE, false, late, late).over(offer))
        .isEqualTo(new RoutingChoice.NobodyThere(NobodyCase.OUTSIDE_HOURS, List.of()));
    assertThat(Openness.of(OFFICE, true, late, late).over(offer)).isEqualTo(offer);
    assertThat(Openness.of(OFFICE, true, late, late)
            .over(new RoutingChoice.NobodyThere(NobodyCase.NOBODY_SIGNED_IN, List.of())))
        .isEqualTo(new RoutingChoice.NobodyThere(NobodyCase.OUTSIDE_HOURS, List.of()));
  }

  @Test
  void hoursThatNeverOpenOverlapOrAreEmptyAreRefusedByName() {
    assertThat(flaws(new BusinessHours(BERLIN, List.of(), List.of(), List.of())))
        .singleElement()
        .asString()
        .contains("week", "never opens");
    assertThat(flaws(hours(
            span(DayOfWeek.MONDAY, "09:00", "17:00"), span(DayOfWeek.MONDAY, "16:00", "20:00"))))
        .singleElement()
        .asString()
        .contains("Monday 09:00–17:00 and Monday 16:00–20:00");
    assertThat(flaws(hours(
            span(DayOfWeek.SUNDAY, "22:00", "06:00"), span(DayOfWeek.MONDAY, "05:00", "09:00"))))
        .singleElement()
        .asString()
        .contains("Sunday 22:00–06:00 and Monday 05:00–09:00");
    assertThat(flaws(hours(span(DayOfWeek.MONDAY, "09:00", "09:00"))))
        .singleElement()
        .asString()
        .contains("empty span, Monday 09:00–09:00");
    assertThat(flaws(OFFICE)).isEmpty();
    assertThat(flaws(new BusinessHours(BERLIN, everyDay("00:00", "24:00"), List.of(), List.of())))
        .isEmpty();
  }

  @Test
  void oneSpanAloneMayFillAWholeDayButNoMore() {
    assertThat(flaws(hours(span(DayOfWeek.MONDAY, "00:00", "24:00")))).isEmpty();
    assertThat(flaws(hours(new Span(DayOfWeek.MONDAY, new Hours(60, 60 + 1441)))))
        .isNotEmpty();
  }

  @Test
  void whatMayNotBeMeantIsWarnedOf() {
    Instant now = berlin("2026-03-04T10:00:00");
    var closed = Stream.iterate(0, day -> day + 1)
        .limit(20)
        .map(day -> new ExceptionalDay(LocalDate.parse("2026-03-04").plusDays(day), List.of(), ""))
        .toList();
    assertThat(
            HoursCheck.warnings(new BusinessHours(BERLIN, OFFICE.week(), List.of(), closed), now))
        .containsExactly(HoursCheck.Warning.NOT_OPEN_SOON);
    assertThat(HoursCheck.warnings(OFFICE, now)).isEmpty();
    var day = LocalDate.parse("2026-03-02");
    assertThat(HoursCheck.warnings(
            new BusinessHours(
                BERLIN,
                OFFICE.week(),
                List.of(new Holiday(day, false, "")),
                List.of(new ExceptionalDay(day, List.of(), ""))),
            now))
        .containsExactly(HoursCheck.Warning.EXCEPTION_ON_HOLIDAY, HoursCheck.Warning.PAST_DAYS);
  }

  private static List<String> flaws(BusinessHours hours) {
    return HoursCheck.flaws(hours).stream()
        .map(flaw -> flaw.field() + " " + flaw.advice())
        .toList();
  }

  private static BusinessHours hours(Span... spans) {
    return new BusinessHours(BERLIN, Arrays.asList(spans), List.of(), List.of());
  }

  private static BusinessHours weekdays(String from, String to) {
    return new BusinessHours(
        BERLIN,
        everyDay(from, to).stream().filter(span -> span.day().getValue() <= 5).toList(),
        List.of(),
        List.of());
  }

  private static List<Span> everyDay(String from, String to) {
    return Arrays.stream(DayOfWeek.values()).map(day -> span(day, from, to)).toList();
  }

  private static Span span(DayOfWeek day, String from, String to) {
    return new Span(day, WallTime.hours(from, to).orElseThrow());
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
