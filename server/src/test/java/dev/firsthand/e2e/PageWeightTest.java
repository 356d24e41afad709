package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the widget costs a visitor's line: bytes as they are sent, not as they lie in a folder. */
class PageWeightTest {

  private static final int LAUNCHER = 2_048;
  private static final int ALL_TO_CHAT = 20_000;
  private static final int ALL_TO_CHAT_IN_A_BROWSER = 18_500;
  private static final Pattern IMPORT = Pattern.compile("\\bfrom\\s*[`\"']\\./([^`\"']+)[`\"']");
  /** What stands in the name of each file with words. */
  private static final Pattern WORDS = Pattern.compile("-([0-9a-f]{8})\\.json");

  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"\\./(assets/[^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private TestHouse house;

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.start(data);
  }

  @AfterEach
  void shut() {
    client.close();
    house.close();
  }

  @Test
  void theLauncherIsLight() throws Exception {
    assertThat(get("/widget.js", "gzip")).hasSizeLessThanOrEqualTo(LAUNCHER);
  }

  @Test
  void allThatAVisitorLoadsToChatIsLight() throws Exception {
    assertThat(weightOf("gzip")).isLessThanOrEqualTo(ALL_TO_CHAT);
    assertThat(weightOf("gzip, deflate, br")).isLessThanOrEqualTo(ALL_TO_CHAT_IN_A_BROWSER);
  }

  /** All that is sent until somebody can write, English words included. */
  private int weightOf(String codings) throws Exception {
    String page = text("/widget/?site=" + TestHouse.SITE);
    var paths =
        new ArrayList<>(List.of("/widget.js", "/panel.js", "/widget/?site=" + TestHouse.SITE));
    for (String asset : found(ASSET, page)) {
      paths.add("/widget/" + asset);
      String content = text("/widget/" + asset);
      found(IMPORT, content).forEach(imported -> paths.add("/widget/assets/" + imported));
      found(WORDS, content).forEach(mark -> paths.add("/widget/assets/en-" + mark + ".json"));
    }
    assertThat(paths).hasSizeGreaterThanOrEqualTo(6);
    int sum = 0;
    for (String path : paths) {
      sum += get(path, codings).length;
    }
    return sum;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private String text(String path) throws IOException, InterruptedException {
    return new String(get(path, "identity"), StandardCharsets.UTF_8);
  }

  private byte[] get(String path, String codings) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path))
        .header("Accept-Encoding", codings)
        .build();
    var response = client.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }
}
