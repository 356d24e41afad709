package dev.firsthand.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Who signed in, and who was refused, on record; on both databases. */
class SignInRecordTest {

  private static final String ADDRESS = "192.0.2.1";

  private static void onBoth(BiConsumer<House, SignIn> test) {
    for (RoomDatabase database : List.of(RoomDatabase.sqlite(), RoomDatabase.postgresql())) {
      try (var house = new House(database)) {
        house.hire("ada", Role.ADMIN);
        test.accept(
            house,
            new SignIn(
                database.jdbi(),
                house.passwords,
                house.sessions,
                new SignInLimits(house.clock),
                house.register,
                new SignInRecord(database.jdbi(), house.audit, house.clock)));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aSignInIsOnRecordWithWhoItWas() {
    onBoth((house, signIn) -> {
      signIn.attempt("ADA", House.PASSWORD, ADDRESS);

      var row = house.audit.latest(1).getFirst();
      assertThat(row.action()).isEqualTo("session.signIn");
      assertThat(row.author().name()).isEqualTo("Nobody ada");
      assertThat(row.subject())
          .isEqualTo(house.register.findByLogin("ada").orElseThrow().id().value());
    });
  }

  @Test
  void aRefusalIsOnRecordWithoutWhatWasTyped() {
    onBoth((house, signIn) -> {
      signIn.attempt("ada", "my secret", ADDRESS);

      var row = house.audit.latest(1).getFirst();
      assertThat(row.action()).isEqualTo("session.refused");
      assertThat(row.author()).isEqualTo(Author.HOUSE);
      assertThat(row.subject())
          .isEqualTo(house.register.findByLogin("ada").orElseThrow().id().value());
      assertThat(house.audit.latest(50).toString()).doesNotContain("my secret", ADDRESS);
    });
  }

  @Test
  void refusalsOfNobodysLoginAreGathered() {
    onBoth((house, signIn) -> {
      int before = house.audit.latest(1_000).size();
      for (int i = 0; i < 40; i++) {
        signIn.attempt("my password " + i, "x", ADDRESS);
      }
      assertThat(house.audit.latest(1_000)).hasSize(before + 1);

      house.clock.pass(Duration.ofMinutes(10));
      signIn.attempt("somebody", "x", ADDRESS);

      assertThat(house.audit.latest(1_000)).hasSize(before + 2);
      assertThat(house.audit.latest(1).getFirst().after()).isEqualTo("{\"tries\":40}");
      assertThat(house.audit.latest(50).toString()).doesNotContain("my password", "somebody");
    });
  }

  @Test
  void refusalsOfALoginAreBoundedByHowOftenItMayBeTried() {
    onBoth((house, signIn) -> {
      int before = house.audit.latest(1_000).size();
      for (int i = 0; i < 100; i++) {
        signIn.attempt("ada", "wrong", ADDRESS);
      }

      assertThat(house.audit.latest(1_000)).hasSize(before + 5);
    });
  }

  @Test
  void signInsHaveNobodyReadTheSettingsAnew() {
    onBoth((house, signIn) -> {
      Audit.Mark before = house.audit.mark();
      signIn.attempt("ada", House.PASSWORD, ADDRESS);
      signIn.attempt("ada", "wrong", ADDRESS);
      assertThat(house.audit.mark()).isEqualTo(before);

      house.hire("bea", Role.AGENT);
      assertThat(house.audit.mark()).isNotEqualTo(before);
    });
  }
}
