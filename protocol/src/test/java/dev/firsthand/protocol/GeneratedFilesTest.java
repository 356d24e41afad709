package dev.firsthand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratedFilesTest {

  @Test
  void theTypeScriptTypesAreThoseOfTheRecords() {
    Committed.is("web-widget/shared/src/protocol.ts", TypeScript.protocol());
    Committed.is("web-widget/shared/src/protocol-agent.ts", TypeScript.agentDecoder());
  }

  @Test
  void everyRecordOnTheWireSaysWhatItIs() {
    assertThat(Wire.tagged())
        .allSatisfy(record -> assertThat(Wire.docOf(record)).isNotEmpty());
    assertThat(Wire.partsOf(Wire.FAMILIES))
        .allSatisfy(part -> assertThat(Wire.docOf(part)).isNotEmpty());
  }
}
