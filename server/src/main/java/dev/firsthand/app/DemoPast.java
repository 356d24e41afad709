package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.access.StaffMember;
import dev.firsthand.bot.Faq;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.Roster;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyTerms;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.gestures.GestureDirectory;
import dev.firsthand.lab.LabDesk;
import dev.firsthand.past.Past;
import dev.firsthand.past.Past.Came;
import dev.firsthand.past.Script;
import dev.firsthand.past.Script.Line;
import dev.firsthand.past.Truth;
import dev.firsthand.past.VirtualTime;
import dev.firsthand.past.Worker;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import dev.firsthand.retrieval.OnnxEncoder;
import dev.firsthand.retrieval.Shelves;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.sites.PolicyDirectory.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The demo's past: its people, its FAQ and its bot, and visitors who know what they mean. Written to the
 * demo's own database before the server starts.
 *
 * @param days how far back it goes
 * @param seed the same one makes the same past
 * @param visitorsADay on an ordinary day
 */
record DemoPast(int days, long seed, int visitorsADay) {

  /** How many come to the demo's shop. */
  static final int VISITORS_A_DAY = 120;

  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  /** Who of the demo's people works when; who is not named answers no chats. */
  private record Shift(String login, Set<DayOfWeek> days, int from, int to) {

    private static final List<Shift> ALL = List.of(
        new Shift("maria@", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), 8, 16),
        new Shift("jonas@", WEEK, 9, 17),
        new Shift("aylin@", WEEK, 10, 19),
        new Shift("ruth@", EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), 9, 13));

    static List<Worker> of(List<StaffMember> staff) {
      return ALL.stream()
          .flatMap(shift -> staff.stream()
              .filter(member -> member.login().startsWith(shift.login()))
              .map(shift::worker))
          .toList();
    }

    private Worker worker(StaffMember member) {
      return new Worker(
          new Roster.Known(
              member.profile(), member.greeting(), member.languages(), member.skills()),
          days,
          LocalTime.of(from, 0),
          LocalTime.of(to, 0));
    }
  }

  /**
   * Makes the past up to {@code end} in a house that is furnished meanwhile as if it had been then;
   * nothing where somebody has chatted there already.
   *
   * @param random makes what is secret, and names people; not what happens
   * @return how many visitors came
   */
  int make(Config config, Path data, Instant end, SecureRandom random, Truth truth)
      throws IOException {
    return make(
        config,
        data,
        end,
        random,
        truth,
        new Turn(Duration.ofDays(days).dividedBy(2), house -> bolder(house, config)));
  }

  /** Something that happens on the way, so long after the past begins. */
  record Turn(Duration after, Consumer<House> happens) {}

  /** The same with another turn than the demo's. */
  int make(Config config, Path data, Instant end, SecureRandom random, Truth truth, Turn turn)
      throws IOException {
    var time = new VirtualTime(end.minus(Duration.ofDays(days)));
    try (var house = new House(config, time, random)) {
      DemoData.install(house, data);
      if (hasPast(house)) {
        return 0;
      }
      EncoderLoader encoder = config.semantic()
          ? new EncoderLoader(
              () -> OnnxEncoder.bundled(config.data().resolve("native")), DemoPast::inDepth)
          : EncoderLoader.off();
      try (encoder;
          var shelves = Shelves.in(config.data().resolve("vectors"))) {
        if (config.semantic()) {
          encoder.start();
        }
        var indexes = new FaqIndexes(encoder, Runnable::run, shelves);
        indexes.put(DemoData.SITE.value(), house.faqs.current(DemoData.SITE));
        var past = new Past(
            of(house, config, time, indexes),
            script(house.faqs.current(DemoData.SITE)),
            seed,
            truth);
        time.after(turn.after(), () -> turn.happens().accept(house));
        List<Came> came = past.play(end, visitorsADay);
        note(house, came);
        var reports = ReportRoom.follower(house, house.database.log()::read, time);
        while (reports.follow()) {}
        return came.size();
      }
    }
  }

  /** ONNX Runtime may want a deep stack when it begins: {@link RunningHouse} says why. */
  private static void inDepth(Runnable task) {
    try {
      Thread.ofPlatform().stackSize(RunningHouse.DEEP_STACK).start(task).join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasPast(House house) {
    return house
            .database
            .jdbi()
            .withHandle(handle -> handle
                .createQuery("select count(*) from (select 1 from conversation limit 1) c")
                .mapTo(Integer.class)
                .one())
        > 0;
  }

  private Past.House of(House house, Config config, VirtualTime time, FaqIndexes indexes) {
    var shipped = new HouseWords();
    Words words = new SiteWords(house.sites, house.hours, shipped);
    var bot = new BotDesk(
        CompletableFuture.completedFuture(null),
        indexes,
        house.faqs::current,
        house.policies::current,
        house.trials::policyOf,
        house.adjustments::current,
        words,
        new ReadBefore());
    SiteOpenness openness = (site, since, now) -> site == null
        ? dev.firsthand.routing.Openness.OPEN
        : house.hours.of(site).openness(since, now);
    Map<GestureId, Long> gifts = new LinkedHashMap<>();
    house.gestures.all().stream()
        .map(GestureDirectory.Standing::gesture)
        .forEach(gesture -> gifts.put(gesture.id(), gesture.version()));
    return new Past.House(
        time,
        house.database.log(),
        house.database.slots(),
        house.gestures,
        gifts,
        new ConversationRules(
            config.times(),
            words,
            new SiteTimes(house.hours, shipped),
            new PolicyTerms(house.trials::policyOf)),
        new RoutingRules(config.rest(), config.fit()),
        house.teams::current,
        openness,
        bot,
        Shift.of(house.staff.active()),
        DemoData.SITE,
        house.hours.zone());
  }

  /** In the middle of the past somebody tried whether the bot may answer a little sooner. */
  private void bolder(House house, Config config) {
    PolicyVersion was = house.policies.current(DemoData.SITE);
    Policy policy = was.policy().answeringFrom(0.62);
    var lab = new LabDesk(
        house.database.jdbi(),
        house.policies::current,
        house.faqs::current,
        new RoutingRules(config.rest(), config.fit()),
        site -> house.hours.zone());
    Prediction expected = lab.predict(DemoData.SITE, Math.max(1, days / 2), house.now(), policy);
    house.policies.save(
        DemoData.SITE,
        was.number(),
        new Draft("A little bolder", "Let the bot answer a little sooner", policy, expected),
        Author.HOUSE);
  }

  private static void note(House house, List<Came> came) {
    house.database.jdbi().useTransaction(handle -> {
      var batch = handle.prepareBatch("""
          insert into visitor (id, site, language, page, first_seen, last_seen)
          values (:id, :site, :language, '/', :first, :last)
          """);
      for (Came one : came) {
        batch
            .bind("id", one.visitor().value())
            .bind("site", DemoData.SITE.value())
            .bind("language", one.language())
            .bind("first", one.first().toEpochMilli())
            .bind("last", one.last().toEpochMilli())
            .add();
      }
      if (!came.isEmpty()) {
        batch.execute();
      }
    });
  }

  /** What people say, as the demo has it. */
  static Script script(Faq faq) {
    JsonNode file = DemoData.json("past.json");
    Map<String, List<String>> questions = new LinkedHashMap<>();
    file.get("questions")
        .properties()
        .forEach(entry -> questions.put(entry.getKey(), DemoData.texts(entry.getValue())));
    Map<Line, List<String>> words = new EnumMap<>(Line.class);
    for (Line line : Line.values()) {
      words.put(line, DemoData.texts(file.get(camel(line))));
    }
    Map<String, List<String>> known = new LinkedHashMap<>();
    faq.entries().forEach(entry -> known.put(entry.id(), entry.phrasings()));
    return new Script(questions, known, DemoData.texts(file.get("outside")), words);
  }

  private static String camel(Line line) {
    StringBuilder name = new StringBuilder();
    for (String word : line.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
