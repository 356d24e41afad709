package dev.firsthand.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a file is, its content says; its name at most chooses among texts. */
class FileKindTest {

  @Test
  void picturesAndDocumentsAreKnownByTheirFirstBytes() {
    assertThat(FileKind.of(bytes("\u0089PNG\r\n\u001a\nrest"), "a.txt")).contains(FileKind.PNG);
    assertThat(FileKind.of(bytes("\u00ff\u00d8\u00ff\u00e0"), "a")).contains(FileKind.JPEG);
    assertThat(FileKind.of(bytes("GIF89a"), "a")).contains(FileKind.GIF);
    assertThat(FileKind.of(bytes("RIFF\u0001\u0002\u0003\u0004WEBPVP8 "), "a"))
        .contains(FileKind.WEBP);
    assertThat(FileKind.of(bytes("%PDF-1.7"), "a")).contains(FileKind.PDF);
  }

  @Test
  void aTextMustBeTextAndBeNamedSo() {
    assertThat(FileKind.of("naïve, 1\n".getBytes(UTF_8), "List.CSV")).contains(FileKind.TEXT);
    assertThat(FileKind.of(new byte[] {'a', 0, 'b'}, "a.txt")).isEmpty();
    assertThat(FileKind.of(new byte[] {(byte) 0xc3, 'x'}, "a.txt")).isEmpty();
  }

  @Test
  void whatCouldActIsNotTaken() {
    assertThat(FileKind.of(bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.svg"))
        .isEmpty();
    assertThat(FileKind.of(bytes("<!doctype html><script>1</script>"), "a.html"))
        .isEmpty();
    assertThat(FileKind.of(bytes("MZ\u0090"), "a.png")).isEmpty();
    assertThat(FileKind.of(bytes("PK\u0003\u0004"), "a.zip")).isEmpty();
  }

  @Test
  void aNameEndsLikeWhatTheFileIs() {
    assertThat(FileKind.PNG.named("leaf.png")).isEqualTo("leaf.png");
    assertThat(FileKind.JPEG.named("leaf.JPEG")).isEqualTo("leaf.JPEG");
    assertThat(FileKind.PNG.named("leaf.html")).isEqualTo("leaf.html.png");
    assertThat(FileKind.PDF.named("bill")).isEqualTo("bill.pdf");
  }

  @Test
  void aNameIsOneTidyWord() {
    assertThat(FileName.tidied("C:\\pictures\\..\\leaf.png")).isEqualTo("leaf.png");
    assertThat(FileName.tidied("../../etc/passwd")).isEqualTo("passwd");
    assertThat(FileName.tidied("a\u202egnp.exe\r\n\"b")).isEqualTo("agnp.exeb");
    assertThat(FileName.tidied("..")).isEqualTo("file");
    assertThat(FileName.tidied("x".repeat(500))).hasSize(FileName.LONGEST);
  }

  @Test
  void theHeaderHoldsAnyName() {
    assertThat(FileName.disposition(true, "Blätter 1.png"))
        .isEqualTo("inline; filename=\"Bl_tter 1.png\"; filename*=UTF-8''Bl%C3%A4tter%201.png");
    assertThat(FileName.disposition(false, "a.pdf")).startsWith("attachment; ");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
