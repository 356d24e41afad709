package dev.firsthand.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.SharedWrites;
import dev.firsthand.access.VisitorAuth;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.http.Response;
import dev.firsthand.sites.ShopContract;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files over HTTP, on both databases. */
class FilesTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String BEGIN = "/api/v1/sites/shop/files";
  private static final int MOST = 600_000;

  private FileStore files;
  private VisitorAuth auth;
  private VisitorAuth.NewVisitor ida;
  private Browser visitor;
  private final Set<VisitorId> blocked = new HashSet<>();

  @BeforeEach
  void open() {
    auth = new VisitorAuth(
        house.database.jdbi(),
        new SharedWrites(house.database.jdbi(), Runnable::run),
        house.tokens,
        house.clock);
    files = new FileStore(house.database.jdbi(), house.tokens, house.clock);
    new FileEndpoints(house.guard, auth, blocked::contains, files, MOST, house.clock)
        .addTo(house.router);
    ida = auth.newVisitor(SHOP);
    visitor = speaking(ida);
  }

  @Test
  void aBlockedVisitorBringsNothing() {
    blocked.add(ida.id());
    var no = visitor.post("/api/v1/sites/shop/files", Map.of("name", "Leaf.png", "size", 10));

    assertThat(no.status()).isEqualTo(403);
    assertThat(House.json(no).get("code").asString()).isEqualTo("BLOCKED");
  }

  @Test
  void aFileIsBroughtInPartsAndSentOnce() {
    byte[] picture = picture(FileStore.PART_BYTES + 10);
    JsonNode begun = begin(visitor, "Leaf.png", picture.length);
    assertThat(begun.get("parts").asInt()).isEqualTo(2);

    assertThat(part(begun, 1, Arrays.copyOfRange(picture, FileStore.PART_BYTES, picture.length)))
        .isEqualTo(204);
    assertThat(done(begun).status()).isEqualTo(409);
    assertThat(part(begun, 0, Arrays.copyOf(picture, FileStore.PART_BYTES))).isEqualTo(204);
    assertThat(part(begun, 0, Arrays.copyOf(picture, FileStore.PART_BYTES))).isEqualTo(204);
    JsonNode done = House.json(done(begun));

    assertThat(done.get("type").asString()).isEqualTo("image/png");
    assertThat(House.json(done(begun))).isEqualTo(done);
    String id = done.get("id").asString();
    assertThat(files.send(ida.id(), null, id))
        .contains(new Attachment(id, "image/png", picture.length));
    assertThat(part(begun, 0, Arrays.copyOf(picture, FileStore.PART_BYTES))).isEqualTo(404);
    Response shown = visitor.get("/api/v1/files/" + id + "?site=shop");
    assertThat(shown.body()).isEqualTo(picture);
  }

  @Test
  void whatWasBroughtOnceStaysAsItWasJudged() {
    byte[] picture = picture(50);
    JsonNode begun = begin(visitor, "a.png", picture.length);
    String id = begun.get("id").asString();
    assertThat(part(begun, 0, picture)).isEqualTo(204);
    StoredFile judged = files.find(id).orElseThrow();

    files.keep(id, 0, new byte[50]);
    assertThat(files.bytes(judged)).isEqualTo(picture);

    files.forget(id);
    files.keep(id, 0, picture);
    assertThat(files.parts(id)).isZero();
  }

  @Test
  void whatIsGivenBackCanNotAct() {
    String id = sent(picture(100));

    Response shown = visitor.get("/api/v1/files/" + id + "?site=shop");

    assertThat(shown.header("Content-Type")).contains("image/png");
    assertThat(shown.header("Content-Disposition").orElse("")).startsWith("inline; ");
    assertThat(shown.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(shown.header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
    assertThat(visitor
            .get("/api/v1/files/" + id + "?site=shop&save")
            .header("Content-Disposition")
            .orElse(""))
        .startsWith("attachment; ");
    String text = sent("one;two\n".getBytes(ISO_8859_1), "list.csv");
    assertThat(visitor
            .get("/api/v1/files/" + text + "?site=shop")
            .header("Content-Disposition")
            .orElse(""))
        .startsWith("attachment; filename=\"list.csv\"");
  }

  @Test
  void onlyTheVisitorAndStaffReadAFile() {
    String id = sent(picture(100));
    assertThat(admin.get("/api/v1/files/" + id).status()).isEqualTo(200);
    assertThat(visitor.get("/api/v1/files/" + id).status()).isEqualTo(404);
    assertThat(house.stranger().get("/api/v1/files/" + id + "?site=shop").status())
        .isEqualTo(404);
    assertThat(speaking(auth.newVisitor(SHOP))
            .get("/api/v1/files/" + id + "?site=shop")
            .status())
        .isEqualTo(404);
    assertThat(files.send(auth.newVisitor(SHOP).id(), null, id)).isEmpty();
  }

  @Test
  void whatAnAgentHasNotSentTheVisitorDoesNotSee() {
    house.hire("maria", Role.AGENT);
    Browser maria = house.signedIn("maria");
    var maryam = house.directory.all().stream()
        .filter(member -> member.name().endsWith("maria"))
        .findFirst()
        .orElseThrow()
        .id();
    String conversation = ConversationId.of(ida.id(), 1).value();
    JsonNode begun = House.json(maria.post(
        "/api/v1/conversations/" + conversation + "/files", Map.of("name", "a.png", "size", 50)));
    part(begun, 0, picture(50));
    String id = House.json(done(begun)).get("id").asString();

    assertThat(visitor.get("/api/v1/files/" + id + "?site=shop").status()).isEqualTo(404);
    assertThat(files.send(ida.id(), null, id)).isEmpty();
    assertThat(files.send(ida.id(), maryam, id)).isPresent();
    assertThat(visitor.get("/api/v1/files/" + id + "?site=shop").status()).isEqualTo(200);
  }

  @Test
  void whatIsTooLargeOrNoneOfOurKindsIsRefusedWithAWayOut() {
    Response large = visitor.post(BEGIN, Map.of("name", "a.png", "size", MOST + 1));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.text()).contains("FILE_TOO_LARGE", "585 kB");
    assertThat(house.stranger().post(BEGIN, Map.of("name", "a", "size", 1)).status())
        .isEqualTo(401);

    byte[] page = "<!doctype html>".getBytes(ISO_8859_1);
    JsonNode begun = begin(visitor, "page.html", page.length);
    assertThat(part(begun, 0, new byte[page.length + 1])).isEqualTo(422);
    assertThat(part(begun, 1, page)).isEqualTo(422);
    assertThat(part(begun, 0, page)).isEqualTo(204);
    Response refused = done(begun);
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.text()).contains("PNG");
    assertThat(files.find(begun.get("id").asString())).isEmpty();
  }

  @Test
  void theRightEndsAfterAnHourAndWhatWasNotSentAfterADay() {
    JsonNode begun = begin(visitor, "a.png", 50);
    house.clock.pass(Duration.ofMinutes(61));
    assertThat(part(begun, 0, picture(50))).isEqualTo(404);
    String id = sent(picture(50));

    house.clock.pass(Duration.ofHours(25));
    begin(visitor, "b.png", 50);

    assertThat(files.find(begun.get("id").asString())).isEmpty();
    assertThat(files.find(id)).isPresent();
  }

  @Test
  void whoReadsManyAtOnceAndTakesNoneIsTurnedAway() {
    String id = sent(picture(FileStore.PART_BYTES));
    // Nobody takes a response here, so each keeps its room.
    var answers = new TreeSet<Integer>();
    for (int i = 0; i < 300; i++) {
      answers.add(visitor.get("/api/v1/files/" + id + "?site=shop").status());
    }
    assertThat(answers).containsExactly(200, 503);
  }

  @Test
  void nobodySendsFilesWithoutEnd() {
    for (int i = 0; i < 60; i++) {
      begin(visitor, i + ".png", 50);
    }
    assertThat(visitor.post(BEGIN, Map.of("name", "a.png", "size", 50)).status())
        .isEqualTo(429);
    house.clock.pass(Duration.ofMinutes(61));
    begin(visitor, "a.png", 50);
  }

  private Browser speaking(VisitorAuth.NewVisitor who) {
    Browser browser = house.stranger();
    browser.headers.put("Authorization", "Bearer " + who.token());
    return browser;
  }

  private String sent(byte[] content) {
    return sent(content, "a.png");
  }

  private String sent(byte[] content, String name) {
    JsonNode begun = begin(visitor, name, content.length);
    assertThat(part(begun, 0, content)).isEqualTo(204);
    String id = House.json(done(begun)).get("id").asString();
    assertThat(files.send(ida.id(), null, id)).isNotEqualTo(Optional.empty());
    return id;
  }

  private static JsonNode begin(Browser who, String name, int size) {
    Response answer = who.post(BEGIN, Map.of("name", name, "size", size));
    assertThat(answer.status()).isEqualTo(201);
    return House.json(answer);
  }

  private int part(JsonNode begun, int number, byte[] content) {
    return holding(begun)
        .put("/api/v1/files/" + begun.get("id").asString() + "/parts/" + number, content)
        .status();
  }

  private Response done(JsonNode begun) {
    return holding(begun).post("/api/v1/files/" + begun.get("id").asString() + "/done", "");
  }

  private Browser holding(JsonNode begun) {
    Browser browser = house.stranger();
    browser.headers.put("X-Firsthand-Right", begun.get("right").asString());
    return browser;
  }

  private static byte[] picture(int size) {
    byte[] picture = Arrays.copyOf("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), size);
    Arrays.fill(picture, 8, size, (byte) 7);
    return picture;
  }
}
