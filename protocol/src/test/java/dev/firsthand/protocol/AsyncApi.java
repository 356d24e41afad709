package dev.firsthand.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes both sockets as AsyncAPI 3.0. */
final class AsyncApi {

  private final Map<String, Object> channels = new LinkedHashMap<>();
  private final Map<String, Object> operations = new LinkedHashMap<>();
  private final Map<String, Object> messages = new LinkedHashMap<>();
  private final Schemas schemas = new Schemas("#/components/schemas/");

  private AsyncApi() {}

  /** The whole document, for {@code protocol/asyncapi.yaml}. */
  static String document() {
    return new AsyncApi().write();
  }

  private String write() {
    channel(
        "visitor",
        Protocol.VISITOR_PATH,
        "Visitors of a website. Open to all; the page's origin must be one of the site's.",
        VisitorCommand.class,
        VisitorFrame.class);
    channel(
        "agent",
        Protocol.AGENT_PATH,
        "Agents. Needs the session cookie of a sign-in, and this server's own origin.",
        AgentCommand.class,
        AgentFrame.class);
    var root = new LinkedHashMap<String, Object>();
    root.put("asyncapi", "3.0.0");
    root.put(
        "info",
        ordered(
            "title",
            "Firsthand",
            "version",
            Protocol.VERSION + ".0.0",
            "description",
            "Live chat over WebSocket. Each text frame is one JSON object; the subprotocol is "
                + Protocol.SUBPROTOCOL + ". PROTOCOL.md tells the rules.",
            "license",
            Map.of("name", "Apache-2.0")));
    root.put("defaultContentType", "application/json");
    root.put("channels", channels);
    root.put("operations", operations);
    root.put("components", ordered("messages", messages, "schemas", schemas.all()));
    return YAMLMapper.builder()
        .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
        .disable(YAMLWriteFeature.SPLIT_LINES)
        .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
        .build()
        .writeValueAsString(root);
  }

  private void channel(
      String role, String path, String description, Class<?> commands, Class<?> frames) {
    var inChannel = new LinkedHashMap<String, Object>();
    List<Object> received = add(role, commands, inChannel);
    List<Object> sent = add(role, frames, inChannel);
    channels.put(
        role,
        ordered(
            "address", path,
            "description", description,
            "messages", inChannel,
            "bindings", Map.of("ws", Map.of("method", "GET"))));
    Map<String, Object> channel = Map.of("$ref", "#/channels/" + role);
    operations.put(
        role + "Commands",
        ordered(
            "action",
            "receive",
            "summary",
            "What the server accepts from a client of role " + role + ".",
            "channel",
            channel,
            "messages",
            received));
    operations.put(
        role + "Frames",
        ordered(
            "action",
            "send",
            "summary",
            "What the server says to a client of role " + role + ".",
            "channel",
            channel,
            "messages",
            sent));
  }

  private List<Object> add(String role, Class<?> family, Map<String, Object> inChannel) {
    var refs = new ArrayList<>();
    for (Class<? extends Record> record : Wire.recordsOf(family)) {
      String name = Wire.nameOf(record);
      messages.putIfAbsent(name, message(record));
      inChannel.put(name, Map.of("$ref", "#/components/messages/" + name));
      refs.add(Map.of("$ref", "#/channels/" + role + "/messages/" + name));
    }
    return refs;
  }

  private Map<String, Object> message(Class<? extends Record> record) {
    var message = new LinkedHashMap<String, Object>();
    message.put("name", Family.nameOf(record));
    message.put("summary", Wire.docOf(record));
    message.put("payload", schemas.ref(record));
    AllowedIn allowed = record.getAnnotation(AllowedIn.class);
    if (allowed != null && allowed.value().length > 0) {
      message.put("x-states", Wire.statesOf(allowed));
    }
    if (VisitorCommand.class.isAssignableFrom(record)
        || AgentCommand.class.isAssignableFrom(record)) {
      message.put("x-refusals", Wire.refusalsOf(record));
    }
    return message;
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
