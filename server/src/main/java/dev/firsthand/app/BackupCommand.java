package dev.firsthand.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firsthand backup FILE}. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies the embedded database into a new file, also while the server runs.")
final class BackupCommand implements Callable<Integer> {

  @Mixin
  private Options options = new Options();

  @Parameters(paramLabel = "FILE", description = "Where to; must not be there yet.")
  private @Nullable Path file;

  @Override
  public Integer call() {
    Path target = Objects.requireNonNull(file, "picocli demands it");
    try (House house = CommandHouse.open(options)) {
      house.database.backup(target);
      System.out.println("Written: " + target);
      return 0;
    }
  }
}
