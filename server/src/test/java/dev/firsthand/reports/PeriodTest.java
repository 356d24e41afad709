package dev.firsthand.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.reports.Period.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Days of a site. */
class PeriodTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant LATER = Instant.parse("2026-12-01T12:00:00Z");

  private static Period days(String first, String last, Instant now) {
    return new Period(LocalDate.parse(first), LocalDate.parse(last), BERLIN, now);
  }

  @Test
  void theDayOnWhichSummerTimeBeginsHas23HoursAndTheOneOnWhichItEnds25() {
    Period spring = days("2026-03-29", "2026-03-29", LATER);
    Period autumn = days("2026-10-25", "2026-10-25", LATER);

    assertThat(Duration.between(spring.from(), spring.until())).hasHours(23);
    assertThat(spring.steps()).hasSize(23);
    assertThat(Duration.between(autumn.from(), autumn.until())).hasHours(25);
    assertThat(autumn.steps()).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aWeekWithThatDayHasSevenStepsEachFromMidnight() {
    Period week = days("2026-03-26", "2026-04-01", LATER);

    assertThat(week.grain()).isEqualTo(Grain.DAY);
    assertThat(week.steps())
        .hasSize(7)
        .allSatisfy(step -> assertThat(step.atZone(BERLIN).getHour()).isZero());
  }

  @Test
  void aDayThatIsNotOverIsComparedWithTheOneBeforeUpToTheSameTimeOfDay() {
    Instant now = Instant.parse("2026-10-25T14:30:00Z");
    Period today = days("2026-10-25", "2026-10-25", now);

    assertThat(today.until()).isEqualTo(now);
    assertThat(today.before().from()).isEqualTo(Instant.parse("2026-10-23T22:00:00Z"));
    assertThat(today.before().until()).isEqualTo(Instant.parse("2026-10-24T13:30:00Z"));
  }

  @Test
  void whatIsOverIsComparedWithAsManyWholeDaysBefore() {
    Period before = days("2026-10-19", "2026-10-25", LATER).before();

    assertThat(before.first()).isEqualTo("2026-10-12");
    assertThat(before.last()).isEqualTo("2026-10-18");
    assertThat(Duration.between(before.from(), before.until())).hasHours(7 * 24);
  }

  @Test
  void aYearIsDrawnInWeeksAndTheLastMayBeShort() {
    Period year = days("2025-11-27", "2026-11-26", LATER);

    assertThat(year.grain()).isEqualTo(Grain.WEEK);
    assertThat(year.steps()).hasSize(53);
  }
}
