package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.access.OneTimeLinks;
import dev.firsthand.access.Passwords;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firsthand staff …}. */
@Command(
    name = "staff",
    mixinStandardHelpOptions = true,
    description = "Makes and lists agents, supervisors and admins.",
    subcommands = {StaffCommands.Add.class, StaffCommands.ListAll.class, StaffCommands.Link.class})
final class StaffCommands {

  /** The link alone on standard output, so that scripts can take it; what to do with it beside. */
  private static void printLink(Options options, String token) {
    String server = options.config().publicAddress();
    System.out.println(server + OneTimeLinks.path(token));
    if (server.isEmpty()) {
      System.err.println(
          "Put your server's address before it, or set " + ConfigKey.HTTP_PUBLIC_URL.key()
              + " to have it printed whole. It works once, for three days.");
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Makes a staff member; prints a one-time link, unless a password is given.")
  static final class Add implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "LOGIN")
    private @Nullable String login;

    @Option(names = "--name", required = true, paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--role", defaultValue = "agent", paramLabel = "agent|supervisor|admin")
    private Role role = Role.AGENT;

    @Option(names = "--capacity", defaultValue = "4", paramLabel = "N")
    private int capacity = 4;

    @Option(
        names = "--password-stdin",
        description = "Reads the password from standard input: one line.")
    private boolean passwordStdin;

    @Override
    public Integer call() throws IOException {
      String wanted = Objects.requireNonNull(login, "picocli demands it");
      try (House house = CommandHouse.open(options)) {
        StaffDraft plain =
            StaffDraft.of(wanted, Objects.requireNonNull(name, "picocli demands it"), role);
        var draft = new StaffDraft(
            plain.login(),
            plain.name(),
            plain.title(),
            plain.picture(),
            plain.role(),
            plain.languages(),
            plain.greeting(),
            capacity,
            true);
        String hash = passwordStdin ? hash(house, wanted) : null;
        StaffMember member = house.register.create(draft, hash, Author.COMMAND_LINE);
        if (hash == null) {
          printLink(options, house.links.invite(member.id()));
        } else {
          System.out.println("Made " + member.role().word() + " " + member.login() + ".");
        }
        return 0;
      }
    }

    private static String hash(House house, String login) throws IOException {
      String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
      Passwords.flaw(password, login).ifPresent(flaw -> {
        throw new BadFile(flaw);
      });
      return house.passwords.hash(password);
    }
  }

  @Command(
      name = "link",
      mixinStandardHelpOptions = true,
      description = "Prints a one-time link with which the member chooses a new password.")
  static final class Link implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "LOGIN")
    private @Nullable String login;

    @Override
    public Integer call() {
      String wanted = Objects.requireNonNull(login, "picocli demands it");
      try (House house = CommandHouse.open(options)) {
        StaffMember member = house
            .register
            .findByLogin(wanted)
            .orElseThrow(() -> new BadFile("Nobody has the login " + wanted + "."));
        printLink(options, house.links.invite(member.id()));
        return 0;
      }
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all staff.")
  static final class ListAll implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() {
      try (House house = CommandHouse.open(options)) {
        house
            .staff
            .all()
            .forEach(member -> System.out.println(member.id()
                + "\t"
                + member.role().word()
                + "\t"
                + member.login()
                + "\t"
                + member.name()
                + (member.active() ? "" : "\t(inactive)")));
        return 0;
      }
    }
  }
}
