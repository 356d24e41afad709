package dev.firsthand.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** The names of files, as far as they can be trusted. */
final class FileName {

  static final int LONGEST = 120;

  private FileName() {}

  /** The last part of a name, on one line, without what turns the writing or names a folder. */
  static String tidied(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var clean = new StringBuilder();
    last.codePoints()
        .filter(c -> !Character.isISOControl(c)
            && Character.getType(c) != Character.FORMAT
            && Character.getType(c) != Character.SURROGATE
            && "\"<>|:*?%".indexOf(c) < 0)
        .limit(LONGEST)
        .forEach(clean::appendCodePoint);
    String tidy = clean.toString().strip();
    return tidy.replace(".", "").isBlank() ? "file" : tidy;
  }

  /** The header that says under which name a file is to be kept (RFC 6266). */
  static String disposition(boolean inline, String name) {
    var plain = new StringBuilder();
    name.chars().forEach(c -> plain.append(c >= ' ' && c < 0x7f && c != '\\' ? (char) c : '_'));
    return "%s; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(inline ? "inline" : "attachment", plain, encoded(name));
  }

  private static String encoded(String name) {
    var encoded = new StringBuilder();
    for (byte b : name.getBytes(UTF_8)) {
      boolean bare = (b >= 'a' && b <= 'z')
          || (b >= 'A' && b <= 'Z')
          || (b >= '0' && b <= '9')
          || ".-_".indexOf(b) >= 0;
      encoded.append(bare ? Character.toString(b) : String.format(Locale.ROOT, "%%%02X", b));
    }
    return encoded.toString();
  }
}
