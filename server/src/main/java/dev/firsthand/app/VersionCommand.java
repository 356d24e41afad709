package dev.firsthand.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code firsthand version}. */
@Command(name = "version", description = "Says which version this is.")
final class VersionCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.println("firsthand " + Version.text());
    return 0;
  }
}
