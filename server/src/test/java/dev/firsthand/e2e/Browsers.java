package dev.firsthand.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one browser of a run: the machine's own Chromium, driven by the Node.js on the path. */
final class Browsers implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  Browsers() {
    playwright = driver();
    browser = playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(chromium()))
            .setArgs(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync")));
  }

  /** What drives a browser, without bringing one. */
  static Playwright driver() {
    return Playwright.create(new Playwright.CreateOptions()
        .setEnv(Map.of(
            "PLAYWRIGHT_NODEJS_PATH",
            found("node", Stream.of("node"), "install Node.js 20.19 or newer"),
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
            "1")));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }

  static String chromium() {
    String chosen = System.getenv("CHROMIUM");
    return chosen == null || chosen.isEmpty()
        ? found(
            "Chromium",
            NAMES.stream(),
            "install it (Debian: apt-get install chromium), or set CHROMIUM to its path")
        : chosen;
  }

  private static String found(String what, Stream<String> names, String advice) {
    String path = System.getenv().getOrDefault("PATH", "");
    return names
        .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(f -> Path.of(f, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("The browser tests need " + what + ": " + advice + "."));
  }
}
