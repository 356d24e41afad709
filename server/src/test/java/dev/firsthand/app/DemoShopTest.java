package dev.firsthand.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's shop embeds the widget as a customer would, under the strictest content policy. */
class DemoShopTest {

  private static final String TAG = "<script async src=\"/widget.js\" data-site=\"demo\"></script>";
  private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"#]+)[^\"]*\"");
  private static final List<String> OTHER_ROOMS = List.of("/widget.js", "/console/", "/admin/");

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "delivery.html", "returns.html"})
  void everyPageHasTheWidgetsOneTagAndNoOtherScriptOrStyle(String page) throws IOException {
    var html = text(page);
    assertTrue(html.contains(TAG + "\n  </body>"), page);
    assertEquals(2, html.split("<script", -1).length, page);
    for (var inline : List.of("<style", " style=", "javascript:", " onclick", " onload")) {
      assertFalse(html.contains(inline), page + ": " + inline);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "delivery.html", "returns.html"})
  void everyLinkAndPictureIsThere(String page) throws IOException {
    ADDRESS
        .matcher(text(page))
        .results()
        .map(found -> found.group(1))
        .filter(address -> !OTHER_ROOMS.contains(address))
        .map(address -> address.startsWith("/") ? address : "/demo/shop/" + address)
        .forEach(address -> assertNotNull(DemoShopTest.class.getResource(address), address));
  }

  private static String text(String page) throws IOException {
    var resource = "/demo/shop/" + page;
    try (var in = requireNonNull(DemoShopTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
