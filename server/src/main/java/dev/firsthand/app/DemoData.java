package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.canned.CannedResponse;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqFormat;
import dev.firsthand.sites.Look;
import dev.firsthand.sites.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's shop, people and FAQ, put into an empty house once. The sign-ins are made by chance for
 * this very installation and kept in a file that only its owner can read.
 */
final class DemoData {

  static final SiteKey SITE = new SiteKey("demo");

  private static final String SIGN_INS = "demo-sign-ins.txt";

  private DemoData() {}

  /** Puts the demo in if it is not there yet; gives the lines that tell how to sign in. */
  static List<String> install(House house, Path data) throws IOException {
    Path file = data.resolve(SIGN_INS);
    if (!house.sites.exists(SITE)) {
      house.sites.create(SITE.value(), "Tuckleaf", Author.HOUSE);
      house
          .sites
          .find(SITE)
          .map(DemoData::dressed)
          .ifPresent(site -> house.sites.change(site, Author.HOUSE));
      house.faqRegister.load(
          SITE,
          resource("faq.json").getBytes(StandardCharsets.UTF_8),
          FaqFormat.JSON,
          false,
          Author.HOUSE);
      for (JsonNode response : json("canned.json").get("responses")) {
        house.canned.create(
            new CannedResponse(
                "",
                response.get("shortcut").asString(),
                response.get("title").asString(),
                response.get("text").asString()),
            Author.HOUSE);
      }
    }
    if (house.staff.all().isEmpty()) {
      write(file, staff(house));
    }
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static Site dressed(Site site) {
    var look = new Look(
        "#2f6b4f",
        "right",
        "Questions? Ask us",
        "Hello! I'm Tuckleaf's bot. Ask me about plants, parcels or returns, or talk to a person.",
        "en");
    return new Site(site.key(), site.name(), site.origins(), look, site.createdAt());
  }

  private static List<String> staff(House house) {
    var lines = new ArrayList<String>();
    for (JsonNode member : json("staff.json").get("staff")) {
      Role role = Role.of(member.get("role").asString()).orElseThrow();
      String password = house.tokens.secret().substring(0, 14);
      var languages =
          member.get("languages").valueStream().map(JsonNode::asString).toList();
      var draft = new StaffDraft(
          member.get("login").asString(),
          member.get("name").asString(),
          member.get("title").asString(),
          text(member, "picture"),
          role,
          languages,
          member.get("greeting").asString(),
          member.get("capacity").asInt(),
          true);
      house.register.create(draft, house.passwords.hash(password), Author.HOUSE);
      lines.add(
          String.format("%-11s %-22s %s", role.word(), member.get("login").asString(), password));
    }
    return lines;
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

  private static JsonNode json(String name) {
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
