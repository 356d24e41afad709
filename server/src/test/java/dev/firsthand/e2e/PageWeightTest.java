package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the widget costs a visitor's line: bytes as they are sent, not as they lie in a folder. */
class PageWeightTest {

  private static final int LAUNCHER = 2_048;
  private static final int ALL_TO_CHAT = 30_000;
  private static final Pattern IMPORT = Pattern.compile("\\bfrom\\s*[`\"']\\./([^`\"']+)[`\"']");
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
    assertThat(get("/widget.js").body()).hasSizeLessThanOrEqualTo(LAUNCHER);
  }

  @Test
  void allThatAVisitorLoadsToChatIsLight() throws Exception {
    var page = get("/widget/?site=" + TestHouse.SITE);
    int sum = get("/widget.js").body().length + get("/panel.js").body().length + page.body().length;
    var assets =
        ASSET.matcher(text(page)).results().map(found -> found.group(1)).toList();
    assertThat(assets).hasSizeGreaterThanOrEqualTo(2);
    for (String asset : assets) {
      var loaded = get("/widget/" + asset);
      sum += loaded.body().length;
      for (String imported :
          IMPORT.matcher(text(loaded)).results().map(found -> found.group(1)).toList()) {
        sum += get("/widget/assets/" + imported).body().length;
      }
    }
    assertThat(sum).isLessThanOrEqualTo(ALL_TO_CHAT);
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + house.port() + path))
        .header("Accept-Encoding", "gzip")
        .build();
    var response = client.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response;
  }

  private static String text(HttpResponse<byte[]> page) throws IOException {
    if (page.headers().firstValue("Content-Encoding").isEmpty()) {
      return new String(page.body(), StandardCharsets.UTF_8);
    }
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
