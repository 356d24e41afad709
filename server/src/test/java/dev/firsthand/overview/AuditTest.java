package dev.firsthand.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.overview.AuditEndpoints.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The record of who changed what, over HTTP, on both databases. */
class AuditTest {

  private static final String AUDIT = "/api/v1/audit";

  private static void onBoth(Consumer<House> test) {
    onBoth(house -> new AuditEndpoints(house.guard, house.database.jdbi(), Runnable::run), test);
  }

  private static void onBoth(Function<House, AuditEndpoints> endpoints, Consumer<House> test) {
    for (RoomDatabase database : List.of(RoomDatabase.sqlite(), RoomDatabase.postgresql())) {
      try (var house = new House(database)) {
        house.hire("ada", Role.ADMIN);
        house.hire("sue", Role.SUPERVISOR);
        endpoints.apply(house).addTo(house.router);
        test.accept(house);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void write(
      House house,
      Author by,
      String action,
      String subject,
      @Nullable Object before,
      @Nullable Object after) {
    house.clock.pass(Duration.ofSeconds(1));
    house
        .database
        .jdbi()
        .useHandle(handle ->
            house.audit.write(handle, by, action, new SiteKey("shop"), subject, before, after));
  }

  private static JsonNode get(House house, String path) {
    var answer = house.signedIn("ada").get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return House.json(answer);
  }

  @Test
  void onlyAdminsReadIt() {
    onBoth(house -> {
      for (String path : List.of(AUDIT, AUDIT + "/about", AUDIT + "/export")) {
        assertThat(house.signedIn("sue").get(path).status()).isEqualTo(403);
        assertThat(house.stranger().get(path).status()).isEqualTo(401);
      }
    });
  }

  @Test
  void aChangeIsShownWithWhoWhatWhenBeforeAndAfter() {
    onBoth(house -> {
      StaffMember ada = house.register.findByLogin("ada").orElseThrow();
      write(house, Author.of(ada), "team.change", "t1", Map.of("name", "A"), Map.of("name", "B"));

      JsonNode change = get(house, AUDIT).at("/changes/0");

      assertThat(change.get("who").asString()).isEqualTo(ada.id().value());
      assertThat(change.get("name").asString()).isEqualTo(ada.name());
      assertThat(change.get("kind").asString()).isEqualTo("team.change");
      assertThat(change.get("site").asString()).isEqualTo("shop");
      assertThat(change.get("subject").asString()).isEqualTo("t1");
      assertThat(change.get("at").asString()).isEqualTo(house.clock.instant().toString());
      assertThat(change.get("before").asString()).isEqualTo("{\"name\":\"A\"}");
      assertThat(change.get("after").asString()).isEqualTo("{\"name\":\"B\"}");
    });
  }

  @Test
  void itIsNarrowedByPersonKindAndTime() {
    onBoth(house -> {
      StaffMember ada = house.register.findByLogin("ada").orElseThrow();
      write(house, Author.of(ada), "faq.change", "one", null, null);
      var then = house.clock.instant();
      write(house, Author.HOUSE, "faq.delete", "two", null, null);
      write(house, Author.of(ada), "faqs.other", "three", null, null);

      assertThat(subjects(get(house, AUDIT + "?kind=faq"))).containsExactly("two", "one");
      assertThat(subjects(get(house, AUDIT + "?kind=faq.delete"))).containsExactly("two");
      assertThat(subjects(get(house, AUDIT + "?who=" + ada.id().value())))
          .containsExactly("three", "one");
      assertThat(subjects(get(house, AUDIT + "?from=" + then.plusMillis(1))))
          .containsExactly("three", "two");
      assertThat(subjects(get(house, AUDIT + "?kind=faq&to=" + then.plusMillis(1))))
          .containsExactly("one");
      JsonNode about = get(house, AUDIT + "/about");
      assertThat(about.at("/people/0/name").asString()).isEqualTo(ada.name());
      assertThat(about.get("kinds").toString()).contains("faq.change", "staff.create");
    });
  }

  @Test
  void whatWasChangedIsCalledWhatItIsCalledNow() {
    onBoth(house -> {
      StaffMember sue = house.register.findByLogin("sue").orElseThrow();
      write(house, Author.HOUSE, "session.refused", sue.id().value(), null, null);
      assertThat(get(house, AUDIT).at("/changes/0/subjectName").asString()).isEqualTo("Nobody sue");

      write(house, Author.HOUSE, "bot.secret.add", "shop", null, null);
      JsonNode found = get(house, AUDIT + "?kind=bot.secret.add");
      assertThat(found.get("changes")).hasSize(1);
      assertThat(found.at("/changes/0/subjectName").isMissingNode()).isTrue();
    });
  }

  private static List<String> subjects(JsonNode page) {
    return page.get("changes")
        .valueStream()
        .map(c -> c.get("subject").asString())
        .toList();
  }

  @Test
  void pagesHoldEveryChangeOnceAlsoThoseOfOneMoment() {
    onBoth(house -> {
      house.database.jdbi().useHandle(handle -> {
        for (int i = 0; i < 120; i++) {
          house.audit.write(handle, Author.HOUSE, "canned.create", null, "c" + i, null, i);
        }
      });
      Set<String> seen = new HashSet<>();
      String after = "";
      int pages = 0;
      while (after != null) {
        JsonNode page = get(house, AUDIT + "?kind=canned&after=" + after);
        List<String> subjects = subjects(page);
        assertThat(seen).doesNotContainAnyElementsOf(subjects);
        seen.addAll(subjects);
        after = page.hasNonNull("next") ? page.get("next").asString() : null;
        pages++;
      }
      assertThat(seen).hasSize(120);
      assertThat(pages).isEqualTo(3);
    });
  }

  @Test
  void inTheFileNothingIsAFormula() {
    onBoth(house -> {
      write(house, Author.HOUSE, "canned.create", "=1+1", null, Map.of("title", "@you"));

      String file = house.signedIn("ada").get(AUDIT + "/export?kind=canned").text();

      assertThat(file).contains(",'=1+1,,,\"{\"\"title\"\":\"\"@you\"\"}\"\r\n");
    });
  }

  @Test
  void theFileIsMadeBeside() {
    var made = new AtomicInteger();
    onBoth(
        house -> new AuditEndpoints(house.guard, house.database.jdbi(), work -> {
          made.incrementAndGet();
          work.run();
        }),
        house -> house.signedIn("ada").get(AUDIT + "/export"));

    assertThat(made).hasValue(2);
  }

  @Test
  void aFileThatIsCutSaysSoAndWhereToGoOn() {
    for (Limits limits : List.of(new Limits(3, 100_000), new Limits(100, 300))) {
      onBoth(
          house -> new AuditEndpoints(house.guard, house.database.jdbi(), Runnable::run, limits),
          house -> {
            for (int i = 1; i <= 9; i++) {
              write(house, Author.HOUSE, "canned.create", "c" + i, null, Map.of("title", "hello"));
            }
            String path = AUDIT + "/export?kind=canned";
            var seen = new ArrayList<String>();
            String to = "";
            for (int files = 0; files < 9 && to != null; files++) {
              String file = house.signedIn("ada").get(path + to).text();
              assertThat(file.length()).isLessThan(500);
              file.lines()
                  .filter(line -> line.contains("canned.create"))
                  .forEach(line -> seen.add(line.split(",", -1)[5]));
              String last = file.lines().toList().getLast();
              to = last.contains("export.cut")
                  ? "&" + last.replaceFirst(".*(to=[0-9TZ:.-]+).*", "$1")
                  : null;
            }
            assertThat(seen).containsExactly("c9", "c8", "c7", "c6", "c5", "c4", "c3", "c2", "c1");
          });
    }
  }

  @Test
  void aFileThatHoldsAllIsNotCut() {
    onBoth(
        house -> new AuditEndpoints(
            house.guard, house.database.jdbi(), Runnable::run, new Limits(3, 100_000)),
        house -> {
          for (int i = 1; i <= 3; i++) {
            write(house, Author.HOUSE, "canned.create", "c" + i, null, null);
          }
          assertThat(house.signedIn("ada").get(AUDIT + "/export?kind=canned").text())
              .contains("c1")
              .doesNotContain("export.cut");
        });
  }

  @Test
  void whatCanNotBeIsNamed() {
    onBoth(house -> {
      for (String wrong : List.of("?kind=%25", "?who=%27", "?from=now", "?after=1", "?site=a+b")) {
        assertThat(house.signedIn("ada").get(AUDIT + wrong).status()).as(wrong).isEqualTo(422);
      }
    });
  }
}
