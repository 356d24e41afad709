package dev.firsthand.protocol;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample frames that the tests of both languages read, by family. */
enum Golden {
  VISITOR_COMMANDS("visitor-commands", VisitorCommand.class),
  VISITOR_FRAMES("visitor-frames", VisitorFrame.class),
  AGENT_COMMANDS("agent-commands", AgentCommand.class),
  AGENT_FRAMES("agent-frames", AgentFrame.class);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  final Class<?> family;
  private final String name;

  Golden(String name, Class<?> family) {
    this.name = name;
    this.family = family;
  }

  List<JsonNode> samples() {
    var samples = new ArrayList<JsonNode>();
    MAPPER
        .readTree(Committed.text("protocol/src/test/resources/wire/" + name + ".json"))
        .forEach(samples::add);
    return samples;
  }

  /** Reads a sample and writes it again. */
  String again(JsonNode sample) throws BadFrame {
    return switch (this) {
      case VISITOR_COMMANDS -> again(Codec.visitorCommands(), sample);
      case VISITOR_FRAMES -> again(Codec.visitorFrames(), sample);
      case AGENT_COMMANDS -> again(Codec.agentCommands(), sample);
      case AGENT_FRAMES -> again(Codec.agentFrames(), sample);
    };
  }

  private static <T> String again(Codec<T> codec, JsonNode sample) throws BadFrame {
    return codec.write(codec.read(sample.toString()));
  }
}
