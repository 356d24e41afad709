package dev.firsthand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class GeneratedFilesTest {

  @Test
  void theTypeScriptTypesAreThoseOfTheRecords() {
    Committed.is("web-widget/shared/src/protocol.ts", TypeScript.protocol());
    Committed.is("web-widget/shared/src/protocol-agent.ts", TypeScript.agentDecoder());
    Committed.is("web-widget/shared/src/protocol-people.ts", TypeScript.peopleDecoder());
    Committed.is("web-widget/shared/src/protocol-limits.ts", TypeScript.limits());
  }

  @Test
  void theSchemaIsThatOfTheRecords() {
    Committed.is("protocol/src/main/resources/protocol/schema.json", Schemas.document());
  }

  @Test
  void theAsyncApiIsThatOfTheRecords() {
    Committed.is("protocol/src/main/resources/protocol/asyncapi.yaml", AsyncApi.document());
  }

  @Test
  void theReferenceInProtocolMdIsThatOfTheRecords() {
    Committed.is("docs/PROTOCOL.md", Tables.into(Committed.text("docs/PROTOCOL.md")));
  }

  @Test
  void everyReferenceInTheAsyncApiLeadsSomewhere() {
    JsonNode document = YAMLMapper.builder().build().readTree(AsyncApi.document());
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void everyRecordOnTheWireSaysWhatItIs() {
    assertThat(Wire.tagged())
        .allSatisfy(record -> assertThat(Wire.docOf(record)).isNotEmpty());
    assertThat(Wire.partsOf(Wire.FAMILIES))
        .allSatisfy(part -> assertThat(Wire.docOf(part)).isNotEmpty());
  }
}
