package dev.firsthand.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that may be sent. What a file is, its content says and nothing else. */
enum FileKind {
  PNG("image/png", true, "png"),
  JPEG("image/jpeg", true, "jpg", "jpeg"),
  GIF("image/gif", true, "gif"),
  WEBP("image/webp", true, "webp"),
  PDF("application/pdf", false, "pdf"),
  TEXT("text/plain", false, "txt", "csv", "log", "md");

  private final String type;
  private final boolean inline;

  /** How names of this kind end, the usual one first, with spaces between and around. */
  private final String endings;

  FileKind(String type, boolean inline, String... endings) {
    this.type = type;
    this.inline = inline;
    this.endings = " " + String.join(" ", endings) + " ";
  }

  /** Its media type. */
  String type() {
    return type;
  }

  /** Whether a browser may show it in place: pictures made of dots, in which no script can hide. */
  boolean inline() {
    return inline;
  }

  /** The kind with this media type. */
  static Optional<FileKind> ofType(String type) {
    return List.of(values()).stream().filter(kind -> kind.type.equals(type)).findFirst();
  }

  /**
   * What a file is. Text has no mark of its own, so its name must end like a text's: a page or a
   * drawing in XML is none of our kinds.
   */
  static Optional<FileKind> of(byte[] content, String name) {
    if (begins(content, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (begins(content, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (begins(content, 0, "GIF87a") || begins(content, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (begins(content, 0, "RIFF") && begins(content, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (begins(content, 0, "%PDF-")) {
      return Optional.of(PDF);
    }
    return TEXT.ends(name) && isText(content) ? Optional.of(TEXT) : Optional.empty();
  }

  /** The name with an ending that says what the file is, whatever it said before. */
  String named(String name) {
    return ends(name) ? name : name + "." + endings.strip().split(" ", 2)[0];
  }

  private boolean ends(String name) {
    return endings.contains(" " + ending(name) + " ");
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean begins(byte[] content, int at, String mark) {
    byte[] wanted = mark.getBytes(ISO_8859_1);
    if (content.length < at + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (content[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] content) {
    try {
      return UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .chars()
          .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    } catch (CharacterCodingException binary) {
      return false;
    }
  }
}
