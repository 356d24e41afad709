package dev.firsthand.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firsthand demo}: everything to try out. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs a server with a demo shop, agents and an FAQ.")
final class DemoCommand implements Callable<Integer> {

  @Mixin
  private Options options = new Options();

  @Override
  public Integer call() throws Exception {
    ConfigValues values =
        options.values(Map.of(ConfigKey.DATA_DIRECTORY, Path.of("data", "demo").toString()));
    return Serving.run(Config.of(values), true, DemoCommand::prepare, System.out);
  }

  private static List<String> prepare(House house, Path data) throws java.io.IOException {
    var lines = new ArrayList<String>();
    List<String> signIns = DemoData.install(house, data);
    lines.add("  The shop, with the widget     {address}/");
    lines.add("  The agents' console           {address}/console/");
    lines.add("  The admin pages               {address}/admin/");
    lines.add("");
    lines.add("  Sign-ins of this demo (made by chance, kept in "
        + data.resolve("demo-sign-ins.txt") + "):");
    signIns.forEach(line -> lines.add("    " + line));
    lines.add("");
    return lines;
  }
}
