package dev.firsthand.app;

import dev.firsthand.http.ServerException;
import dev.firsthand.rest.BadInput;
import dev.firsthand.store.DatabaseUnusable;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line. Exit codes: 0 done; 64 the command line or an input file can't be used; 69
 * something that is needed can't be had (port, database); 78 the configuration can't be used; 70 a
 * fault of ours.
 */
@Command(
    name = "firsthand",
    description = "Live chat you host yourself.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      SiteCommands.class,
      StaffCommands.class,
      FaqCommands.class,
      ImportCommand.class,
      BackupCommand.class,
      ConfigCommand.class,
      RehearseCommand.class,
      VersionCommand.class
    })
public final class Main {

  static final int BAD_INPUT = 64;
  static final int UNAVAILABLE = 69;
  static final int FAULT = 70;
  static final int BAD_CONFIG = 78;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.err));
  }

  static int run(String[] arguments, PrintStream errors) {
    var line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, command, parsed) -> {
      int code = code(exception);
      if (code == FAULT) {
        exception.printStackTrace(errors);
      } else {
        errors.println("firsthand: " + exception.getMessage());
      }
      return code;
    });
    line.setParameterExceptionHandler((exception, parsed) -> {
      errors.println("firsthand: " + said(exception));
      errors.println("Try: firsthand --help");
      return BAD_INPUT;
    });
    return line.execute(arguments);
  }

  /** Without a word that picocli 4.7 says twice where a value is no KEY=VALUE. */
  private static String said(CommandLine.ParameterException exception) {
    return String.valueOf(exception.getMessage()).replace("option option", "option");
  }

  private static int code(Exception exception) {
    return switch (exception) {
      case ConfigException bad -> BAD_CONFIG;
      case DatabaseUnusable unusable -> UNAVAILABLE;
      case ServerException unusable -> UNAVAILABLE;
      case DataInUse taken -> UNAVAILABLE;
      case BadInput bad -> BAD_INPUT;
      case BadFile bad -> BAD_INPUT;
      default -> FAULT;
    };
  }
}
