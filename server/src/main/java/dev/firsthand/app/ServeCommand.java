package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.access.OneTimeLinks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firsthand serve}: your own server. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the server. The first start prints a one-time link for the admin.")
final class ServeCommand implements Callable<Integer> {

  @Mixin
  private Options options = new Options();

  @Override
  public Integer call() throws Exception {
    return Serving.run(options.config(), false, ServeCommand::prepare, System.out);
  }

  private static List<String> prepare(House house, Path data) {
    if (house.sites.all().isEmpty()) {
      house.sites.create("site", "My website", Author.HOUSE);
    }
    var lines = new ArrayList<String>();
    house.links.setup().ifPresent(token -> {
      lines.add("  Make the first admin with this link; it works once, for three days:");
      lines.add("  {address}" + OneTimeLinks.path(token));
      lines.add("");
    });
    return lines;
  }
}
