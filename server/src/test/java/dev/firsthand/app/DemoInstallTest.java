package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import dev.firsthand.escalation.Rule;
import dev.firsthand.escalation.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is whole after a start, whatever became of the start before. */
class DemoInstallTest {

  private static final String SIGN_INS = "demo-sign-ins.txt";
  private static final String MARIA = "maria@tuckleaf.example";

  @Test
  void aSecondStartChangesNothing(@TempDir Path data) throws IOException {
    List<String> first = install(data, data);

    assertThat(install(data, data)).isEqualTo(first).hasSize(5);
  }

  @Test
  void aStartThatWasCutOffIsFinishedByTheNext(@TempDir Path data, @TempDir Path other)
      throws IOException {
    List<String> signIns = install(other, other);
    try (House cutOff = house(data)) {
      cutOff.sites.create("demo", "Tuckleaf", Author.HOUSE);
      cutOff.register.create(StaffDraft.of(MARIA, "Maria", Role.AGENT), "no hash", Author.HOUSE);
      Files.copy(other.resolve(SIGN_INS), data.resolve(SIGN_INS));
    }

    assertThat(install(data, data)).isEqualTo(signIns);
    try (House whole = house(data)) {
      assertThat(whole.faqs.current(DemoData.SITE).entries()).hasSizeGreaterThanOrEqualTo(60);
      assertThat(whole.canned.shared()).isNotEmpty();
      assertThat(whole.gestures.all()).hasSize(2).noneMatch(each -> each.isLow());
      var policy = whole.policies.current(DemoData.SITE);
      assertThat(policy.number()).isEqualTo(1);
      assertThat(policy.policy().rules()).extracting(Rule::title).contains("Legal threat");
      assertThat(Warnings.of(policy.policy(), team -> true)).isEmpty();
      assertThat(whole.staff.all()).extracting(StaffMember::login).hasSize(5).contains(MARIA);
    }
  }

  @Test
  void theFolderOfTheSignInsIsMade(@TempDir Path data) throws IOException {
    Path folder = data.resolve("not/there");

    install(data, folder);

    assertThat(folder.resolve(SIGN_INS)).isRegularFile();
  }

  private static List<String> install(Path database, Path data) throws IOException {
    try (House house = house(database)) {
      return DemoData.install(house, data);
    }
  }

  private static House house(Path data) {
    var values = ConfigValues.read(null, Map.of(), Map.of("data.directory", data.toString()));
    return new House(Config.of(values), Clock.systemUTC(), new SecureRandom());
  }
}
