package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqFile;
import dev.firsthand.faq.FaqFiles;
import dev.firsthand.faq.FaqFormat;
import dev.firsthand.faq.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firsthand faq …}. */
@Command(
    name = "faq",
    mixinStandardHelpOptions = true,
    description = "Brings FAQ files in and out.",
    subcommands = {FaqCommands.Import.class, FaqCommands.Export.class})
final class FaqCommands {

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Adds and changes entries from a .json, .csv or .md file: all, or none.")
  static final class Import implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private @Nullable String site;

    @Option(names = "--dry-run", description = "Only says what would happen.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
      Path source = Objects.requireNonNull(file, "picocli demands it");
      if (!Files.isReadable(source)) {
        throw new BadFile("The file " + source + " can't be read.");
      }
      try (House house = CommandHouse.open(options)) {
        var into = siteOf(house, site);
        FaqFile read = FaqFiles.read(Files.readAllBytes(source), format(source), zone(house, into));
        ImportReport report = house.faqRegister.load(into, read, dryRun, Author.COMMAND_LINE);
        report
            .errors()
            .forEach(error -> System.err.println("Line " + error.line() + ": " + error.message()));
        if (!report.errors().isEmpty()) {
          throw new BadFile("The file has errors; nothing was imported.");
        }
        System.out.println(report.entries() + " entries: " + report.created() + " new, "
            + report.changed() + " changed.");
        return 0;
      }
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes all entries of a site to standard output.")
  static final class Export implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Option(names = "--site", required = true, paramLabel = "KEY", description = "The site's key.")
    private @Nullable String site;

    @Option(names = "--format", defaultValue = "json", paramLabel = "json|csv|markdown")
    private FaqFormat format = FaqFormat.JSON;

    @Override
    public Integer call() throws IOException {
      try (House house = CommandHouse.open(options)) {
        var of = siteOf(house, site);
        System.out.write(FaqFiles.write(house.faqs.current(of).entries(), format, zone(house, of)));
        System.out.flush();
        return 0;
      }
    }
  }

  private static SiteKey siteOf(House house, @Nullable String key) {
    var site = new SiteKey(Objects.requireNonNull(key, "picocli demands it"));
    if (!house.sites.exists(site)) {
      throw new BadFile("There is no site " + site + "; make it first: firsthand site add.");
    }
    return site;
  }

  private static ZoneId zone(House house, SiteKey site) {
    return house.hours.of(site).at(Instant.EPOCH).zone();
  }

  private static FaqFormat format(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return FaqFormat.of(name.substring(name.lastIndexOf('.') + 1))
        .orElseThrow(() -> new BadFile("The file's name must end in .json, .csv or .md."));
  }
}
