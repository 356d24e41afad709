package dev.firsthand.app;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's staff, their pictures and canned responses hold together and hold no secret. */
class DemoPeopleTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{+[^}]*\\}+");
  private static final Set<String> ALLOWED = Set.of("{{visitor.firstName}}", "{{agent.firstName}}");

  @Test
  void threeAgentsASupervisorAndAnAdminAreAtWork() throws IOException {
    var roles =
        staff().stream().collect(groupingBy(person -> person.get("role").asString(), counting()));

    assertEquals(Map.of("agent", 3L, "supervisor", 1L, "admin", 1L), roles);
  }

  @Test
  void everybodyHasALoginANameATitleAGreetingAndRoomForAChat() throws IOException {
    var logins = new HashSet<String>();
    for (var person : staff()) {
      var login = person.get("login").asString();
      assertTrue(login.matches("[a-z]+@[a-z]+\\.example"), login);
      assertTrue(logins.add(login), login);
      assertFalse(person.get("name").asString().isBlank(), login);
      assertFalse(person.get("title").asString().isBlank(), login);
      assertFalse(person.get("greeting").asString().isBlank(), login);
      assertFalse(person.get("languages").isEmpty(), login);
      assertTrue(person.get("capacity").asInt() > 0, login);
      assertFalse(person.has("password"), login);
    }
  }

  @Test
  void everyPictureIsADrawingThatLoadsNothingAndRunsNothing() throws IOException {
    for (var person : staff()) {
      var picture = text(person.get("picture").asString());
      assertTrue(
          picture.contains("viewBox=\"0 0 96 96\""), person.get("picture").asString());
      for (var danger : List.of("<script", "href", "url(", "style", "<text", " on")) {
        assertFalse(picture.contains(danger), person.get("picture").asString() + ": " + danger);
      }
    }
  }

  @Test
  void cannedResponsesHaveUniqueShortcutsAndOnlyKnownPlaceholders() throws IOException {
    var responses = JsonMapper.shared()
        .readTree(text("/demo/canned.json"))
        .path("responses")
        .values();
    var shortcuts = new HashSet<String>();
    for (var response : responses) {
      var shortcut = response.get("shortcut").asString();
      assertTrue(shortcut.matches("[a-z]+") && shortcuts.add(shortcut), shortcut);
      assertFalse(response.get("title").asString().isBlank(), shortcut);
      PLACEHOLDER
          .matcher(response.get("text").asString())
          .results()
          .forEach(found -> assertTrue(ALLOWED.contains(found.group()), shortcut));
    }
    assertEquals(15, shortcuts.size());
  }

  private static List<JsonNode> staff() throws IOException {
    return List.copyOf(
        JsonMapper.shared().readTree(text("/demo/staff.json")).path("staff").values());
  }

  private static String text(String resource) throws IOException {
    try (var in = requireNonNull(DemoPeopleTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
