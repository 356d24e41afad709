package dev.firsthand.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firsthand import FILE}: brings closed conversations of another system in. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports past conversations, one JSON object a line:",
      "  {\"visitor\":\"anything\",\"messages\":[{\"at\":\"2026-01-02T03:04:05Z\",",
      "   \"from\":\"visitor|bot|agent\",\"agent\":\"LOGIN\",\"text\":\"…\"}]}",
      "All lines are checked before the first is stored."
    })
final class ImportCommand implements Callable<Integer> {

  @Mixin
  private Options options = new Options();

  @Parameters(paramLabel = "FILE", description = "The file, in JSON lines.")
  private @Nullable Path file;

  @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
  private @Nullable String site;

  @Override
  public Integer call() throws IOException {
    Path source = Objects.requireNonNull(file, "picocli demands it");
    try (House house = CommandHouse.open(options)) {
      var history = new HistoryImport(house, Objects.requireNonNull(site, "picocli demands it"));
      try (BufferedReader lines = open(source)) {
        history.check(lines);
      }
      try (BufferedReader lines = open(source)) {
        System.out.println("Imported " + history.store(lines) + " conversations.");
      }
      return 0;
    }
  }

  private static BufferedReader open(Path source) {
    try {
      return Files.newBufferedReader(source);
    } catch (IOException e) {
      throw new BadFile("The file " + source + " can't be read.");
    }
  }
}
