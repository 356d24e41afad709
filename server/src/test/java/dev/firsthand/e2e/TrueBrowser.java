package dev.firsthand.e2e;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A browser that treats its tabs as it does those of people: hidden where nobody looks, and to be frozen then. The
 * one that tests share holds each tab to be looked at.
 */
final class TrueBrowser implements AutoCloseable {

  private final Process process;
  private final Playwright playwright;
  private final Page page;

  /** Starts it with an empty folder for what it remembers. */
  TrueBrowser(Path profile) {
    try {
      process = new ProcessBuilder(
              Browsers.chromium(),
              "--headless=new",
              "--no-sandbox",
              "--disable-gpu",
              "--no-first-run",
              "--disable-background-networking",
              "--remote-debugging-port=0",
              "--user-data-dir=" + profile,
              "about:blank")
          .redirectErrorStream(true)
          .redirectOutput(profile.resolve("said.txt").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path port = profile.resolve("DevToolsActivePort");
    Net.until("the browser listens", () -> Files.exists(port) && !read(port).isBlank());
    playwright = Browsers.driver();
    page = playwright
        .chromium()
        .connectOverCDP(
            "http://127.0.0.1:" + read(port).lines().findFirst().orElseThrow(),
            new BrowserType.ConnectOverCDPOptions().setNoDefaults(true))
        .contexts()
        .getFirst()
        .pages()
        .getFirst();
  }

  /** Its one tab. */
  Page page() {
    return page;
  }

  @Override
  public void close() {
    playwright.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
