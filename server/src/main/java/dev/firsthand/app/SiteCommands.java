package dev.firsthand.app;

import dev.firsthand.access.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firsthand site …}. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description = "Makes and lists sites.",
    subcommands = {SiteCommands.Add.class, SiteCommands.ListAll.class})
final class SiteCommands {

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Makes a site; a running server sees it after its next start.")
  static final class Add implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "KEY")
    private @Nullable String key;

    @Option(names = "--name", paramLabel = "NAME", description = "Defaults to the key.")
    private @Nullable String name;

    @Option(
        names = "--origin",
        paramLabel = "ORIGIN",
        description = "Origin of the site's pages, such as https://shop.example; may repeat.")
    private List<String> origins = new ArrayList<>();

    @Override
    public Integer call() {
      String wanted = Objects.requireNonNull(key, "picocli demands it");
      try (House house = CommandHouse.open(options)) {
        house.sites.create(wanted, name == null ? wanted : name, origins, Author.COMMAND_LINE);
        System.out.println("Made the site " + wanted + ".");
        return 0;
      }
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all sites.")
  static final class ListAll implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() {
      try (House house = CommandHouse.open(options)) {
        house
            .sites
            .all()
            .forEach(site -> System.out.println(
                site.key() + "\t" + site.name() + "\t" + String.join(" ", site.origins())));
        return 0;
      }
    }
  }
}
