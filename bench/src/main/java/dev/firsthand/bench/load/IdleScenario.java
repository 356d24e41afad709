package dev.firsthand.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What connections cost that say nothing but hello. */
final class IdleScenario implements Scenario {

  private static final int OTHER_FILES = 500;
  private static final int FEW = 1_000;
  private static final int SECONDS = 10;

  private final int wished;

  IdleScenario(int wished) {
    this.wished = wished;
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    int room = Machine.mostFiles() - OTHER_FILES;
    int many = Math.min(wished, room);
    int few = Math.min(FEW, many / 2);
    if (many < wished) {
      results.note("One process may open " + Machine.mostFiles() + " files here: " + many
          + " connections instead of " + wished + ".");
    }
    try (var stage = Stage.open(variant, Plan.of(1, 1, Plan.SHRINKING));
        var sockets = new Sockets()) {
      connect(stage, sockets, 0, few);
      long fewBytes = settled(stage);
      connect(stage, sockets, few, many);
      long manyBytes = settled(stage);
      Usage usage = Usage.from(stage.server());
      TimeUnit.SECONDS.sleep(SECONDS);
      Usage.Used used = usage.untilNow();
      results.add(new Row(
          "idle",
          variant,
          round,
          List.of(
              Figure.count("connections", "connections", many),
              Figure.of("residentMb", "resident MB", manyBytes / 1e6, 0),
              Figure.of("kbEach", "kB each", (manyBytes - fewBytes) / 1e3 / (many - few), 1),
              Figure.of("idleCores", "idle cores", used.server() / used.seconds(), 3),
              Figure.of("foreignCores", "foreign cores", used.foreign(), 2))));
    }
  }

  private static void connect(Stage stage, Sockets sockets, int from, int to) {
    for (int i = from; i < to; i++) {
      var link = sockets
          .open(stage.server().port(), stage.visitorsDoor(i), null, Refusals::tellOf)
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
      String hello = stage.visitorsHello();
      if (hello != null) {
        sockets.loop().execute(() -> link.send(hello));
      }
    }
  }

  private static long settled(Stage stage) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(3);
    return stage.server().resident();
  }
}
