package dev.firsthand.app;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.firsthand.access.Author;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import dev.firsthand.canned.Audience;
import dev.firsthand.canned.CannedResponse;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqFormat;
import dev.firsthand.routing.BusinessHours;
import dev.firsthand.routing.Team;
import dev.firsthand.sites.Look;
import dev.firsthand.sites.NobodyTexts;
import dev.firsthand.sites.PolicyDirectory.Draft;
import dev.firsthand.sites.Site;
import dev.firsthand.sites.SiteHours;
import dev.firsthand.teams.TeamDraft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's shop, people and FAQ, put into a house once. The sign-ins are made by chance for
 * this very installation and kept in a file that only its owner can read.
 */
final class DemoData {

  static final SiteKey SITE = new SiteKey("demo");

  private static final String SIGN_INS = "demo-sign-ins.txt";

  /** Always open, so that everything can be tried, and yet with an answer promised by a time. */
  private static final SiteHours ROUND_THE_CLOCK = new SiteHours(
      new BusinessHours(
          ZoneId.of("Europe/Berlin"),
          Arrays.stream(DayOfWeek.values())
              .map(day -> new BusinessHours.Span(day, new BusinessHours.Hours(0, 24 * 60)))
              .toList(),
          List.of(),
          List.of()),
      Duration.ofMinutes(30),
      false,
      NobodyTexts.NONE);

  private DemoData() {}

  /**
   * Puts in what is missing of the demo, also where an earlier start was cut off in the middle;
   * gives the lines that tell how to sign in.
   */
  static List<String> install(House house, Path data) throws IOException {
    if (house.faqs.current(SITE).version() == 0) {
      furnish(house);
    }
    Path file = data.resolve(SIGN_INS);
    List<JsonNode> members = json("staff.json").get("staff").valueStream().toList();
    if (house.staff.all().isEmpty()) {
      Files.createDirectories(data);
      write(file, signIns(house, members));
    }
    if (!Files.exists(file)) {
      return List.of("Unknown in this folder. Make a new link with: ./firsthand staff link LOGIN");
    }
    List<String> lines = Files.readAllLines(file);
    if (house.staff.all().size() < members.size()) {
      hire(house, members, lines);
      gather(house);
    }
    return lines;
  }

  /** The FAQ comes last: where it is, all is. */
  private static void furnish(House house) {
    if (!house.sites.exists(SITE)) {
      house.sites.create(SITE.value(), "Tuckleaf", Author.HOUSE);
    }
    house
        .sites
        .find(SITE)
        .map(DemoData::dressed)
        .ifPresent(site -> house.sites.change(site, Author.HOUSE));
    house.hours.begin(SITE, ROUND_THE_CLOCK, Author.HOUSE);
    if (house.policies.current(SITE).number() == 0) {
      JsonNode rules = json("rules.json");
      house.policies.save(
          SITE,
          0,
          Draft.of(rules.get("comment").asString(), DemoRules.policy(rules)),
          Author.HOUSE);
    }
    Set<String> shortcuts =
        house.canned.shared().stream().map(CannedResponse::shortcut).collect(toSet());
    for (JsonNode response : json("canned.json").get("responses")) {
      if (!shortcuts.contains(response.get("shortcut").asString())) {
        house.canned.create(
            CannedResponse.of(
                new Audience.Everybody(),
                response.get("shortcut").asString(),
                response.get("title").asString(),
                response.get("text").asString()),
            Author.HOUSE);
      }
    }
    DemoGestures.install(house);
    house.faqRegister.load(
        SITE,
        resource("faq.json").getBytes(StandardCharsets.UTF_8),
        FaqFormat.JSON,
        false,
        Author.HOUSE);
  }

  private static Site dressed(Site site) {
    var look = new Look(
        "#2f6b4f",
        "right",
        "Questions? Ask us",
        "Hello! I'm Tuckleaf's bot. Ask me about plants, parcels or returns, or talk to a person.",
        "en");
    return new Site(
        site.key(), site.name(), List.of("https://tuckleaf.example"), look, site.createdAt());
  }

  private static List<String> signIns(House house, List<JsonNode> members) {
    return members.stream()
        .map(member -> String.format(
            "%-11s %-22s %s",
            member.get("role").asString(),
            member.get("login").asString(),
            house.tokens.secret().substring(0, 14)))
        .toList();
  }

  /** Hires who is not there yet, with the passwords that are written in {@code lines}. */
  private static void hire(House house, List<JsonNode> members, List<String> lines) {
    Set<String> there = house.staff.all().stream().map(StaffMember::login).collect(toSet());
    Map<String, String> passwords = lines.stream()
        .map(line -> line.strip().split(" +"))
        .filter(words -> words.length == 3)
        .collect(toMap(words -> words[1], words -> words[2]));
    for (JsonNode member : members) {
      String login = member.get("login").asString();
      String password = passwords.get(login);
      if (password != null && !there.contains(login)) {
        house.register.create(draft(member), house.passwords.hash(password), Author.HOUSE);
      }
    }
  }

  private static StaffDraft draft(JsonNode member) {
    return new StaffDraft(
        member.get("login").asString(),
        member.get("name").asString(),
        member.get("title").asString(),
        text(member, "picture"),
        Role.of(member.get("role").asString()).orElseThrow(),
        texts(member.get("languages")),
        member.get("greeting").asString(),
        member.get("capacity").asInt(),
        true,
        member.has("skills") ? texts(member.get("skills")) : List.of());
  }

  /** Makes the teams that are not there yet; each may fall back to one made before it. */
  private static void gather(House house) {
    for (JsonNode team : json("staff.json").get("teams")) {
      String name = team.get("name").asString();
      if (house.teams.all().stream().anyMatch(made -> made.name().equals(name))) {
        continue;
      }
      String fallback = text(team, "fallback");
      var draft = TeamDraft.of(
          name,
          texts(team.get("members")).stream()
              .flatMap(login -> house.register.findByLogin(login).stream())
              .map(StaffMember::id)
              .toList());
      house.teams.create(
          new TeamDraft(
              draft.name(),
              draft.mode(),
              texts(team.get("skills")),
              draft.members(),
              house.teams.all().stream()
                  .filter(made -> made.name().equals(fallback))
                  .map(Team::id)
                  .findFirst()
                  .orElse(null),
              draft.fallbackAfter(),
              draft.alertAfter()),
          Author.HOUSE);
    }
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value.asString();
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.write(file, lines);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  static JsonNode json(String name) {
    return JsonMapper.shared().readTree(resource(name));
  }

  private static String resource(String name) {
    try (InputStream in = DemoData.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("demo/" + name + " is missing from the build.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("demo/" + name + " can't be read.", e);
    }
  }
}
