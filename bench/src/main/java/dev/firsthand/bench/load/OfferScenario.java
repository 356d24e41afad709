package dev.firsthand.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From "an agent is free" to "the next offer is there", with a long queue: the routing bench, in a
 * process of its own, with its server in it.
 */
final class OfferScenario implements Scenario {

  private static final int AGENTS = 200;

  private final int waiting;
  private final int matches;

  OfferScenario(int waiting, int matches) {
    this.waiting = waiting;
    this.matches = matches;
  }

  /** It has one server only: the product over SQLite. */
  @Override
  public boolean concerns(Variant variant) {
    return variant == Variant.SQLITE;
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    Path json = Files.createTempFile("firsthand-offer", ".json");
    try {
      run(json);
      JsonNode parts = new JsonMapper().readTree(Files.readString(json)).path("parts");
      JsonNode closing = parts.get(2);
      JsonNode answer = parts.get(3);
      results.add(new Row(
          "offer",
          variant,
          round,
          List.of(
              Figure.count("waiting", "waiting", waiting),
              Figure.count("agents", "agents", AGENTS),
              Figure.of("closingP50Ms", "from closing p50 ms", at(closing, "p50"), 1),
              Figure.of("closingP99Ms", "p99", at(closing, "p99"), 1),
              Figure.of("answerP50Ms", "from the answer p50 ms", at(answer, "p50"), 1),
              Figure.of("answerP99Ms", "p99", at(answer, "p99"), 1))));
    } finally {
      Files.delete(json);
    }
  }

  private void run(Path json) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Product.fromClassPath(List.of("-Xmx2g"), "dev.firsthand.bench.routing.Main"));
    command.addAll(List.of("--agents", Integer.toString(AGENTS)));
    command.addAll(List.of("--waiting", Integer.toString(waiting)));
    command.addAll(List.of("--matches", Integer.toString(matches)));
    command.addAll(List.of("--json", json.toString()));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    if (process.waitFor() > 1) {
      throw new IOException("The routing bench failed.");
    }
  }

  private static double at(JsonNode part, String key) {
    return part.path(key + "Ms").doubleValue();
  }
}
