package dev.firsthand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticFilesTest {

  private static final String FOLDER = "files-under-test";

  private final StaticFiles files =
      StaticFiles.ofClassPath(StaticFilesTest.class.getClassLoader(), FOLDER);

  @ParameterizedTest
  @CsvSource({
    "index.html, text/html; charset=utf-8",
    "app-BX3k9_aQ.js, text/javascript; charset=utf-8",
    "style.css, text/css; charset=utf-8",
    "icon.svg, image/svg+xml",
    "app.webmanifest, application/manifest+json",
    "sounds/ring.woff2, font/woff2"
  })
  void sendsTheRightType(String name, String type) {
    assertThat(get(name).header("Content-Type")).hasValue(type);
  }

  @ParameterizedTest
  @CsvSource({
    "app-BX3k9_aQ.js, true",
    "assets/index-D4f5g6h7.css, true",
    "chunk.0a1b2c3d.js, true",
    "app-BX3k9_aQ.js.map, true",
    "app.js, false",
    "service-worker.js, false",
    "some-long-settings.js, false",
    "index.html, false"
  })
  void knowsNamesThatCarryAHash(String name, boolean hashed) {
    assertThat(StaticFile.hasHash(name)).isEqualTo(hashed);
  }

  @Test
  void filesWithAHashAreKeptForAYear() {
    assertThat(get("app-BX3k9_aQ.js").header("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(get("style.css").header("Cache-Control")).hasValue("no-cache");
  }

  @Test
  void aKnownFileIsNotSentAgain() {
    var tag = get("style.css").header("ETag").orElseThrow();

    var again =
        Request.of("GET", "/").header("If-None-Match", "\"other\", " + tag).build();
    var response = files.find("style.css", again).orElseThrow();

    assertThat(tag).matches("\"[^\"]+\"");
    assertThat(response.status()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("ETag")).hasValue(tag);
    assertThat(response.header("Vary")).hasValue("Accept-Encoding");
  }

  @Test
  void compressesForThoseWhoTakeIt() throws Exception {
    var plain = get("style.css");
    var request =
        Request.of("GET", "/").header("Accept-Encoding", "br;q=1, gzip").build();

    var small = files.find("style.css", request).orElseThrow();

    assertThat(small.header("Content-Encoding")).hasValue("gzip");
    assertThat(small.header("Vary")).hasValue("Accept-Encoding");
    assertThat(small.body().length).isLessThan(plain.body().length / 2);
    assertThat(small.header("ETag")).isNotEqualTo(plain.header("ETag"));
    var inflated = new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes();
    assertThat(inflated).isEqualTo(plain.body());
    var refusing = Request.of("GET", "/").header("Accept-Encoding", "gzip;q=0").build();
    assertThat(files.find("style.css", refusing).orElseThrow().header("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void pagesMayAnswerForPathsOfTheirOwn() {
    var app = files.withFallback("index.html");
    var request = Request.of("GET", "/").build();

    assertThat(app.find("inbox/7", request).orElseThrow().text()).contains("Index");
    assertThat(app.find("", request).orElseThrow().text()).contains("Index");
    assertThat(app.find("missing.js", request)).isEmpty();
    assertThat(files.find("inbox/7", request)).isEmpty();
  }

  @Test
  void pagesHaveAPolicyAndAMountItsHeaders() {
    var widget =
        files.withPolicy("frame-ancestors https://a").withHeader("X-Robots-Tag", "noindex");
    var request = Request.of("GET", "/").build();

    var page = widget.find("index.html", request).orElseThrow();
    assertThat(page.header("Content-Security-Policy")).hasValue("frame-ancestors https://a");
    assertThat(page.header("X-Robots-Tag")).hasValue("noindex");
    assertThat(get("index.html").header("Content-Security-Policy"))
        .hasValue(StaticFiles.PAGE_POLICY);
    assertThat(get("style.css").header("Content-Security-Policy")).isEmpty();
  }

  @Test
  void theLongestPrefixWinsAndRoutesGoFirst() {
    var router = new Router()
        .files("/", files.withFallback("index.html"))
        .files("/widget", files)
        .get("/widget/api", request -> Response.noContent());

    assertThat(router.find(Request.of("GET", "/widget/style.css").build()))
        .isInstanceOf(Router.Match.ToFile.class);
    assertThat(router.find(Request.of("GET", "/widget/api").build()))
        .isInstanceOf(Router.Match.ToEndpoint.class);
    assertThat(router.find(Request.of("GET", "/widgets/x.js").build()))
        .isInstanceOf(Router.Match.Nowhere.class);
    assertThat(router.find(Request.of("POST", "/style.css").build()))
        .isEqualTo(new Router.Match.NotHere("GET, HEAD, OPTIONS"));
  }

  @Test
  void aFolderOnDiskIsReadAnewAndNeverLeft(@TempDir Path outer) throws Exception {
    var folder = Files.createDirectory(outer.resolve("inner"));
    Files.writeString(outer.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("link.txt"), outer.resolve("secret.txt"));
    Files.writeString(folder.resolve("a.txt"), "one");
    var live = StaticFiles.ofFolder(folder);
    var request = Request.of("GET", "/").build();

    assertThat(live.find("a.txt", request).orElseThrow().text()).isEqualTo("one");
    Files.writeString(folder.resolve("a.txt"), "two");
    assertThat(live.find("a.txt", request).orElseThrow().text()).isEqualTo("two");
    assertThat(live.find("../secret.txt", request)).isEmpty();
    assertThat(live.find("link.txt", request)).isEmpty();
    assertThat(live.find("/etc/passwd", request)).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var loader = StaticFilesTest.class.getClassLoader();
    assertThatThrownBy(() -> StaticFiles.ofClassPath(loader, "no-such-folder"))
        .hasMessageContaining("no-such-folder");
  }

  @Test
  void usesWhatWasCompressedBefore(@TempDir Path outer) throws Exception {
    var folder = Files.createDirectory(outer.resolve("built"));
    Files.writeString(folder.resolve("app.js"), "plain");
    Files.writeString(folder.resolve("app.js.gz"), "compressed before");
    Files.writeString(folder.resolve("app.js.br"), "and closer");
    try (var loader = new URLClassLoader(new URL[] {outer.toUri().toURL()}, null)) {
      var built = StaticFiles.ofClassPath(loader, "built");
      var request = Request.of("GET", "/").header("Accept-Encoding", "gzip").build();

      assertThat(built.find("app.js", request).orElseThrow().text()).isEqualTo("compressed before");
      assertThat(built.find("app.js.gz", request)).isEmpty();
      var browser =
          Request.of("GET", "/").header("Accept-Encoding", "gzip, deflate, br").build();
      var closer = built.find("app.js", browser).orElseThrow();
      assertThat(closer.text()).isEqualTo("and closer");
      assertThat(closer.header("Content-Encoding")).hasValue("br");
      var butThis =
          Request.of("GET", "/").header("Accept-Encoding", "*, br;q=0").build();
      assertThat(built.find("app.js", butThis).orElseThrow().header("Content-Encoding"))
          .hasValue("gzip");
      assertThat(closer.header("Vary")).hasValue("Accept-Encoding");
      assertThat(closer.header("ETag"))
          .isNotEqualTo(built.find("app.js", request).orElseThrow().header("ETag"));
      assertThat(built.find("app.js.br", browser)).isEmpty();
    }
  }

  @Test
  void readsFromJarsToo() {
    var loader = org.junit.jupiter.api.Test.class.getClassLoader();
    var jar = StaticFiles.ofClassPath(loader, "META-INF");

    assertThat(jar.find("MANIFEST.MF", Request.of("GET", "/").build())).isPresent();
  }

  private Response get(String name) {
    return files.find(name, Request.of("GET", "/").build()).orElseThrow();
  }
}
