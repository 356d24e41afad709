package dev.firsthand.sites;

import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import dev.firsthand.routing.BusinessHours;
import dev.firsthand.routing.BusinessHours.ExceptionalDay;
import dev.firsthand.routing.BusinessHours.Holiday;
import dev.firsthand.routing.BusinessHours.Hours;
import dev.firsthand.routing.BusinessHours.Span;
import dev.firsthand.routing.HoursCheck;
import dev.firsthand.routing.WallTime;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A site's opening hours as JSON: in the database and over HTTP. */
final class HoursJson {

  private static final int LONGEST_PROMISE = 10 * 24 * 60;

  /** Opening hours with times as people write them. */
  record Form(
      boolean always,
      String zone,
      List<WeekSpan> week,
      List<HolidayForm> holidays,
      List<ExceptionForm> exceptions,
      long answerWithinMinutes,
      boolean offersOutside,
      Map<NobodyCase, Map<String, String>> texts) {}

  record WeekSpan(String day, String from, String to) {}

  record HolidayForm(String date, boolean yearly, String name) {}

  record ExceptionForm(String date, String name, List<TimeSpan> hours) {}

  record TimeSpan(String from, String to) {}

  private HoursJson() {}

  static String write(SiteHours hours) {
    return Json.write(form(hours));
  }

  /** What {@link #write} has written. */
  static SiteHours read(String json) {
    return read(Json.mapper().readTree(json));
  }

  static Form form(SiteHours site) {
    BusinessHours hours = site.hours();
    return new Form(
        hours == null,
        hours == null ? "" : hours.zone().getId(),
        hours == null ? List.of() : hours.week().stream().map(HoursJson::form).toList(),
        hours == null
            ? List.of()
            : hours.holidays().stream().map(HoursJson::form).toList(),
        hours == null
            ? List.of()
            : hours.exceptions().stream().map(HoursJson::form).toList(),
        site.answerWithin().toMinutes(),
        site.offersOutside(),
        site.texts().texts());
  }

  /**
   * What somebody sent, checked.
   *
   * @throws BadInput if it can't be taken, naming the field and the value
   */
  static SiteHours checked(Input input) {
    SiteHours site = read(input);
    if (site.hours() != null) {
      HoursCheck.flaws(site.hours()).stream().findFirst().ifPresent(flaw -> {
        throw input.flaw(flaw.field(), flaw.advice() + ".");
      });
    }
    site.texts().flaw().ifPresent(flaw -> {
      throw input.flaw(flaw.field(), flaw.advice() + ".");
    });
    return site;
  }

  private static SiteHours read(JsonNode node) {
    return read(Input.of(node));
  }

  private static SiteHours read(Input input) {
    var within = Duration.ofMinutes(input.whole("answerWithinMinutes", 1, LONGEST_PROMISE));
    boolean offersOutside = input.flag("offersOutside");
    return new SiteHours(
        input.flag("always") ? null : hours(input), within, offersOutside, texts(input));
  }

  private static NobodyTexts texts(Input input) {
    if (!input.has("texts")) {
      return NobodyTexts.NONE;
    }
    Input own = input.object("texts");
    var texts = new EnumMap<NobodyCase, Map<String, String>>(NobodyCase.class);
    for (NobodyCase nobody : NobodyCase.values()) {
      texts.put(
          nobody, own.textsByName(nobody.name(), NobodyTexts.MOST_LANGUAGES, NobodyTexts.LONGEST));
    }
    return new NobodyTexts(texts);
  }

  private static @Nullable BusinessHours hours(Input input) {
    return new BusinessHours(
        zone(input),
        read(input, "week", HoursCheck.MOST_SPANS, HoursJson::span),
        read(input, "holidays", HoursCheck.MOST_HOLIDAYS, HoursJson::holiday),
        read(input, "exceptions", HoursCheck.MOST_EXCEPTIONS, HoursJson::exception));
  }

  private static ZoneId zone(Input input) {
    String name = input.text("zone", 1, 60);
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw input.flaw("zone", "“" + name + "” is no time zone: choose one such as Europe/Berlin.");
    }
    return ZoneId.of(name);
  }

  private static Span span(Input input) {
    String day = input.text("day", 1, 20).toUpperCase(Locale.ROOT);
    try {
      return new Span(DayOfWeek.valueOf(day), times(input, "week"));
    } catch (IllegalArgumentException unknown) {
      throw input.flaw("week", "has no such day: write MONDAY to SUNDAY.");
    }
  }

  private static Holiday holiday(Input input) {
    return new Holiday(date(input, "holidays"), input.flag("yearly"), input.text("name", 0, 1_000));
  }

  private static ExceptionalDay exception(Input input) {
    List<Hours> hours =
        read(input, "hours", HoursCheck.MOST_ON_ONE_DAY, span -> times(span, "exceptions"));
    return new ExceptionalDay(date(input, "exceptions"), hours, input.text("name", 0, 1_000));
  }

  private static LocalDate date(Input input, String field) {
    String date = input.text("date", 1, 20);
    try {
      LocalDate read = LocalDate.parse(date);
      if (read.getYear() >= 1970 && read.getYear() <= 2199) {
        return read;
      }
    } catch (DateTimeException unreadable) {
      // Told below, as a year out of reach is.
    }
    throw input.flaw(field, "have no such date, “" + date + "”: write it as 2026-12-24.");
  }

  private static Hours times(Input input, String field) {
    String from = input.text("from", 1, 10);
    String to = input.text("to", 1, 10);
    return WallTime.hours(from, to)
        .orElseThrow(() -> input.flaw(
            field, "has no such time, “" + from + "” or “" + to + "”: write 09:00 to 24:00."));
  }

  private static <T> List<T> read(Input input, String field, int most, Function<Input, T> reader) {
    List<Input> items = input.objects(field, most);
    var read = new ArrayList<T>(items.size());
    for (Input item : items) {
      read.add(reader.apply(item));
    }
    return read;
  }

  private static WeekSpan form(Span span) {
    return new WeekSpan(
        span.day().name(),
        WallTime.text(span.hours().from()),
        WallTime.text(span.hours().to()));
  }

  private static HolidayForm form(Holiday holiday) {
    return new HolidayForm(holiday.date().toString(), holiday.yearly(), holiday.name());
  }

  private static ExceptionForm form(ExceptionalDay day) {
    return new ExceptionForm(
        day.date().toString(),
        day.name(),
        day.hours().stream()
            .map(hours -> new TimeSpan(WallTime.text(hours.from()), WallTime.text(hours.to())))
            .toList());
  }
}
