package dev.firsthand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GoldenFramesTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @ParameterizedTest
  @EnumSource
  void aSampleReadsAndWritesTheSame(Golden golden) throws BadFrame {
    for (JsonNode sample : golden.samples()) {
      assertThat(MAPPER.readTree(golden.again(sample))).isEqualTo(sample);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSampleIsValidByTheSchema(Golden golden) {
    Schema schema = schemaOf(golden.family);
    for (JsonNode sample : golden.samples()) {
      assertThat(schema.validate(sample)).as(sample.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSampleOfAnUnknownTypeIsRefusedByTheSchema(Golden golden) {
    Schema schema = schemaOf(golden.family);
    for (JsonNode sample : golden.samples()) {
      ObjectNode bad = ((ObjectNode) sample.deepCopy()).put("type", "nonsense");
      assertThat(schema.validate(bad)).as(bad.toString()).isNotEmpty();
    }
  }

  @Test
  void theSchemaHoldsTheBounds() {
    Schema schema = schemaOf(VisitorCommand.class);
    assertThat(schema.validate(say("x".repeat(4000)))).isEmpty();
    assertThat(schema.validate(say("x".repeat(4001)))).isNotEmpty();
    assertThat(schema.validate(say(" "))).isNotEmpty();
    assertThat(schema.validate(say("x").without("key"))).isNotEmpty();
  }

  @Test
  void everyRecordAndEveryFieldHasASample() {
    var seen = new HashSet<String>();
    for (Golden golden : Golden.values()) {
      for (JsonNode sample : golden.samples()) {
        Wire.recordsOf(golden.family).stream()
            .filter(record -> Family.nameOf(record).equals(sample.path("type").asString()))
            .forEach(record -> note(sample, record, seen));
      }
    }
    var wanted = new HashSet<String>();
    Wire.tagged().forEach(record -> want(record, wanted));
    Wire.partsOf(Wire.FAMILIES).stream()
        .filter(Class::isRecord)
        .forEach(part -> want(part.asSubclass(Record.class), wanted));
    assertThat(seen).containsAll(wanted);
  }

  private static void want(Class<? extends Record> record, Set<String> wanted) {
    wanted.add(Wire.nameOf(record));
    Shape.of(record).fields().forEach(f -> wanted.add(Wire.nameOf(record) + "." + f.name()));
  }

  private static void note(JsonNode value, Class<? extends Record> record, Set<String> seen) {
    seen.add(Wire.nameOf(record));
    for (Shape.Field field : Shape.of(record).fields()) {
      if (value.has(field.name())) {
        seen.add(Wire.nameOf(record) + "." + field.name());
        note(value.path(field.name()), field.kind(), seen);
      }
    }
  }

  private static void note(JsonNode value, Shape.Kind kind, Set<String> seen) {
    if (kind instanceof Shape.Kind.Many many) {
      value.forEach(element -> note(element, many.of(), seen));
    } else if (kind instanceof Shape.Kind.Nested nested) {
      note(value, nested.type(), seen);
    } else if (kind instanceof Shape.Kind.Tagged tagged) {
      Wire.recordsOf(tagged.family()).stream()
          .filter(record -> Family.nameOf(record).equals(value.path("type").asString()))
          .forEach(record -> note(value, record, seen));
    }
  }

  private static ObjectNode say(String text) {
    return MAPPER
        .createObjectNode()
        .put("type", "say")
        .put("id", "1")
        .put("key", "k")
        .put("text", text);
  }

  private static Schema schemaOf(Class<?> family) {
    var root = (ObjectNode) MAPPER.readTree(Schemas.document());
    root.remove("anyOf");
    root.put("$ref", "#/$defs/" + Wire.nameOf(family));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }
}
