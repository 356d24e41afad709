package dev.firsthand.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code firsthand config}: the settings in force. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Prints all settings in force, with what each means; checks them.")
final class ConfigCommand implements Callable<Integer> {

  @Mixin
  private Options options = new Options();

  @Override
  public Integer call() {
    ConfigValues values = options.values();
    Config.of(values);
    System.out.print(Config.printed(values));
    return 0;
  }
}
